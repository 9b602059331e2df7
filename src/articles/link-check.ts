import type { MdastNode } from 'satteri';
import { pages } from '#shared/contract/pages.ts';
import { readWebAddress } from '#shared/fields/web-address.ts';

/** What links may lead to. */
interface SiteTargets {
  articleIds: ReadonlySet<string>;
  categoryIds: ReadonlySet<string>;
  typeIds: ReadonlySet<string>;
  /** Addresses of files that the content brings along. */
  assets: ReadonlySet<string>;
}

/** What links and pictures of an article may lead to. */
export interface LinkTargets extends SiteTargets {
  /** Whether a picture lies where a path leads from the article's own folder. */
  liesBeside(path: string): boolean;
}

/** One sentence per link or picture of an article that leads nowhere, to another site or to a script. */
export function linkFaults(
  body: string,
  nodes: readonly MdastNode[],
  targets: LinkTargets,
): string[] {
  const definitions = nodes.filter((node) => node.type === 'definition');
  const definitionOf = (name: string) => definitions.find(({ identifier }) => identifier === name);
  return nodes.flatMap((node) => {
    if (node.type === 'image')
      return pictureFault(node.url) ?? besideFault(node.url, targets) ?? [];
    if (node.type === 'imageReference')
      return pictureFault(definitionOf(node.identifier)?.url ?? '') ?? [];
    if (node.type !== 'link' && node.type !== 'definition') return [];
    const misleading = misleadingFault(node.url);
    if (misleading) return misleading;
    // An address that the text itself names may be one of plain http.
    const named = body[node.position?.start.offset ?? 0] !== '[';
    if (named && node.url.startsWith('http://')) return [];
    // A definition may be one of a picture.
    if (node.type === 'definition') return besideFault(node.url, targets) ?? [];
    return linkFault(node.url, targets) ?? [];
  });
}

/** Whether following an address would run a script, or use a scheme that no link of an article needs. */
export const mayRun = (href: string) =>
  /^[^/?#]*:/.test(href) && !/^(?:https?|mailto|tel):/i.test(href);

function misleadingFault(href: string): string | undefined {
  const isWeb = /^https?:/i.test(href);
  if (isWeb ? readWebAddress(href) !== null : !/^[\\/]*\\/.test(href)) return undefined;
  return `the link ${href} leads elsewhere than it says: write no user (…@), no \\ and no hidden marks.`;
}

function pictureFault(href: string): string | undefined {
  if (!/^https?:/i.test(href)) return undefined;
  return `the picture ${href} lies on another site; put it into assets/.`;
}

/** Pictures may lie beside the article too; the build publishes them under an address of its own. */
function besideFault(href: string, targets: LinkTargets): string | undefined {
  if (/^[/#]|:/.test(href) || !isFile(href)) return linkFault(href, targets);
  const path = decoded(href);
  return targets.liesBeside(path) ? undefined : `the picture ${href} is not there.`;
}

/** One sentence where a link leads nowhere in the site, or is of a kind that pages may not have. */
export function linkFault(href: string, targets: SiteTargets): string | undefined {
  if (/^(?:https:\/\/|mailto:|tel:|#)/i.test(href)) return undefined;
  if (/^[^/?#]*:/.test(href)) return `the link ${href} is of a kind that pages may not have.`;
  if (!href.startsWith('/')) return `the link ${href} must begin with /.`;
  const path = decoded(href.replace(/[?#].*/, ''));
  if (!path.endsWith('/') && !isFile(path)) return `the link ${href} must end with /.`;
  if (!isKnownPath(path, targets)) return `the link ${href} leads nowhere.`;
  return undefined;
}

const isFile = (path: string) => /\.[a-z0-9]+$/i.test(path);

/** An address as files are named: browsers show `%20` where one is copied. */
function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

function isKnownPath(
  path: string,
  { articleIds, categoryIds, typeIds, assets }: SiteTargets,
): boolean {
  if (isFile(path)) return assets.has(path);
  const id = path.slice(1, -1);
  if (articleIds.has(id) || categoryIds.has(id)) return true;
  const contactType = /^contact\/([^/]+)$/.exec(id)?.[1];
  if (contactType) return typeIds.has(contactType);
  return Object.values(pages).some((page) => page.path === path);
}
