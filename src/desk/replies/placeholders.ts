import type { DeskThread } from '#shared/contract/desk/thread.ts';
import { factPlaceholder, placeholderTitles } from '../texts/placeholders.ts';

/** Names of the placeholders that every request may fill; `fact:<id>` besides, for its facts. */
export const placeholders = ['name', 'code', 'promise', 'agent', 'department'] as const;

const pattern = /\{(name|code|promise|agent|department|fact:[\w-]{1,60})\}/g;

/** What placeholders are filled in from. */
export type FilledFrom = Pick<
  DeskThread,
  'customer' | 'code' | 'promise' | 'department' | 'facts'
> & {
  /** The name of the agent who writes; null while it is not known. */
  agent: string | null;
};

/** The text with what the request knows; a placeholder without a value stays as it is, so that it is seen. */
export const fillPlaceholders = (text: string, known: FilledFrom): string =>
  text.replace(pattern, (whole, name: string) => valueFor(name, known) || whole);

function valueFor(name: string, known: FilledFrom): string | null | undefined {
  switch (name) {
    case 'name':
      return known.customer.name;
    case 'code':
      return known.code;
    case 'promise':
      return known.promise?.text;
    case 'agent':
      return known.agent;
    case 'department':
      return known.department.title;
    default:
      return known.facts.find(({ id }) => `fact:${id}` === name)?.value;
  }
}

/** A placeholder that is still in a text, with what it is for. */
export type Unfilled = { placeholder: string; title: string; start: number };

/** The placeholders that are still in a text, each once. */
export function unfilledIn(text: string, facts: DeskThread['facts']): Unfilled[] {
  const found = new Map<string, Unfilled>();
  for (const { 0: placeholder, 1: name = '', index: start } of text.matchAll(pattern)) {
    const fact = facts.find(({ id }) => `fact:${id}` === name)?.label ?? factPlaceholder;
    if (!found.has(name))
      found.set(name, { placeholder, title: placeholderTitles[name] ?? fact, start });
  }
  return [...found.values()];
}
