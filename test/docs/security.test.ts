import { expect, it } from 'vitest';
import { pageOf, sources } from './pages.ts';

const page = pageOf('docs/SECURITY.md');

/** `R1–R8` as each of its numbers. */
const numbersIn = (text: string): string[] =>
  [...text.matchAll(/R(\d+)(?:–R(\d+))?/g)].flatMap(([, first, last = first]) =>
    Array.from({ length: Number(last) - Number(first) + 1 }, (_, i) => `R${Number(first) + i}`),
  );

it('each number of a defence is in the name of a test', () => {
  const rows = [...page.matchAll(/^\|[^|]+\| (R[^|]+) \|$/gm)].map(([, cell = '']) => cell);
  expect(rows.length).toBeGreaterThan(15);
  const names = [...sources]
    .filter(([file]) => /^test\/.*\.test\.tsx?$/.test(file))
    .flatMap(([, text]) => text.match(/(?<=['"`](?:R\d+ )*)R\d+(?= )/g) ?? []);
  const tested = new Set(names);
  expect(numbersIn(rows.join(' ')).filter((number) => !tested.has(number))).toEqual([]);
});
