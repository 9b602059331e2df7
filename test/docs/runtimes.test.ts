import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { testsOfBothRuntimes } from '../helpers/both-runtimes.node.ts';

const page = readFileSync('docs/runtimes.md', 'utf8');
const [, tables = ''] = page.split('## Capability by capability');

/** Rows of the tables of capabilities, without heads and rules. */
const rows = [...tables.matchAll(/^\| ([^|]+) \| ([^|]*) \| ([^|]*) \|$/gm)]
  .map(([, capability = '', node = '', workers = '']) => ({ capability, node, workers }))
  .filter(({ capability }) => capability !== 'capability');

const sameTest = 'The same test, in workerd';
const reference = /^`(test\/[\w./-]+)`( \(run in Node\))?: (.+)$/;
const parts = (cell: string) => cell.split('<br>').map((part) => part.trim());
const referencesOf = (cell: string) =>
  parts(cell).flatMap((part) => {
    const [, file = '', inNode, name = ''] = reference.exec(part) ?? [];
    return file ? [{ file, name, inNode: inNode !== undefined }] : [];
  });

/** Names of tests as a file writes them, with the placeholders of tables. */
const namesIn = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/\(\s*(['`"])((?:(?!\1).)+)\1,/g)].map(
    ([, , name]) => name,
  );

/** What runs in workerd or over the built worker, beside the tests that both runtimes share. */
const ofWorkers = /^test\/(?:edge\/|runtime\/(?:both-runtimes|dev-edge|publish|deploy)\.)/;

describe('the table of capabilities', () => {
  it('fills both columns of each row with tests or with a reason', () => {
    expect(rows.length).toBeGreaterThan(50);
    for (const { capability, node, workers } of rows)
      for (const part of [...parts(node), ...parts(workers)])
        expect(part, capability).toMatch(
          new RegExp(`${reference.source}|^${sameTest}$|^Not here, because \\S`),
        );
  });

  it('names tests that are there', () => {
    const named = rows.flatMap(({ node, workers }) => referencesOf(`${node}<br>${workers}`));
    for (const { file, name } of named) {
      expect(existsSync(file), file).toBe(true);
      expect(namesIn(file), `${file} has no such test`).toContain(name);
    }
  });

  it('says of Workers only what runs there, or that Node runs it', () => {
    const shared = new Set(testsOfBothRuntimes('.'));
    for (const { capability, node, workers } of rows) {
      if (parts(workers).includes(sameTest))
        expect(
          referencesOf(node).some(({ file }) => shared.has(file)),
          capability,
        ).toBe(true);
      for (const { file, inNode } of referencesOf(workers))
        expect(inNode || shared.has(file) || ofWorkers.test(file), `${capability}: ${file}`).toBe(
          true,
        );
    }
  });

  it('leaves out no file of the tests of the built worker', () => {
    const files = readdirSync('test/edge').filter((name) => name.endsWith('.test.ts'));
    expect(files.length).toBeGreaterThan(0);
    for (const name of files) expect(page).toContain(`test/edge/${name}`);
  });
});
