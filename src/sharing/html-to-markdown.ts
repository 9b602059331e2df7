import type { Element, Nodes } from 'hast';
import { type Handle, type State, toMdast } from 'hast-util-to-mdast';
import type { BlockContent, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { htmlToHast } from 'satteri';
import { withoutHeadingLinks } from '../articles/heading-links.ts';

/** Pictures of the interface, and what only scripts use. */
const unread = ['svg', 'template', 'script', 'style', 'button'];

/** The title above a notice: its box is labelled by the same words, so that they are not read twice. */
const isTitle = ({ properties }: Element) => properties.ariaHidden === 'true';

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
