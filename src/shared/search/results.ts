// What a query shows: results with their passages, and what was searched instead of the typed text.

import { splitWords } from '../persian/words.ts';
import type { AnalysedArticle } from './analysed-article.ts';
import type { Proximity } from './proximity.ts';
import type { ExpandedQuery } from './query-expansion.ts';
import { sentencesOf } from './sentences.ts';
import { passageLength } from './tuning.ts';
import type { SearchResult, Suggestion } from './types.ts';

/** The text with its replacements, or undefined where nothing was replaced. */
export function suggestionOf(
  text: string,
  { replacements }: ExpandedQuery,
): Suggestion | undefined {
  const better = new Map(replacements.map(({ from, to }) => [from, to]));
  let corrected = '';
  let end = 0;
  for (const { form, start, end: next } of splitWords(text)) {
    corrected += text.slice(end, start) + (better.get(form) ?? text.slice(start, next));
    end = next;
  }
  corrected = (corrected + text.slice(end)).trim();
  if (corrected === text.trim()) return undefined;
  const isFinglish = replacements.some(({ source }) => source === 'finglish');
  return { text: corrected, kind: isFinglish ? 'finglish' : 'typo' };
}

/** An article as a result, with the passage that answers best, else its first sentences. */
export function toResult(
  analysed: AnalysedArticle,
  score: number,
  proximity: Proximity,
): SearchResult {
  const { id, url, title, category, sections } = analysed.article;
  const found = proximity.passage(analysed, passageLength);
  const field = found?.field ?? analysed.fields.find(({ kind }) => kind === 'text');
  const [from, to] = found
    ? [found.from, found.to]
    : [...sentencesOf(field?.text ?? '', passageLength)][0]!;
  const slug = found ? sections[found.field.section]?.slug : undefined;
  return {
    id,
    url: slug ? `${url}#${slug}` : url,
    title,
    titleMarks: proximity.marks(analysed.fields[0]!),
    category,
    passage: field?.text.slice(from, to).trimEnd() ?? '',
    passageMarks: field ? proximity.marks(field, from, to) : [],
    score,
  };
}
