import { pages } from '#shared/contract/pages.ts';
import type { Settings } from '#shared/settings/schema.ts';

interface Known {
  settings: Settings;
  articleIds: ReadonlySet<string>;
  categoryIds: ReadonlySet<string>;
  typeIds: ReadonlySet<string>;
  /** Addresses of files that the content brings along. */
  assets: ReadonlySet<string>;
}

/** What is wrong in the text of an article, in sentences: policies and links that lead nowhere. */
export function bodyFaults(body: string, known: Known): string[] {
  const prose = body.replace(/^(```|~~~).*?^\1/gms, '').replace(/`[^`\n]*`/g, '');
  const faults: string[] = [];
  for (const [, id = ''] of prose.matchAll(/:policy\[([^\]]*)\]/g)) {
    if (!Object.hasOwn(known.settings.policies, id))
      faults.push(`:policy[${id}] names a policy that is not in settings.json.`);
  }
  // A value with a colon behind it is no definition of a link.
  const linking = prose.replace(/:policy\[[^\]]*\]/g, '');
  for (const [, href = ''] of linking.matchAll(/\](?:\(|:\s+)<?([^)\s>]+)/g)) {
    const fault = linkFault(href, known);
    if (fault) faults.push(fault);
  }
  if (/^# /m.test(prose)) faults.push('a heading begins with ## (the title is the only #).');
  return faults;
}

function linkFault(href: string, known: Known): string | undefined {
  if (/^(?:https:\/\/|mailto:|tel:|#)/.test(href)) return undefined;
  if (/^[a-z]+:/i.test(href)) return `the link ${href} is of a kind that pages may not have.`;
  if (!href.startsWith('/'))
    return isFile(href) ? undefined : `the link ${href} must begin with /.`;
  const path = href.replace(/[?#].*$/, '');
  if (!path.endsWith('/') && !isFile(path)) return `the link ${href} must end with /.`;
  if (!isKnownPath(path, known)) return `the link ${href} leads nowhere.`;
  return undefined;
}

const isFile = (path: string) => /\.[a-z0-9]+$/.test(path);

function isKnownPath(path: string, { articleIds, categoryIds, typeIds, assets }: Known): boolean {
  if (isFile(path)) return assets.has(path);
  const id = path.slice(1, -1);
  if (articleIds.has(id) || categoryIds.has(id)) return true;
  const contactType = /^contact\/([^/]+)$/.exec(id)?.[1];
  if (contactType) return typeIds.has(contactType);
  return Object.values(pages).some((page) => page.path === path);
}
