import type { RequestType } from '#shared/settings/request-types.ts';
import type { Catalog } from '../articles/catalog.ts';
import type { ArticleFacts, Category } from '../articles/content-model.ts';
import { otherMatters } from './texts.ts';

/** A request type as the list shows it. */
type ListedType = {
  type: RequestType;
  /** A name of the icons: its own, else that of its category. */
  icon: string;
};

/** Types under one heading; without a heading where one list holds them all. */
export type TypeGroup = { title: string | null; types: readonly ListedType[] };

const topOf = (id: string) => id.split('/')[0]!;

/** The articles that lead to each request type, by its id. */
export const answersByType = (catalog: Catalog): ReadonlyMap<string | undefined, ArticleFacts[]> =>
  Map.groupBy(catalog.facts, ({ id }) => catalog.requestTypeFor(id)?.id);

/** The top category that names a type, else that of most answers that lead to it; undefined for none. */
function categoriesByType(catalog: Catalog): (type: RequestType) => Category | undefined {
  const answers = answersByType(catalog);
  return ({ id }) => {
    const named = catalog.categoriesIn('').find(({ requestType }) => requestType === id);
    if (named) return named;
    const groups = Map.groupBy(answers.get(id) ?? [], (article) => topOf(article.id));
    const [most] = [...groups].sort(([, a], [, b]) => b.length - a.length);
    return most && catalog.categoryOf(most[0]);
  };
}

/**
 * The listed request types in groups: by category, or by department where categories would part nearly all of them,
 * or as one list where departments would as well. Groups and types keep the order of settings, but for a type that
 * takes what fits no other: it is last.
 */
export function groupTypes(catalog: Catalog): readonly TypeGroup[] {
  const { requestTypes, departments } = catalog.settings;
  const listed = requestTypes
    .filter((type) => type.listed)
    .sort((one, other) => Number(one.catchAll ?? false) - Number(other.catchAll ?? false));
  const categoryOf = categoriesByType(catalog);
  const show = (type: RequestType): ListedType => ({
    type,
    icon: type.icon === 'chat' ? (categoryOf(type)?.icon ?? type.icon) : type.icon,
  });
  const groupBy = (headingOf: (type: RequestType) => string) => {
    const groups = Map.groupBy(listed, (type) => (type.catchAll ? otherMatters : headingOf(type)));
    const others = groups.get(otherMatters);
    groups.delete(otherMatters);
    return [...groups, ...(others ? [[otherMatters, others] as const] : [])];
  };
  const [groups] = [
    groupBy((type) => categoryOf(type)?.title ?? otherMatters),
    groupBy(({ department }) => departments[department]!.title),
  ].filter(({ length }) => length > 1 && length <= Math.ceil((listed.length + 1) / 2));
  return groups
    ? groups.map(([title, types]) => ({ title, types: types.map(show) }))
    : [{ title: null, types: listed.map(show) }];
}
