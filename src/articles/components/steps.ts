import type { Component } from './component.ts';
import { withProperties } from './elements.ts';

/** `:::steps`: a numbered list whose steps are cards, in the markup of Starlight's Steps. */
export const steps: Component = {
  form: 'containerDirective',
  faultsOf({ children: [list, ...rest] }) {
    const isList = list?.type === 'list' && list.ordered === true && rest.length === 0;
    return isList ? [] : ['holds one numbered list (1. … 2. …) and nothing else'];
  },
  print: ({ children: [list] }) => withProperties(list!, { class: 'sl-steps', role: 'list' }),
};
