import type { Heading, List, Paragraph, RootContent } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';

/** A heading of Markdown; signs of the text are escaped where the tree is written. */
export const heading = (depth: 1 | 2, value: string): Heading => ({
  type: 'heading',
  depth,
  children: [{ type: 'text', value }],
});

/** A paragraph of plain text. */
export const paragraph = (value: string): Paragraph => ({
  type: 'paragraph',
  children: [{ type: 'text', value }],
});

/** A list of links, each with a text behind it. */
export const linkList = (
  links: readonly { title: string; address: string; note?: string }[],
): List => ({
  type: 'list',
  spread: false,
  children: links.map(({ title, address, note }) => ({
    type: 'listItem',
    spread: false,
    children: [
      {
        type: 'paragraph',
        children: [
          { type: 'link', url: address, children: [{ type: 'text', value: title }] },
          ...(note ? [{ type: 'text' as const, value: `: ${note}` }] : []),
        ],
      },
    ],
  })),
});

/** A tree of Markdown as text, with a line break at its end. */
export const writeMarkdown = (children: readonly RootContent[]): string =>
  toMarkdown(
    { type: 'root', children: [...children] },
    { bullet: '-', rule: '-', emphasis: '_', listItemIndent: 'one', extensions: [gfmToMarkdown()] },
  );
