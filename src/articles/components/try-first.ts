import type { MdastNode } from 'satteri';
import { pages } from '#shared/contract/pages.ts';
import type { Component } from './component.ts';
import { element, withProperties } from './elements.ts';

/**
 * `:::try-first`: attempts in the order of their worth, each with what to do when it did not help, and at the end
 * a link to the request type.
 */
export const tryFirst: Component = {
  form: 'containerDirective',
  faultsOf({ children: [list, end, ...rest] }) {
    if (list?.type !== 'list' || !list.ordered)
      return ['begins with a numbered list of what to try (1. … 2. …)'];
    const faults: string[] = [];
    if (!list.children.every((item) => item.children.length > 1))
      faults.push(
        'needs in each attempt, after an empty line, a paragraph on what to do when it did not help',
      );
    if (rest.length > 0 || !leadsToForm(end))
      faults.push(
        'ends with one paragraph that links to a request form: [ثبت درخواست](/contact/TYPE/)',
      );
    return faults;
  },
  print: ({ children: [list, end] }) =>
    element('div', { class: 'try-first' }, [
      withProperties(list!, { class: 'sl-steps', role: 'list' }),
      withProperties(end!, { class: 'try-first-end' }),
    ]),
};

const leadsToForm = (node: MdastNode | undefined) =>
  node?.type === 'paragraph' &&
  node.children.some((child) => child.type === 'link' && child.url.startsWith(pages.contact.path));
