// What a query shows: results with their passages, and what was searched instead of the typed text.

import { splitWords } from '../persian/words.ts';
import type { AnalysedArticle, AnalysedField } from './analysed-article.ts';
import type { Proximity } from './proximity.ts';
import type { Replacement } from './query-expansion.ts';
import { firstProse, isRow } from './sentences.ts';
import { marksShown, passageLength } from './tuning.ts';
import type { SearchResult, Suggestion } from './types.ts';

/** The text with its replacements, or undefined where nothing was replaced. */
export function suggestionOf(text: string, replacements: Replacement[]): Suggestion | undefined {
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

/**
 * An article as a result, with the passage that answers best, else its first sentences. Where a row of a table
 * answers best, what stands before or after the table is shown instead. At most `marksShown` words are marked.
 * Without `proximity` it is there to be counted, and nothing is shown of it.
 */
export function toResult(
  analysed: AnalysedArticle,
  score: number,
  proximity: Proximity | undefined,
): SearchResult {
  const { id, url, title, category, sections } = analysed.article;
  const result = { id, url, title, titleMarks: [], category, passage: '', passageMarks: [], score };
  if (!proximity) return result;
  const found = proximity.passage(analysed, passageLength);
  const isProse = found && !isRow(found.field.text, [found.from, found.to]);
  const { field, from, to } = isProse ? found : proseOf(analysed, found?.field);
  const slug = found ? sections[found.field.section]?.slug : undefined;
  return {
    ...result,
    url: slug ? `${url}#${slug}` : url,
    titleMarks: proximity.marks(analysed.fields[0]!, marksShown),
    passage: field?.text.slice(from, to).trimEnd() ?? '',
    passageMarks: field ? proximity.marks(field, marksShown, from, to) : [],
  };
}

/** The first sentences of this text, else of the article, that are no table. */
function proseOf(
  { fields }: AnalysedArticle,
  best: AnalysedField | undefined,
): { field?: AnalysedField | undefined; from?: number; to?: number } {
  for (const field of [best, ...fields]) {
    const range = field?.kind === 'text' ? firstProse(field.text, passageLength) : undefined;
    if (range) return { field, from: range[0], to: range[1] };
  }
  return {};
}
