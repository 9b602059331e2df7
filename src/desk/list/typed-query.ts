import type { DeskChoices } from '#shared/contract/desk/views.ts';
import { operatorNames } from '#shared/desk-query/names.ts';
import { parseDeskQuery } from '#shared/desk-query/parse.ts';
import type { ListQuery } from './list-query.ts';

/** A part of what was typed that narrows the list: its name and value in words, and the text without it. */
export type TypedPart = {
  title: string;
  value: string;
  not: boolean;
  rest: string;
};

/** The operators of a typed text, then all its words as one; a part with a fault narrows nothing. */
export function typedParts(text: string, choices: DeskChoices): TypedPart[] {
  const { parts, words } = parseDeskQuery(text, choices);
  const without = (isTaken: (part: (typeof parts)[number]) => boolean) =>
    parts.flatMap((part) => (isTaken(part) ? [] : [text.slice(part.start, part.end)])).join(' ');
  const typed = parts.flatMap((part): TypedPart[] => {
    if (part.kind !== 'condition') return [];
    const [title] = operatorNames[part.condition.field];
    const { not } = part.condition;
    const rest = without((one) => one === part);
    return [{ title, value: part.title, not, rest }];
  });
  if (words !== '') {
    const rest = without(({ kind }) => kind === 'words');
    typed.push({ title: '', value: words, not: false, rest });
  }
  return typed;
}

/**
 * A search with its operators among the filters, where they are seen and changed like all others; what a filter cannot
 * say stays in the text: a second value of one operator, and a day that is excluded.
 */
export function withOperatorsAsFilters(
  query: ListQuery,
  text: string,
  choices: DeskChoices,
): ListQuery {
  const filters: Record<string, string> = {};
  const left: string[] = [];
  for (const part of parseDeskQuery(text, choices).parts) {
    const condition = part.kind === 'condition' ? part.condition : null;
    const isDay = condition?.field === 'from' || condition?.field === 'to';
    if (condition && filters[condition.field] === undefined && !(isDay && condition.not))
      filters[condition.field] = `${condition.not ? '-' : ''}${condition.value}`;
    else left.push(text.slice(part.start, part.end));
  }
  return { ...query, ...filters, q: left.join(' ') };
}

const noChoices: DeskChoices = {
  ...{
    departments: [],
    destinations: [],
    states: [],
    types: [],
    urgencies: [],
    agencies: [],
    plans: [],
  },
  ...{ agents: [], tags: [], closeReasons: [], me: '' },
};

/** Whether a typed text has words to find besides operators. */
export const hasWords = (text: string): boolean => parseDeskQuery(text, noChoices).words !== '';

/** What is wrong in a typed text, as a sentence; null where nothing is or choices are not known yet. */
export const faultOf = (text: string, choices: DeskChoices | undefined): string | null =>
  choices ? parseDeskQuery(text, choices).fault : null;
