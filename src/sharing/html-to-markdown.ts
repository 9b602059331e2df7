import type { Element, Nodes } from 'hast';
import { defaultHandlers, type Handle, type State, toMdast } from 'hast-util-to-mdast';
import type { BlockContent, Emphasis, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { htmlToHast } from 'satteri';
import { withoutHeadingLinks } from '../articles/heading-links.ts';
import * as texts from './texts.ts';

/** Pictures of the interface, and what only scripts use. */
const unread = ['svg', 'template', 'script', 'style', 'button'];

const hasClass = ({ properties }: Element, names: readonly string[]) =>
  Array.isArray(properties.className) &&
  properties.className.some((name) => names.includes(String(name)));

/** Lines above a part of the answer. That of a notice is hidden where its box is labelled by the same words. */
const isTitle = (node: Element) =>
  node.properties.ariaHidden === 'true' || hasClass(node, ['tab-label', 'contact-card-title']);

/** What the picture shows, where only a page that Astro renders knows its address. */
function describedPicture({ properties }: Element): Emphasis | undefined {
  const unrendered = properties.__astro_image_;
  if (typeof unrendered !== 'string') return undefined;
  const { alt }: { alt?: string } = JSON.parse(unrendered);
  return { type: 'emphasis', children: [{ type: 'text', value: texts.picture(alt ?? '') }] };
}

const strongLine = (state: State, node: Element): Paragraph => ({
  type: 'paragraph',
  children: [{ type: 'strong', children: state.all(node) as PhrasingContent[] }],
});

const handlers: Record<string, Handle> = {
  ...Object.fromEntries(unread.map((name) => [name, () => undefined])),
  aside: (state, node) => ({
    type: 'blockquote',
    children: state.toFlow(state.all(node)) as BlockContent[],
  }),
  summary: strongLine,
  // Each part carries its own label.
  ul: (state, node) =>
    node.properties.role === 'tablist' ? undefined : defaultHandlers.ul(state, node),
  a: (state, node) => {
    if (hasClass(node, ['on-dark'])) return undefined;
    return hasClass(node, ['zoom']) ? state.all(node) : defaultHandlers.a(state, node);
  },
  img: (state, node) => describedPicture(node) ?? defaultHandlers.img(state, node),
  p: (state, node) =>
    isTitle(node)
      ? strongLine(state, node)
      : { type: 'paragraph', children: state.all(node) as PhrasingContent[] },
};

/**
 * What a rendered answer shows, as a tree of Markdown: components and values of settings are text by now. Addresses
 * are whole, as seen from the page at `page`.
 */
export function markdownOfHtml(html: string, page: URL): RootContent[] {
  const tree = htmlToHast(withoutHeadingLinks(html)) as Nodes;
  makeAddressesWhole(tree, page);
  const found = toMdast(tree, { handlers, document: true });
  return found.type === 'root' ? found.children : [];
}

function makeAddressesWhole(node: Nodes, page: URL) {
  if (node.type === 'element')
    for (const name of ['href', 'src']) {
      const address = node.properties[name];
      if (typeof address === 'string' && URL.canParse(address, page))
        node.properties[name] = new URL(address, page).href;
    }
  if ('children' in node) for (const child of node.children) makeAddressesWhole(child, page);
}
