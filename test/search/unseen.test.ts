import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { buildIndex, openIndex } from '#shared/search/index.ts';

interface Doc {
  id: string;
  title: string;
  category: string;
  text: string;
}
interface Query {
  query: string;
  half: string;
  relevant: Record<string, number>;
}

async function readLines<Line>(name: string): Promise<Line[]> {
  const text = await readFile(new URL(`./${name}`, import.meta.url), 'utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);
}

// The lexicon and the limits were never fitted to the check half.
describe.each([
  ['unseen', 'unseen/docs.jsonl', 0.79, 0.72],
  ['untouched', 'helpcentre/docs.jsonl', 0.9, 0.62],
])('queries that search was not made on: %s', async (folder, docs, recall, silence) => {
  const articles = (await readLines<Doc>(docs)).map(({ id, title, category, text }) => ({
    id,
    url: `/${id}/`,
    title,
    category: [category],
    aliases: [],
    sections: [{ text }],
  }));
  const engine = openIndex(buildIndex(articles).files[0].bytes);
  const queries = (await readLines<Query>(`${folder}/queries.jsonl`)).filter(
    ({ half }) => half === 'check',
  );
  const isAnswerable = ({ relevant }: Query) => Object.keys(relevant).length > 0;

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
