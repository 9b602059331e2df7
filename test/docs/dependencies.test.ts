import { existsSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pageOf, projectPackage, sources } from './pages.ts';

const page = pageOf('docs/dependencies.md');

/** Rows of the table below a heading: package, reason, place. */
const rowsBelow = (heading: string) =>
  [
    ...(page.split(`## ${heading}\n`)[1] ?? '')
      .split('\n## ')[0]!
      .matchAll(/^\| `([^`|]+)` \| ([^|]+?) \|(?: `([^`|]+)` \|)?$/gm),
  ].map(([, name = '', reason = '', place = '']) => ({ name, reason, place }));

const namesBelow = (heading: string) => rowsBelow(heading).map(({ name }) => name);

describe('the page about dependencies', () => {
  it('names each package of package.json once, where it belongs, and no other', () => {
    const sorted = (names: readonly string[]) => [...names].sort();
    const { dependencies, devDependencies, overrides } = projectPackage;
    expect(sorted(namesBelow('Run time'))).toEqual(sorted(Object.keys(dependencies)));
    expect(sorted(namesBelow('Build and tests'))).toEqual(sorted(Object.keys(devDependencies)));
    expect(sorted(namesBelow('Overrides'))).toEqual(sorted(Object.keys(overrides)));
  });

  it('gives a reason for each', () => {
    const rows = ['Run time', 'Build and tests', 'Overrides'].flatMap(rowsBelow);
    expect(rows.filter(({ reason }) => reason.split(' ').length < 3)).toEqual([]);
  });

  it('names a place that uses it', () => {
    const idle = [...rowsBelow('Run time'), ...rowsBelow('Build and tests')].filter(
      ({ name, place }) =>
        !existsSync(place) || !usesOf(place).some((text) => isNamedIn(text, name)),
    );
    expect(idle.map(({ name, place }) => `${name}: ${place}`)).toEqual([]);
  });
});

/** The sources at a place: one file, or all below a folder. */
const usesOf = (place: string): string[] =>
  statSync(place).isDirectory()
    ? [...sources].filter(([file]) => file.startsWith(`${place}/`)).map(([, text]) => text)
    : [readFileSync(place, 'utf8')];

const isNamedIn = (text: string, name: string) =>
  ["'", '"', '`', '/'].some((end) =>
    [`'${name}`, `"${name}`, `\`${name}`].some((start) => text.includes(start + end)),
  );
