import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const page = readFileSync('docs/search.md', 'utf8');
const code = [...page.matchAll(/`([^`\n]+)`/g)].map(([, quoted = '']) => quoted);
const paths = code.filter((text) => /^(?:src|test|docs|worker|scripts)\/[\w./-]+$/.test(text));
const commands = [...page.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
/** Functions, classes, types and constants: one word with a capital inside or in front. */
const names = code.filter((text) => /^[a-zA-Z]*[A-Z][a-zA-Z]*$/.test(text));
/** Quoted words that are no exports. */
const others = new Set(['DIR']);

const sources = [
  ...['search', 'persian', 'contract', 'quality', 'fields'].map((folder) => `src/shared/${folder}`),
  'worker/search',
].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8')),
);
const exported = new Set(
  sources.flatMap((source) =>
    [
      ...source.matchAll(/^export (?:async )?(?:const|function\*?|class|interface|type) (\w+)/gm),
    ].map(([, name = '']) => name),
  ),
);

describe('the page about search', () => {
  it('names files that are there', () => {
    expect(paths.length).toBeGreaterThan(20);
    expect(paths.filter((path) => !existsSync(path))).toEqual([]);
  });

  it('names functions, types and constants that are exported', () => {
    expect(names.length).toBeGreaterThan(40);
    expect(names.filter((name) => !exported.has(name) && !others.has(name))).toEqual([]);
  });

  it('names commands that are there', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: Record<string, string>;
    };
    expect(commands.length).toBeGreaterThan(2);
    expect(commands.filter((name) => !scripts[name])).toEqual([]);
  });

  it('names each file of the engine that is not plain plumbing', () => {
    const plumbing = [
      'add-to',
      'alphabet',
      'alternatives',
      'bytes',
      'content-format',
      'highlight',
      'index',
      'index-reader',
      'sentences',
      'shard-format',
      'synonyms',
      'types',
    ];
    const files = readdirSync('src/shared/search').map((name) => name.replace('.ts', ''));
    const unnamed = files.filter(
      (name) => !['.ts', '/'].some((end) => page.includes(`src/shared/search/${name}${end}`)),
    );
    expect(unnamed.sort()).toEqual(plumbing);
  });
});
