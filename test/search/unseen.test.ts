import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { engineOver } from '../../scripts/lib/search-scores.ts';
import {
  type JudgedQuery,
  readDocs,
  readJudgedQueries,
  toSearchArticle,
} from '../../scripts/lib/search-set.ts';

const setAt = (name: string) => fileURLToPath(new URL(name, import.meta.url));

// The lexicon and the limits were never fitted to the check half.
describe.each([
  ['unseen', 'unseen', 0.79, 0.72],
  ['untouched', 'helpcentre', 0.9, 0.62],
])('queries that search was not made on: %s', async (folder, docs, recall, silence) => {
  const articles = (await readDocs(setAt(docs))).map(toSearchArticle);
  const engine = engineOver(articles);
  const queries = (await readJudgedQueries(setAt(folder))).filter(({ half }) => half === 'check');
  const isAnswerable = ({ relevant }: JudgedQuery) => Object.keys(relevant).length > 0;

  test(`an answer among three for ${recall}`, async () => {
    const asked = queries.filter(isAnswerable);
    const found = await Promise.all(
      asked.map(async ({ query, relevant }) =>
        (await engine.query(query)).sure.slice(0, 3).some(({ id }) => relevant[id] === 2),
      ),
    );
    expect(found.filter(Boolean).length / asked.length).toBeGreaterThanOrEqual(recall);
  });

  test(`no answer to ${silence} of what only shares words`, async () => {
    const asked = queries.filter((query) => !isAnswerable(query));
    const answers = await Promise.all(asked.map(({ query }) => engine.query(query)));
    const empty = answers.filter(({ sure }) => sure.length === 0);
    expect(empty.length / asked.length).toBeGreaterThanOrEqual(silence);
  });
});
