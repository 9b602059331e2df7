import type { MdastNode } from 'satteri';
import type { TextFault } from '../raw-html.ts';
import {
  faultOfDirective,
  isSettingsDirective,
  settingsDirectives,
} from '../settings-directive.ts';
import type { ComponentNames, DirectiveNode } from './component.ts';
import { components } from './components.ts';

/** The notices that Starlight prints, with the attribute that it takes. */
const asides = ['note', 'tip', 'caution', 'danger'];
const asideAttributes = ['icon'];

const isDirective = (node: MdastNode): node is MdastNode & DirectiveNode =>
  /^(?:text|leaf|container)Directive$/.test(node.type);

const colons = { textDirective: ':', leafDirective: '::', containerDirective: ':::' };

/** Every directive of an article that says what nobody prints: one sentence each, with its line and what exists. */
export function directiveFaults(nodes: readonly MdastNode[], names: ComponentNames): TextFault[] {
  const inTabs = new Set<MdastNode>(
    nodes.flatMap((node) =>
      isDirective(node) && node.name === 'tabs' ? [...(node as DirectiveNode).children] : [],
    ),
  );
  return nodes.filter(isDirective).flatMap((node) => {
    const sentences =
      node.name === 'tab' && !inTabs.has(node)
        ? [':::tab stands right in ::::tabs and nowhere else.']
        : faultsOf(node, names);
    const line = node.position?.start.line;
    return sentences.map((sentence) => ({ sentence, ...(line === undefined ? {} : { line }) }));
  });
}

function faultsOf(node: DirectiveNode, names: ComponentNames): string[] {
  const { name, type } = node;
  const written = `${colons[type]}${name}`;
  const attributes = Object.keys(node.attributes ?? {});
  if (isSettingsDirective(name)) {
    if (type !== 'textDirective') return [`a ${name} is written with one colon, inside of a line.`];
    const fault = faultOfDirective(node, names.settings);
    return [...(fault ? [fault] : []), ...attributeFaults(written, node, {})];
  }
  if (type === 'containerDirective' && asides.includes(name)) {
    const unknown = attributes.filter((one) => !asideAttributes.includes(one));
    return unknown.map(
      (one) => `${written} takes no "${one}"; it takes: ${asideAttributes.join(', ')}.`,
    );
  }
  const component = Object.hasOwn(components, name) ? components[name] : undefined;
  if (!component) {
    // «ساعت:متن» is a sentence, and Starlight prints it as one.
    const isText = type === 'textDirective' && node.children.length + attributes.length === 0;
    return isText ? [] : [`${written} is nothing that articles may hold; there are: ${all(type)}.`];
  }
  if (component.form !== type)
    return [
      component.form === 'textDirective'
        ? `${name} is written with one colon, inside of a line: :${name}[…].`
        : `${name} is written as :::${name} on a line of its own, and ::: where it ends.`,
    ];
  return [
    ...attributeFaults(written, node, component.attributes?.(names.settings) ?? {}),
    ...component.faultsOf(node, names).map((fault) => `${shown(node, written)} ${fault}.`),
  ];
}

const shown = ({ type, children }: DirectiveNode, written: string) =>
  type === 'textDirective'
    ? `${written}[${children.map((child) => ('value' in child ? child.value : '')).join('')}]`
    : written;

function attributeFaults(
  written: string,
  { attributes }: DirectiveNode,
  known: Readonly<Record<string, readonly string[]>>,
): string[] {
  return Object.entries(attributes ?? {}).flatMap(([name, value]) => {
    const values = Object.hasOwn(known, name) ? known[name]! : undefined;
    if (!values) {
      const names = Object.keys(known);
      return `${written} takes no "${name}"; it takes: ${names.join(', ') || 'nothing'}.`;
    }
    return values.includes(value ?? '')
      ? []
      : `${written} takes no ${name}="${value}"; there are: ${values.join(', ')}.`;
  });
}

function all(type: DirectiveNode['type']): string {
  const own = Object.entries(components)
    .filter(([, { form }]) => (form === 'textDirective') === (type === 'textDirective'))
    .map(([name]) => name);
  return (type === 'textDirective' ? [...settingsDirectives, ...own] : [...asides, ...own]).join(
    ', ',
  );
}
