import { type MdastNode, markdownToMdast } from 'satteri';
import { backToText, footnotes } from './texts.ts';

/** How articles are read: for the check and for Astro's Markdown processor, which is the same parser. */
export const markdownFeatures = {
  gfm: { footnotes: { label: footnotes, backLabel: backToText } },
  smartPunctuation: false,
  directive: true,
};

/** The tree of an article's text, with the place of every node in it. */
export const readMarkdown = (text: string): MdastNode =>
  markdownToMdast(text, { features: markdownFeatures });

/** A node and all under it, in the order of the text. */
export function* nodesOf(node: MdastNode): Generator<MdastNode> {
  yield node;
  if ('children' in node) for (const child of node.children) yield* nodesOf(child);
}
