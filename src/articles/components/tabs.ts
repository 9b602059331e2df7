import type { MdastNode } from 'satteri';
import type { Component, DirectiveNode } from './component.ts';
import { element, text } from './elements.ts';
import { isLabel, textOfNode } from './node-text.ts';

/** What `sync` may name: sets of tabs that open alike on all pages of a device. */
const synced = ['device'];

const isTab = (node: MdastNode): node is MdastNode & DirectiveNode =>
  node.type === 'containerDirective' && node.name === 'tab';

/**
 * `::::tabs` with `:::tab[…]` in it, in the markup of Starlight's Tabs. Without a script the list of tabs is hidden
 * and every panel can be read below its own label.
 */
export const tabs: Component = {
  form: 'containerDirective',
  attributes: () => ({ sync: synced }),
  faultsOf({ children }) {
    const names = children.filter(isTab).map(({ children: [label] }) => labelOf(label));
    if (children.length < 2 || names.length < children.length)
      return [
        'holds two or more of :::tab[label] … ::: and nothing else (write more colons around than inside)',
      ];
    return new Set(names).size < names.length ? ['has two tabs with one label'] : [];
  },
  print({ children, attributes }, { nextKey }) {
    const panels = children.filter(isTab);
    const labels = panels.map(({ children: [label] }) => labelOf(label));
    const key = nextKey();
    const idOf = (kind: string, index: number) => `${kind}-${key}-${index}`;
    const tab = (label: string, index: number) =>
      element('li', { role: 'presentation', class: 'tab' }, [
        element(
          'a',
          {
            role: 'tab',
            href: `#${idOf('panel', index)}`,
            id: idOf('tab', index),
            'aria-selected': index === 0 ? 'true' : 'false',
            ...(index === 0 ? {} : { tabindex: '-1' }),
          },
          [text(label)],
        ),
      ]);
    const panel = ({ children: [, ...inside] }: DirectiveNode, index: number) =>
      element(
        'div',
        { role: 'tabpanel', id: idOf('panel', index), 'aria-labelledby': idOf('tab', index) },
        [element('p', { class: 'tab-label' }, [text(labels[index]!)]), ...inside],
      );
    return element('starlight-tabs', attributes?.sync ? { 'data-sync-key': attributes.sync } : {}, [
      element('div', { class: 'tablist-wrapper not-content' }, [
        element('ul', { role: 'tablist' }, labels.map(tab)),
      ]),
      ...panels.map(panel),
    ]);
  },
};

/** `:::tab[label]`, one panel; it is printed by the tabs around it. */
export const tab: Component = {
  form: 'containerDirective',
  faultsOf({ children: [label, ...inside] }) {
    if (!isLabel(label) || !labelOf(label)) return ['needs its label in brackets: :::tab[اندروید]'];
    return inside.length > 0 ? [] : ['is empty'];
  },
};

const labelOf = (node: MdastNode | undefined) =>
  node && isLabel(node) ? textOfNode(node).trim() : '';
