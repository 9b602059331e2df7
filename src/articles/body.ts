import type { MdastNode } from 'satteri';
import { pages } from '#shared/contract/pages.ts';
import type { Settings } from '#shared/settings/schema.ts';
import { nodesOf, readMarkdown } from './markdown.ts';
import { policyIdOf } from './policy-directive.ts';
import { htmlFaults, type TextFault } from './raw-html.ts';

interface Known {
  settings: Settings;
  articleIds: ReadonlySet<string>;
  categoryIds: ReadonlySet<string>;
  typeIds: ReadonlySet<string>;
  /** Addresses of files that the content brings along. */
  assets: ReadonlySet<string>;
  /** Whether a picture lies where a path leads from the article's own folder. */
  liesBeside(path: string): boolean;
}

/** What is wrong in the text of an article: HTML, policies and links that lead nowhere. */
export function bodyFaults(body: string, known: Known): TextFault[] {
  const nodes = [...nodesOf(readMarkdown(body))];
  const faults = [
    ...nodes.flatMap((node) => policyFault(node, known) ?? []),
    ...linkFaults(body, nodes, known),
  ];
  if (nodes.some((node) => node.type === 'heading' && node.depth === 1))
    faults.push('a heading begins with ## (the title is the only #).');
  return [...htmlFaults(nodes), ...faults.map((sentence) => ({ sentence }))];
}

function policyFault(node: MdastNode, { settings }: Known): string | undefined {
  if (!('name' in node) || node.name !== 'policy') return undefined;
  if (node.type !== 'textDirective') return 'a policy is written with one colon, inside of a line.';
  const id = policyIdOf(node);
  return Object.hasOwn(settings.policies, id)
    ? undefined
    : `:policy[${id}] names a policy that is not in settings.json.`;
}

function linkFaults(body: string, nodes: readonly MdastNode[], known: Known): string[] {
  const definitions = nodes.filter((node) => node.type === 'definition');
  const definitionOf = (name: string) => definitions.find(({ identifier }) => identifier === name);
  return nodes.flatMap((node) => {
    if (node.type === 'image') return pictureFault(node.url) ?? besideFault(node.url, known) ?? [];
    if (node.type === 'imageReference')
      return pictureFault(definitionOf(node.identifier)?.url ?? '') ?? [];
    if (node.type !== 'link' && node.type !== 'definition') return [];
    // An address that the text itself names may be one of plain http.
    const named = body[node.position?.start.offset ?? 0] !== '[';
    if (named && node.url.startsWith('http://')) return [];
    // A definition may be one of a picture.
    if (node.type === 'definition') return besideFault(node.url, known) ?? [];
    return linkFault(node.url, known) ?? [];
  });
}

/** Whether following an address would run something, or do what no link of ours does. */
export const mayRun = (href: string) =>
  /^[^/?#]*:/.test(href) && !/^(?:https?|mailto|tel):/i.test(href);

function pictureFault(href: string): string | undefined {
  if (!/^https?:/i.test(href)) return undefined;
  return `the picture ${href} lies on another site; put it into assets/.`;
}

/** Pictures may lie beside the article too; pages show them from a place of their own. */
function besideFault(href: string, known: Known): string | undefined {
  if (/^[/#]|:/.test(href) || !isFile(href)) return linkFault(href, known);
  return known.liesBeside(decoded(href)) ? undefined : `the picture ${href} is not there.`;
}

function linkFault(href: string, known: Known): string | undefined {
  if (/^(?:https:\/\/|mailto:|tel:|#)/i.test(href)) return undefined;
  if (/^[^/?#]*:/.test(href)) return `the link ${href} is of a kind that pages may not have.`;
  if (!href.startsWith('/')) return `the link ${href} must begin with /.`;
  const path = decoded(href.replace(/[?#].*$/, ''));
  if (!path.endsWith('/') && !isFile(path)) return `the link ${href} must end with /.`;
  if (!isKnownPath(path, known)) return `the link ${href} leads nowhere.`;
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

function isKnownPath(path: string, { articleIds, categoryIds, typeIds, assets }: Known): boolean {
  if (isFile(path)) return assets.has(path);
  const id = path.slice(1, -1);
  if (articleIds.has(id) || categoryIds.has(id)) return true;
  const contactType = /^contact\/([^/]+)$/.exec(id)?.[1];
  if (contactType) return typeIds.has(contactType);
  return Object.values(pages).some((page) => page.path === path);
}
