import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SearchArticle } from '#shared/search/index.ts';

/** One row of a set's `docs.jsonl`. */
export type Doc = { id: string; title: string; category: string; text: string };

/** One row of a set's `queries.jsonl`. */
export type JudgedQuery = {
  /** What the query tries, such as a typing mistake; `negative` where nothing answers it. */
  phenomenon: string;
  query: string;
  /** Ids of articles with their grades; 2 is an answer. */
  relevant: Record<string, number>;
  /** Sets are fitted on one half and checked on the other, `check`. */
  half?: string;
};

async function readLines<Line>(file: string): Promise<Line[]> {
  const text = await readFile(file, 'utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);
}

/** The articles in a folder's `docs.jsonl`. */
export const readDocs = (folder: string): Promise<Doc[]> => readLines(join(folder, 'docs.jsonl'));

/** The queries in a folder's `queries.jsonl`. */
export const readJudgedQueries = (folder: string): Promise<JudgedQuery[]> =>
  readLines(join(folder, 'queries.jsonl'));

/** The article as an index takes it. */
export const toSearchArticle = ({ id, title, category, text }: Doc): SearchArticle => ({
  id,
  url: `/${id}/`,
  title,
  category: [category],
  aliases: [],
  sections: [{ text }],
});
