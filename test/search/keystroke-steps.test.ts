import { fileURLToPath } from 'node:url';
import { expect, inject, test } from 'vitest';
import { canBeWithin, letterBits } from '#shared/persian/spelling.ts';
import { knownWords } from '#shared/search/alternatives.ts';
import { buildIndex } from '#shared/search/build.ts';
import { Engine } from '#shared/search/engine.ts';
import { decodeFile } from '#shared/search/file-format.ts';
import { openSharded } from '#shared/search/sharded-reader.ts';
import { rerankDepth } from '#shared/search/tuning.ts';
import { generateArticles } from '../../scripts/lib/generated-articles.ts';
import { readDocs, readJudgedQueries } from '../../scripts/lib/search-set.ts';

const set = fileURLToPath(new URL('helpcentre', import.meta.url));
const size = inject('isFullLength') ? 10_000 : 2500;
const { files } = buildIndex(generateArticles(await readDocs(set), size));
const shards = new Map(files.map(({ name, bytes }) => [name, bytes]));
const questions = (await readJudgedQueries(set)).map(({ query }) => query);

/** The index, and what was asked of it since it was opened. */
function openCounted() {
  const steps = { postings: 0, lists: 0, analysed: 0 };
  const index = openSharded(decodeFile(files[0].bytes).content, (name) =>
    Promise.resolve(shards.get(name)!),
  );
  const counted = {
    ...index,
    postings(id: number) {
      const postings = index.postings(id);
      steps.lists++;
      steps.postings += postings.docs.length;
      return postings;
    },
    article(doc: number) {
      steps.analysed++;
      return index.article(doc);
    },
  };
  return { index, steps, engine: new Engine(counted) };
}

test(`a keystroke over ${size} articles takes few steps`, async () => {
  const { engine, steps } = openCounted();
  const most = { postings: 0, lists: 0, analysed: 0 };
  for (const question of questions.filter((_, at) => at % 8 === 0)) {
    for (let end = 1; end <= question.length; end++) {
      Object.assign(steps, { postings: 0, lists: 0, analysed: 0 });
      await engine.query(question.slice(0, end), { limit: 6 });
      for (const step of ['postings', 'lists', 'analysed'] as const)
        most[step] = Math.max(most[step], steps[step]);
    }
  }
  // As typed and on the other keyboard layout.
  expect(most.analysed).toBeLessThanOrEqual(2 * rerankDepth.sharded);
  expect(most.lists).toBeLessThan(120);
  expect(most.postings).toBeLessThan(8 * size);
});

test('an article is analysed once, however often it is found', async () => {
  const { engine, steps } = openCounted();
  for (const question of questions.slice(0, 20)) await engine.query(question);
  const { analysed } = steps;
  expect(analysed).toBeGreaterThan(0);
  for (const question of questions.slice(0, 20)) await engine.query(question);
  expect(steps.analysed).toBe(analysed);
});

test('few words are compared with a misspelt one letter by letter', () => {
  const { index } = openCounted();
  const { words } = knownWords(index.vocabulary, index.concepts);
  for (const [typed, distance, share] of [
    ['شسیبشسیب', 2.1, 0.2],
    ['ساسانیان', 2.1, 0.2],
    ['گاراتنی', 1.15, 0.02],
    ['تخقیف', 1.15, 0.02],
  ] as const) {
    const bits = letterBits(typed);
    const compared = words.filter((word) =>
      canBeWithin(distance, Math.abs(word.length - typed.length), bits, letterBits(word)),
    );
    expect([typed, compared.length / words.length < share]).toEqual([typed, true]);
  }
});
