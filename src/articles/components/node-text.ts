import type { MdastNode } from 'satteri';

/** The text of a node and all under it. */
export function textOfNode(node: MdastNode): string {
  if ('value' in node && typeof node.value === 'string') return node.value;
  return 'children' in node ? node.children.map((child) => textOfNode(child)).join('') : '';
}

/** Whether this is the text in brackets after the name of a directive. */
export const isLabel = (node: MdastNode | undefined): boolean =>
  node?.type === 'paragraph' && node.data?.directiveLabel === true;
