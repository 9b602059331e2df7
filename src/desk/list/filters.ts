import { priorities } from '#shared/contract/desk/acts.ts';
import type { Titled } from '#shared/contract/desk/ids.ts';
import type { DeskChoices } from '#shared/contract/desk/views.ts';
import { toPersianDigits } from '#shared/persian/digits.ts';
import type { OwnStateWords } from '#shared/settings/ticket-states.ts';
import * as texts from '../texts/inbox.ts';
import { nobody, searchShort } from '../texts/list.ts';
import * as requestTexts from '../texts/request.ts';
import type { ListQuery, QueryName } from './list-query.ts';

/** A filter that is chosen from a list: its name in the query, its title and what can be chosen. */
export type Filter = { name: QueryName; title: string; options: readonly Titled[] };

/** What filters can name; what the API did not answer yet is left out. */
export type Choices = Partial<DeskChoices> & {
  departments: readonly Titled[];
  /** Those that the organisation has of its own name states here too. */
  stateWords: OwnStateWords;
};

const titled = (titles: Readonly<Record<string, string>>): Titled[] =>
  Object.entries(titles).map(([id, title]) => ({ id, title }));

/** The filters that there is something to choose for, in the order of the panel. */
export function filtersFor(choices: Choices): Filter[] {
  const own: Readonly<Record<string, string | undefined>> = choices.stateWords;
  const filters: Filter[] = [
    {
      ...{ name: 'state', title: texts.filterState },
      options: titled(texts.stateFilters).map(({ id, title }) => ({ id, title: own[id] ?? title })),
    },
    { name: 'department', title: texts.filterDepartment, options: choices.departments },
    { name: 'type', title: texts.filterType, options: choices.types ?? [] },
    { name: 'urgency', title: texts.filterUrgency, options: choices.urgencies ?? [] },
    {
      ...{ name: 'priority', title: texts.filterPriority },
      options: [...priorities].reverse().map((one) => ({
        ...{ id: String(one), title: requestTexts.priorities[one] ?? '' },
      })),
    },
    {
      ...{ name: 'assignee', title: texts.filterAssignee },
      options: [
        { id: 'me', title: texts.me },
        { id: 'none', title: nobody },
        ...(choices.agents ?? []).filter(({ id }) => id !== choices.me),
      ],
    },
    { name: 'promise', title: texts.filterPromise, options: titled(texts.promiseFilters) },
    { name: 'tag', title: texts.filterTag, options: choices.tags ?? [] },
    { name: 'agency', title: texts.filterAgency, options: choices.agencies ?? [] },
    { name: 'plan', title: texts.filterPlan, options: choices.plans ?? [] },
  ];
  return filters.filter(({ options }) => options.length > 0);
}

/** A filter that is set, by its name in the query and in words: «واحد: مالی». */
export type SetFilter = { name: QueryName; title: string; value: string };

/** What is set in a query besides its view. */
export function setFiltersOf(query: ListQuery, choices: Choices): SetFilter[] {
  const set: SetFilter[] = [];
  for (const { name, title, options } of filtersFor(choices)) {
    const value = query[name];
    if (value) set.push({ name, title, value: wordsOf(value, options) });
  }
  if (query.from) set.push({ name: 'from', title: texts.filterFrom, value: dateWords(query.from) });
  if (query.to) set.push({ name: 'to', title: texts.filterTo, value: dateWords(query.to) });
  if (query.q) set.push({ name: 'q', title: searchShort, value: query.q });
  return set;
}

/** A minus before a value means all others; priorities begin with one of their own. */
function wordsOf(value: string, options: readonly Titled[]): string {
  const found = options.find(({ id }) => id === value);
  if (found) return found.title;
  const other = value.startsWith('-') && options.find(({ id }) => id === value.slice(1));
  return other ? texts.not(other.title) : value;
}

const dateWords = (iso: string) => toPersianDigits(iso.replaceAll('-', '/'));
