import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import {
  engineOver,
  isAnswerable,
  scoreQueries,
  summaryOf,
  tryDeletion,
} from '../../scripts/lib/search-scores.ts';
import { readDocs, readJudgedQueries, toSearchArticle } from '../../scripts/lib/search-set.ts';

interface Floors {
  r1: number;
  r3: number;
  shown3: number;
  noAnswer: number;
  /** What it may not exceed. */
  zeroHit: number;
  deletion: number;
  /** Recall at 3 of each phenomenon. */
  phenomenon: number;
}

const sets: [string, Floors][] = [
  [
    'helpcentre',
    {
      r1: 0.94,
      r3: 0.98,
      shown3: 0.98,
      noAnswer: 0.9,
      zeroHit: 0.01,
      deletion: 0.5,
      phenomenon: 0.92,
    },
  ],
  [
    'helpcentre2',
    {
      r1: 0.88,
      r3: 0.93,
      shown3: 0.96,
      noAnswer: 0.66,
      zeroHit: 0.04,
      deletion: 0.5,
      phenomenon: 0.57,
    },
  ],
];

describe.each(sets)('the benchmark %s', async (name, floors) => {
  const set = fileURLToPath(new URL(name, import.meta.url));
  const articles = (await readDocs(set)).map(toSearchArticle);
  const asked = await scoreQueries(engineOver(articles), await readJudgedQueries(set));
  const summary = summaryOf(await tryDeletion(articles, asked));

  test.each(['r1', 'r3', 'shown3', 'noAnswer'] as const)('does not fall below in %s', (figure) => {
    expect(summary[figure]).toBeGreaterThanOrEqual(floors[figure]);
  });

  test.each(['zeroHit', 'deletion'] as const)('does not rise in %s', (figure) => {
    expect(summary[figure]).toBeLessThanOrEqual(floors[figure]);
  });

  test.each([...Map.groupBy(asked.filter(isAnswerable), ({ phenomenon }) => phenomenon)])(
    'finds answers among three for %s',
    (_, group) => {
      expect(summaryOf(group).r3).toBeGreaterThanOrEqual(floors.phenomenon);
    },
  );
});
