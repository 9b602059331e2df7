import { createHash } from 'node:crypto';
import { type HastNode, htmlToHast } from 'satteri';
import { inlineScripts } from '../../../src/starlight/inline-scripts.ts';
import type { InlineHashes } from '../../../worker/foundation/security/headers.ts';

const ours: ReadonlySet<string> = new Set(Object.values(inlineScripts));
const isData = (type: unknown) => /^application\/(?:ld\+)?json$/.test(String(type));
/** Attributes that name what is fetched or opened. */
const addresses = new Set(['href', 'xLinkHref', 'src', 'action', 'formAction', 'data']);

/** The hashes of our own inline scripts, for the policy; pages carry no inline styles. */
export const inlineHashes = (): InlineHashes => ({
  scripts: [...ours].map(hashOf),
  styles: [],
});

const hashOf = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

/**
 * Looks through a built page, as a browser parses it, for what would run or apply inline and is
 * not ours; gives back a sentence for each. The policy blocks it: the page would not work (R53).
 */
export function inlineFaults(path: string, html: string): string[] {
  if (!mayAct.test(withoutOurs(html))) return [];
  return inlineParts(htmlToHast(html)).map((part) => `${path}: ${beginning(part)}`);
}

/**
 * All that may act inline, and references that may spell it. A page without it cannot act, however it is parsed; to parse
 * each page takes as long as to render it. Between the letters of such an address browsers skip what stands there.
 */
const mayAct =
  /<(?:script|style)|[\s"'/]on|j[\0- ]*a[\0- ]*v[\0- ]*a[\0- ]*s[\0- ]*c[\0- ]*r[\0- ]*i[\0- ]*p[\0- ]*t[\0- ]*:|&(?!(?:amp|lt|gt|quot|#34|#39);)/i;

/** Scripts in files, and where data begin, as our pages write them. */
const usualScripts =
  /<script type="(?:module" src="\/[\w/.-]+"><\/script>|application\/(?:ld\+)?json">)/g;

const ownScripts = [...ours].map((text) => `<script>${text}</script>`);

const withoutOurs = (html: string) =>
  ownScripts.reduce((rest, own) => rest.replaceAll(own, ''), html).replace(usualScripts, '');

/** @throws Error that lists them, if there are any. */
export function refuseInline(faults: readonly string[]) {
  if (faults.length === 0) return;
  throw new Error(
    'The policy of the pages blocks what they carry inline; put it into a file, or a script into ' +
      `src/starlight/inline-scripts.ts:\n${faults.toSorted().join('\n')}`,
  );
}

function inlineParts(node: HastNode): string[] {
  const inside = 'children' in node ? node.children.flatMap((child) => inlineParts(child)) : [];
  if (node.type !== 'element') return inside;
  const { tagName, properties } = node;
  const acting = Object.entries(properties).flatMap(([name, value]) => {
    if (/^on/i.test(name)) return `<${tagName} ${name.toLowerCase()}="${value}">`;
    const address = addresses.has(name) ? String(value).replace(/[\0- ]/g, '') : '';
    return /^javascript:/i.test(address) ? `<${tagName}> leads to ${address.toLowerCase()}` : [];
  });
  const text = node.children.map((child) => ('value' in child ? child.value : '')).join('');
  const isOurs = tagName === 'script' && (ours.has(text) || isData(properties.type));
  const isInline = tagName === 'style' || (tagName === 'script' && !('src' in properties));
  return [...acting, ...(isInline && !isOurs ? [`<${tagName}> ${text.trim()}`] : []), ...inside];
}

/** One line of a text, short enough to be read in a list. */
const beginning = (text: string) => text.replace(/[\s\p{Cc}]+/gu, ' ').slice(0, 100);
