import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { reservedSegments } from '#shared/contract/pages.ts';
import { isLatinPath } from '../../src/articles/front-matter.ts';
import {
  blocksIn,
  codeWordsIn,
  fileNames,
  headingsOf,
  isThere,
  linksIn,
  pageOf,
  pages,
  projectPackage,
  sources,
  spansIn,
  targetOf,
} from './pages.ts';

const { scripts } = projectPackage;
const allSources = [...sources.values()].join('\n');
const wordsOfSources = new Set(allSources.match(/[A-Za-z_$][\w$]*/g));
const unique = (found: readonly string[]) => [...new Set(found)].sort();

/** Variables of tests and benches; those of the product are in `.env.example`. */
const otherVariables = new Set(['ATTACK_PATH', 'ATTACK_SEED', 'CHROME_PATH', 'FAULT_KILLS']);
const variables = new Set(
  [...readFileSync('.env.example', 'utf8').matchAll(/^([A-Z_]+)=/gm)].map(([, name = '']) => name),
);

describe.each(pages)('$file', (page) => {
  const { current, text } = page;

  it('names commands that package.json has', () => {
    const run = [...current.matchAll(/\bnpm run (?:-s )?([a-z][\w:-]*)/g)].map(([, name]) => name!);
    const bare = spansIn(current).filter((span) => /^(?!node:)[a-z]+:[a-z-]+$/.test(span));
    expect(unique([...run, ...bare].filter((name) => !scripts[name]))).toEqual([]);
  });

  it('names paths and files that are there', () => {
    const words = codeWordsIn(current);
    const paths = words
      .filter((word) =>
        /^(?:src|worker|test|scripts|docs|content|\.ci|\.github|\.forgejo)\//.test(word),
      )
      .map((word) => word.replace(/:\d+$/, ''));
    const names = words.filter((word) =>
      /^[\w-][\w.-]*\.(?:tsx?|mjs|json|toml|css|astro|md|sql)$/.test(word),
    );
    expect({
      paths: unique(paths.filter((path) => !isThere(path))),
      names: unique(names.filter((name) => !fileNames.has(name))),
    }).toEqual({ paths: [], names: [] });
  });

  it('links to files and headings that are there', () => {
    const broken = linksIn(text)
      .filter((link) => !/^[a-z]+:/.test(link))
      .filter((link) => {
        const { path, heading } = targetOf(page, link);
        return !isThere(path) || (heading !== undefined && !headingsOf(pageOf(path)).has(heading));
      });
    expect(unique(broken)).toEqual([]);
  });

  it('names functions, types and codes that the project has', () => {
    const named = spansIn(current)
      .map((span) => span.replace(/\(.*\)$/, ''))
      .filter((span) => /^(?:[a-zA-Z]+[A-Z]\w*|[A-Z][a-z]\w*|[A-Z]+(?:_[A-Z]+)+)$/.test(span));
    expect(unique(named.filter((name) => !wordsOfSources.has(name)))).toEqual([]);
  });

  it('names variables of the environment that something reads', () => {
    const inLines = blocksIn(current)
      .flatMap((block) => block.split('\n'))
      .flatMap((line) => /^([A-Z][A-Z0-9_]+)=/.exec(line)?.[1] ?? []);
    const inSpans = spansIn(current).flatMap(
      (span) => /^([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|PORT)=/.exec(span)?.[1] ?? [],
    );
    const unknown = [...inLines, ...inSpans].filter(
      (name) => !variables.has(name) && !otherVariables.has(name),
    );
    expect(unique(unknown)).toEqual([]);
  });

  it('names settings that the schema knows', () => {
    const named = spansIn(current).filter((span) =>
      /^settings\.(?!json$|schema)[\w.]+$/.test(span),
    );
    expect(unique(named.filter((name) => !isSetting(name.split('.').slice(1))))).toEqual([]);
  });
});

type Schema = {
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  items?: Schema;
  anyOf?: Schema[];
  $ref?: string;
};

const schema = JSON.parse(readFileSync('content/settings.schema.json', 'utf8')) as Schema;

function isSetting(path: readonly string[], at: Schema = schema): boolean {
  const [name, ...rest] = path;
  if (name === undefined) return true;
  return [at, ...(at.anyOf ?? [])].some((one) => {
    const next = one.properties?.[name] ?? one.items?.properties?.[name];
    return next !== undefined && isSetting(rest, next);
  });
}

describe('all pages together', () => {
  it('say what each command of package.json does', () => {
    const said = pages.map(({ current }) => current).join('\n');
    const silent = Object.keys(scripts).filter(
      (name) => !new RegExp(`\`(?:npm (?:run )?)?${name}[\` ]|npm run ${name}\\b`).test(said),
    );
    expect(silent).toEqual([]);
  });

  it('can be reached from README', () => {
    const reached = new Set<string>();
    const follow = (file: string) => {
      const page = pages.find((one) => one.file === file);
      if (!page || reached.has(file)) return;
      reached.add(file);
      for (const link of linksIn(page.text))
        if (!/^[a-z]+:/.test(link)) follow(targetOf(page, link).path);
    };
    follow('README.md');
    const lost = pages.filter(({ file }) => file.startsWith('docs/') && !reached.has(file));
    expect(lost.map(({ file }) => file)).toEqual([]);
  });

  it('name variables of tests that something reads', () => {
    for (const name of otherVariables) expect(allSources).toContain(name);
  });
});

it('the guide for editors names every folder that a category may not be called', () => {
  const [, listed = ''] =
    /نمی‌تواند یکی از این‌ها باشد: ([^.]*)\./.exec(readFileSync('content/README.md', 'utf8')) ?? [];
  const names = [...listed.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
  expect(unique(names)).toEqual(unique([...reservedSegments].filter(isLatinPath)));
});
