import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { reservedSegments } from '#shared/contract/pages.ts';
import { parseSynonyms, SynonymsFault } from '#shared/search/synonyms.ts';
import { loadSettings } from '#shared/settings/load.ts';
import type { Settings } from '#shared/settings/schema.ts';
import { accentFaults } from '../styles/accent.ts';
import { assetFaults, assetsIn } from './assets.node.ts';
import { bodyFaults } from './body.ts';
import {
  type CategoryFacts,
  categorySchema,
  type FrontMatter,
  frontMatterSchema,
  isLatinPath,
  sayFaults,
} from './front-matter.ts';

/** One article as it lies in the content folder. `id` is its path without `.md`. */
export interface Article extends FrontMatter {
  id: string;
  /** Path of the folder it lies in: its category. */
  category: string;
  /** Its Markdown, as Astro renders it. */
  body: string;
  /** The line of the file on which that begins. */
  bodyLine: number;
}

/** One category; `id` is the path of its folder. */
export interface Category extends CategoryFacts {
  id: string;
}

export interface Library {
  settings: Settings;
  articles: Article[];
  categories: Category[];
  /** Addresses of the files under `assets/`. */
  assets: ReadonlySet<string>;
}

/** Every fault of a content folder at once, each naming file and field. */
export class ContentFault extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    // Names of files and addresses may hold what a terminal obeys.
    const lines = faults.map((fault) => `  - ${fault.replace(/\p{Cc}/gu, '\ufffd')}`);
    super(`The content has ${faults.length} fault(s):\n${lines.join('\n')}`);
    this.name = 'ContentFault';
    this.faults = faults;
  }
}

/**
 * Reads a content folder whole and makes sure that it can be built: front matter, categories,
 * names of policies, request types and related articles, addresses, links and synonyms.
 * @throws ContentFault that lists every fault; SettingsFault if settings.json has any.
 */
export function readLibrary(folder: string): Library {
  const settings = readSettings(folder);
  const faults = [
    ...accentFaults(settings.brand.accent),
    ...assetFaults(folder),
    ...synonymFaults(folder),
  ];
  const assets = new Set(assetsIn(folder).map((path) => `/assets/${path}`));
  const paths = filesUnder(folder);
  const library: Library = { settings, articles: [], categories: [], assets };
  for (const path of paths) {
    const say = (fault: string) => faults.push(`${path}: ${fault}`);
    if (path.endsWith('/category.json')) readCategory(folder, path, library, say);
    else readArticle(folder, path, library, say);
  }
  checkNames(folder, library, paths, faults);
  if (faults.length > 0) throw new ContentFault(faults.sort(byFileAndLine));
  return library;
}

const { compare: byFileAndLine } = new Intl.Collator('en', { numeric: true });

/** Reads and checks `settings.json` of a content folder. @throws ContentFault, SettingsFault. */
export function readSettings(folder: string): Settings {
  const file = join(folder, 'settings.json');
  if (!existsSync(file)) throw new ContentFault([`${file} is not there.`]);
  try {
    return loadSettings(JSON.parse(readText(file)));
  } catch (fault) {
    if (!(fault instanceof SyntaxError)) throw fault;
    throw new ContentFault([`settings.json: is not valid JSON (${fault.message}).`]);
  }
}

/** The text of a file, without the mark that editors on Windows set before it. */
const readText = (file: string) => readFileSync(file, 'utf8').replace(/^\ufeff/, '');

function synonymFaults(folder: string): string[] {
  const file = join(folder, 'synonyms.json');
  if (!existsSync(file)) return [];
  try {
    parseSynonyms(readFileSync(file, 'utf8'));
    return [];
  } catch (fault) {
    if (!(fault instanceof SynonymsFault)) throw fault;
    return fault.faults.map((sentence) => `synonyms.json: ${sentence}`);
  }
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.md$|\/category\.json$/.test(path))
    .filter((path) => !/(?:^|\/)(?:README\.md$|[._])/.test(path))
    .sort();
}

type Say = (fault: string) => void;

function readCategory(folder: string, path: string, library: Library, say: Say) {
  const id = path.slice(0, -'/category.json'.length);
  let raw: unknown;
  try {
    raw = JSON.parse(readText(join(folder, path)));
  } catch (error) {
    return say(`is not valid JSON (${(error as Error).message}).`);
  }
  const facts = categorySchema.safeParse(raw, { reportInput: true });
  if (!facts.success) return sayFaults(facts.error).forEach(say);
  library.categories.push({ id, ...facts.data });
}

/** Astro ends a head at the first line that begins with three hyphens or pluses, whatever follows. */
const frontMatter = /^---[ \t]*\r?\n((?:(?!---|\+\+\+)[^\n]*\n)*)---[ \t]*(?:\r?\n(.*))?$/s;

function readArticle(folder: string, path: string, library: Library, say: Say) {
  const text = readText(join(folder, path));
  const parts = frontMatter.exec(text);
  if (!parts) return say('has no front matter; it opens with a line of three hyphens.');
  const [, head = '', rest = ''] = parts;
  const body = rest.trim();
  let raw: unknown;
  try {
    // For Astro's parser a carriage return alone ends a line; for this one a comment goes on after it.
    raw = parseYaml(head.replace(/\r\n?/g, '\n'));
  } catch (error) {
    return say(`its front matter is not valid YAML (${(error as Error).message.split('\n')[0]}).`);
  }
  const facts = frontMatterSchema.safeParse(raw, { reportInput: true });
  if (!facts.success) return sayFaults(facts.error).forEach(say);
  const id = path.slice(0, -'.md'.length);
  library.articles.push({
    id,
    category: id.split('/').slice(0, -1).join('/'),
    body,
    bodyLine: text.slice(0, text.lastIndexOf(body)).split('\n').length,
    ...facts.data,
  });
}

function checkNames(
  folder: string,
  { settings, articles, categories, assets }: Library,
  files: readonly string[],
  faults: string[],
) {
  const typeIds = new Set(settings.requestTypes.map(({ id }) => id));
  // By file, so that a fault in one of them is not told again by all that name it.
  const named = (end: string) =>
    new Set(files.filter((path) => path.endsWith(end)).map((path) => path.slice(0, -end.length)));
  const articleIds = named('.md');
  const categoryIds = named('/category.json');
  const knownType = (file: string, id: string | undefined) => {
    if (id !== undefined && !typeIds.has(id))
      faults.push(`${file}: "requestType" names "${id}", which is not in settings.json.`);
  };
  const { logo } = settings.brand;
  if (logo !== undefined && !assets.has(`/assets/${logo}`))
    faults.push(`settings.json: "brand.logo" names assets/${logo}, which is not there.`);
  for (const { id, requestType } of categories) {
    const file = `${id}/category.json`;
    knownType(file, requestType);
    if (!isLatinPath(id)) faults.push(`${file}: ${badPath}`);
    const first = id.split('/')[0]!;
    if (first === id && reservedSegments.has(first))
      faults.push(`${file}: the folder name "${first}" is taken by a page of the product.`);
    if (articleIds.has(id)) faults.push(`${file}: ${id}.md has the same address as this folder.`);
    const parent = id.split('/').slice(0, -1).join('/');
    if (parent && !categoryIds.has(parent)) faults.push(`${parent}/category.json: is missing.`);
  }
  for (const article of articles) {
    const file = `${article.id}.md`;
    knownType(file, article.requestType);
    if (!isLatinPath(article.id)) faults.push(`${file}: ${badPath}`);
    if (!article.category) faults.push(`${file}: lies in no category; move it into a folder.`);
    else if (!categoryIds.has(article.category))
      faults.push(`${article.category}/category.json: is missing.`);
    for (const other of article.related) {
      if (other === article.id) faults.push(`${file}: "related" names the article itself.`);
      else if (!articleIds.has(other))
        faults.push(`${file}: "related" names "${other}", which is no article.`);
    }
    const liesBeside = (path: string) => existsSync(join(folder, article.category, path));
    const known = { settings, articleIds, categoryIds, typeIds, assets, liesBeside };
    for (const { line, sentence } of bodyFaults(article.body, known))
      faults.push(`${file}${line ? `:${article.bodyLine + line - 1}` : ''}: ${sentence}`);
  }
}

const badPath = 'folders and files are named with lower-case Latin letters, digits and hyphens.';
