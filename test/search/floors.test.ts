import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { buildIndex, openIndex } from '#shared/search/index.ts';
import {
  type JudgedQuery,
  readDocs,
  readJudgedQueries,
  toSearchArticle,
} from '../../scripts/lib/search-set.ts';

const set = fileURLToPath(new URL('helpcentre', import.meta.url));
const docs = await readDocs(set);
const queries = await readJudgedQueries(set);
const engine = openIndex(buildIndex(docs.map(toSearchArticle)).files[0].bytes);

/** Place of the first answering article, from 1; 0 if it is not among ten. */
async function rankOf({ query, relevant }: JudgedQuery): Promise<number> {
  const { sure } = await engine.query(query);
  return sure.findIndex(({ id }) => relevant[id] === 2) + 1;
}

async function shareWithin(most: number, of: JudgedQuery[]): Promise<number> {
  const ranks = await Promise.all(of.map(rankOf));
  return ranks.filter((rank) => rank > 0 && rank <= most).length / of.length;
}

const answerable = queries.filter(({ phenomenon }) => phenomenon !== 'negative');

describe('the help centre benchmark does not fall below', () => {
  test.each([
    [1, 0.93],
    [3, 0.98],
    [5, 0.98],
  ])('recall at %i of %f', async (most, floor) => {
    expect(await shareWithin(most, answerable)).toBeGreaterThanOrEqual(floor);
  });

  test.each([...Map.groupBy(answerable, ({ phenomenon }) => phenomenon)])(
    'recall at 3 of 0.92 for %s',
    async (_, group) => {
      expect(await shareWithin(3, group)).toBeGreaterThanOrEqual(0.92);
    },
  );

  test('an answer for 98 % of what has one', async () => {
    const answers = await Promise.all(answerable.map(({ query }) => engine.query(query)));
    const empty = answers.filter(({ sure }) => sure.length === 0);
    expect(empty.length / answers.length).toBeLessThanOrEqual(0.02);
  });

  test('no answer to 90 % of what has none', async () => {
    const negative = queries.filter(({ phenomenon }) => phenomenon === 'negative');
    const answers = await Promise.all(negative.map(({ query }) => engine.query(query)));
    const empty = answers.filter(({ sure }) => sure.length === 0);
    expect(empty.length / answers.length).toBeGreaterThanOrEqual(0.9);
  });
});
