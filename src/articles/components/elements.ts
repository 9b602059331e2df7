import type { MdastNode } from 'satteri';

type Properties = Readonly<Record<string, string | boolean>>;

/** An element of HTML as a node of a Markdown tree. */
export const element = (
  tagName: string,
  properties: Properties,
  children: readonly MdastNode[],
): MdastNode =>
  ({
    type: 'paragraph',
    data: { hName: tagName, hProperties: properties },
    children: [...children],
  }) as MdastNode;

/** A text as a node of a Markdown tree. */
export const text = (value: string): MdastNode => ({ type: 'text', value });

/** A node and the properties of the element that it becomes. */
export const withProperties = (node: MdastNode, properties: Properties): MdastNode =>
  ({ ...copyOf(node), data: { ...node.data, hProperties: properties } }) as unknown as MdastNode;

/** The parts of a node that make it; nodes of the parser give them by getters. */
function copyOf(node: MdastNode): Record<string, unknown> {
  const names = ['type', 'ordered', 'start', 'spread', 'url', 'alt', 'title', 'children', 'value'];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = (node as unknown as Record<string, unknown>)[name];
      if (value === undefined) return [];
      return [[name, Array.isArray(value) ? [...value] : value]];
    }),
  );
}
