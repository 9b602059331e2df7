/** Names of the query of an address that the list takes; the API takes the same. */
const queryNames = [
  'view',
  'state',
  'department',
  'type',
  'urgency',
  'priority',
  'assignee',
  'tag',
  'agency',
  'plan',
  'promise',
  'from',
  'to',
  'q',
] as const;

/** A name in the query of an address. */
export type QueryName = (typeof queryNames)[number];

/** A view with its filters; what is not set is left out. */
export type ListQuery = Readonly<Partial<Record<QueryName, string>>>;

/** The view and filters in the query of an address; what is unknown is left out. */
export function queryIn(search: string): ListQuery {
  const given = new URLSearchParams(search);
  return withoutEmpty(Object.fromEntries(queryNames.map((name) => [name, given.get(name) ?? ''])));
}

/** `?state=closed`, or an empty text where nothing is set. */
export function searchOf(query: ListQuery): string {
  const search = new URLSearchParams(withoutEmpty(query));
  return search.size > 0 ? `?${search}` : '';
}

/** The same query without what is empty. */
export const withoutEmpty = (query: ListQuery): ListQuery =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value));

/** Whether two queries ask for the same list. */
export const isSameQuery = (one: ListQuery, other: ListQuery) => searchOf(one) === searchOf(other);
