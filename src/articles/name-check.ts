import { reservedSegments } from '#shared/contract/pages.ts';
import { bodyFaults } from './body-check.ts';
import { questionsPerPage } from './category-pages.ts';
import type { Article, Category, Library } from './content-model.ts';
import { isLatinPath } from './front-matter.ts';
import { pinnedFaults } from './pinned-check.ts';

/** The names that articles and categories may refer to, by the files that are there. */
type Names = {
  articleIds: ReadonlySet<string>;
  categoryIds: ReadonlySet<string>;
  typeIds: ReadonlySet<string>;
  /** Labels of the interface. */
  labels(): ReadonlySet<string>;
};

/**
 * One sentence per name, address, link or policy of a library that does not fit the rest of it, each
 * naming its file. `paths` are the files that were read; `exists` answers for a path in the folder; `labels` are those
 * of the interface.
 */
export function nameFaults(
  library: Library,
  paths: readonly string[],
  exists: (path: string) => boolean,
  labels: () => ReadonlySet<string>,
): string[] {
  const { settings, articles, categories } = library;
  // By file, so that what names a file with a fault of its own is not called wrong as well.
  const named = (end: string) =>
    new Set(paths.filter((path) => path.endsWith(end)).map((path) => path.slice(0, -end.length)));
  const names: Names = {
    articleIds: named('.md'),
    categoryIds: named('/category.json'),
    typeIds: new Set(settings.requestTypes.map(({ id }) => id)),
    labels,
  };
  return [
    ...categories.flatMap((category) => categoryFaults(category, names)),
    ...pageNameFaults(library),
    ...pinnedFaults(articles),
    ...articles.flatMap((article) => [
      ...articleFaults(article, names),
      ...textFaults(article, library, names, exists),
    ]),
  ];
}

function categoryFaults({ id, requestType }: Category, names: Names): string[] {
  const file = `${id}/category.json`;
  const faults = [...typeFaults(file, requestType, names), ...pathFaults(file, id)];
  const first = id.split('/')[0] ?? '';
  if (first === id && reservedSegments.has(first))
    faults.push(`${file}: the folder name "${first}" is taken by a page of the product.`);
  if (names.articleIds.has(id))
    faults.push(`${file}: ${id}.md has the same address as this folder.`);
  const parent = id.split('/').slice(0, -1).join('/');
  if (parent && !names.categoryIds.has(parent)) faults.push(`${parent}/category.json: is missing.`);
  return faults;
}

/** Names that the second and later pages of a long category have, as `payments/2/`. */
function pageNameFaults({ articles, categories }: Library): string[] {
  const files = [
    ...articles.map(({ id }) => ({ id, file: `${id}.md` })),
    ...categories.map(({ id }) => ({ id, file: `${id}/category.json` })),
  ];
  return files.flatMap(({ id, file }) => {
    const [, category = '', number = ''] = /^(.+)\/([1-9]\d*)$/.exec(id) ?? [];
    if (!number) return [];
    const held = articles.filter((one) => one.id.startsWith(`${category}/`)).length;
    const isTaken = Number(number) > 1 && (Number(number) - 1) * questionsPerPage < held;
    return isTaken
      ? [`${file}: /${id}/ is page ${number} of the category; give it another name.`]
      : [];
  });
}

function articleFaults({ id, category, requestType, related }: Article, names: Names): string[] {
  const file = `${id}.md`;
  const faults = [...typeFaults(file, requestType, names), ...pathFaults(file, id)];
  if (!category) faults.push(`${file}: is in no category; move it into a folder.`);
  else if (!names.categoryIds.has(category)) faults.push(`${category}/category.json: is missing.`);
  for (const other of related) {
    if (other === id) faults.push(`${file}: "related" names the article itself.`);
    else if (!names.articleIds.has(other))
      faults.push(`${file}: "related" names "${other}", which is no article.`);
  }
  return faults;
}

function textFaults(
  { id, category, body, bodyLine }: Article,
  { settings, assets }: Library,
  names: Names,
  exists: (path: string) => boolean,
): string[] {
  // The build would publish a picture of any folder of its machine.
  const liesBeside = (path: string) =>
    isInside(`${category}/${path}`) && exists(`${category}/${path}`);
  return bodyFaults(body, { settings, assets, ...names, liesBeside }).map(
    ({ line, sentence }) => `${id}.md${line ? `:${bodyLine + line - 1}` : ''}: ${sentence}`,
  );
}

/** Whether a path that may hold `..` stays in the folder that it begins in. */
function isInside(path: string): boolean {
  let depth = 0;
  return path.split(/[\\/]/).every((name) => {
    depth += name === '..' ? -1 : Number(name !== '' && name !== '.');
    return depth >= 0;
  });
}

const typeFaults = (file: string, id: string | undefined, { typeIds }: Names): string[] =>
  id === undefined || typeIds.has(id)
    ? []
    : [`${file}: "requestType" names "${id}", which is not in settings.json.`];

const pathFaults = (file: string, id: string): string[] =>
  isLatinPath(id)
    ? []
    : [`${file}: folders and files are named with lower-case Latin letters, digits and hyphens.`];
