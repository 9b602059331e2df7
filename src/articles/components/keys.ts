import type { Component, DirectiveNode } from './component.ts';
import { element, text } from './elements.ts';
import { textOfNode } from './node-text.ts';

const keysOf = (children: DirectiveNode['children']) =>
  children
    .map(textOfNode)
    .join('')
    .split('+')
    .map((key) => key.trim());

/** `:kbd[Ctrl+K]`: keys that are pressed together. */
export const keys: Component = {
  form: 'textDirective',
  faultsOf: ({ children }) =>
    keysOf(children).every(Boolean) ? [] : ['names keys, with + between those pressed together'],
  print: ({ children }) =>
    element(
      'span',
      { class: 'keys', dir: 'ltr' },
      keysOf(children).flatMap((key, index) => [
        ...(index > 0 ? [text('+')] : []),
        element('kbd', {}, [text(key)]),
      ]),
    ),
};
