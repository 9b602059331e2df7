import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { parseSynonyms, SynonymsFault } from '#shared/search/synonyms.ts';
import { loadSettings } from '#shared/settings/load.ts';
import type { Settings } from '#shared/settings/schema.ts';
import { assetFaults, assetsIn } from './assets.node.ts';
import { brandFaults } from './brand-check.node.ts';
import { interfaceLabels } from './components/ui-labels.node.ts';
import type { Library } from './content-model.ts';
import { categorySchema, describeFaults, frontMatterSchema } from './front-matter.ts';
import { nameFaults } from './name-check.ts';
import { outsideFaults } from './outside-files.node.ts';
import { slowPatternFaults } from './slow-patterns.node.ts';
import { splitFrontMatter } from './split-front-matter.ts';

/** All faults of a content folder in one error; each of `faults` names its file and field. */
export class ContentFault extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    // Names of files and addresses may hold control characters, which a terminal would act on.
    const lines = faults.map((fault) => `  - ${fault.replace(/\p{Cc}/gu, '\ufffd')}`);
    super(`The content has ${faults.length} fault(s):\n${lines.join('\n')}`);
    this.name = 'ContentFault';
    this.faults = faults;
  }
}

/**
 * Reads all of a content folder and checks what a build relies on: front matter, categories, names
 * of policies, request types and related articles, addresses, links and synonyms.
 * @throws ContentFault that lists every fault; SettingsFault if settings.json has any.
 */
export function readLibrary(folder: string): Library {
  const settings = readSettings(folder);
  const assets = new Set(assetsIn(folder).map((path) => `/assets/${path}`));
  const faults = [
    ...brandFaults(folder, settings, assets),
    ...slowPatternFaults(settings),
    ...assetFaults(folder),
    ...outsideFaults(folder),
    ...synonymFaults(folder),
  ];
  const paths = filesUnder(folder);
  const library: Library = { settings, articles: [], categories: [], assets };
  for (const path of paths) {
    const say = (fault: string) => faults.push(`${path}: ${fault}`);
    if (path.endsWith('/category.json')) readCategory(folder, path, library, say);
    else readArticle(folder, path, library, say);
  }
  const titles = library.categories.map(({ title }) => title);
  const labels = () => interfaceLabels(settings, titles);
  faults.push(...nameFaults(library, paths, (path) => existsSync(join(folder, path)), labels));
  if (faults.length > 0) throw new ContentFault(faults.sort(byFileAndLine));
  return library;
}

const { compare: byFileAndLine } = new Intl.Collator('en', { numeric: true });

/** `settings.json` of a content folder, parsed and checked. @throws ContentFault, SettingsFault. */
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

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

function readCategory(folder: string, path: string, library: Library, say: Say) {
  const id = path.slice(0, -'/category.json'.length);
  let raw: unknown;
  try {
    raw = JSON.parse(readText(join(folder, path)));
  } catch (error) {
    return say(`is not valid JSON (${messageOf(error)}).`);
  }
  const facts = categorySchema.safeParse(raw, { reportInput: true });
  if (!facts.success) return describeFaults(facts.error).forEach(say);
  library.categories.push({ id, ...facts.data });
}

function readArticle(folder: string, path: string, library: Library, say: Say) {
  const text = readText(join(folder, path));
  const parts = splitFrontMatter(text);
  if (!parts) return say('has no front matter; it opens with a line of three hyphens.');
  const { head, rest } = parts;
  const body = rest.trim();
  let raw: unknown;
  try {
    // For Astro's parser a carriage return alone ends a line; for this one a comment goes on after it.
    raw = parseYaml(head.replace(/\r\n?/g, '\n'));
  } catch (error) {
    return say(`its front matter is not valid YAML (${messageOf(error).split('\n')[0]}).`);
  }
  const facts = frontMatterSchema.safeParse(raw, { reportInput: true });
  if (!facts.success) return describeFaults(facts.error).forEach(say);
  const id = path.slice(0, -'.md'.length);
  library.articles.push({
    id,
    category: id.split('/').slice(0, -1).join('/'),
    body,
    bodyLine: text.slice(0, text.lastIndexOf(body)).split('\n').length,
    ...facts.data,
  });
}
