import type { Component } from './component.ts';
import { element, text } from './elements.ts';
import { textOfNode } from './node-text.ts';

/** `:ui[…]`: a label of this product's interface, as it stands there. */
export const uiLabel: Component = {
  form: 'textDirective',
  faultsOf({ children }, names) {
    const label = children.map(textOfNode).join('');
    const labels = names.labels();
    return labels.has(label)
      ? []
      : [`names a label that no page shows; write it as the page does${nearest(label, labels)}`];
  },
  print: ({ children }) =>
    element('b', { class: 'ui-label' }, [text(children.map(textOfNode).join(''))]),
};

/** Labels that share a word with one that is not there: what the editor may have meant. */
function nearest(label: string, labels: ReadonlySet<string>): string {
  const words = label.split(' ').filter((word) => word.length > 2);
  const shared = (other: string) => words.filter((word) => other.includes(word)).length;
  const near = [...labels]
    .filter((other) => other.length < 40 && shared(other) > 0)
    .sort((one, other) => shared(other) - shared(one) || one.length - other.length)
    .slice(0, 3);
  return near.length > 0 ? `, such as ${near.map((one) => `«${one}»`).join('، ')}` : '';
}
