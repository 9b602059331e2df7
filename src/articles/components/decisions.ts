import type { MdastNode } from 'satteri';
import type { Component } from './component.ts';
import { withProperties } from './elements.ts';
import { textOfNode } from './node-text.ts';

/** `:::decisions`: a list whose every item has a paragraph that begins with «اگر» and one that begins with «پس». */
export const decisions: Component = {
  form: 'containerDirective',
  faultsOf({ children: [list, ...rest] }) {
    if (list?.type !== 'list' || list.ordered || rest.length > 0)
      return ['holds one list (- …) and nothing else'];
    const isWhole = list.children.every(isDecision);
    return isWhole
      ? []
      : [
          'needs in each item a paragraph that begins with «اگر» and, after an empty line, one that begins with «پس»',
        ];
  },
  print: ({ children: [list] }) => withProperties(list!, { class: 'decisions', role: 'list' }),
};

function isDecision(item: MdastNode): boolean {
  if (!('children' in item) || item.children.length !== 2) return false;
  const [condition = '', answer = ''] = item.children.map((child) => textOfNode(child).trim());
  return condition.startsWith('اگر ') && answer.startsWith('پس ');
}
