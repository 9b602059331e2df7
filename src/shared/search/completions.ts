// Whole questions for the words that somebody has begun to type: titles and aliases of articles.

import { splitWords } from '../persian/words.ts';
import type { SearchArticle } from './types.ts';

/** A title or an alias, with its words as they are compared. */
interface Question {
  text: string;
  forms: string[];
}

const read = new WeakMap<SearchArticle, Question[]>();

/**
 * Questions of these articles that have the typed words side by side, the last of them perhaps half: those that begin so
 * first, then the shorter ones. At most `most`, one of each article, none that is typed in full or is one of `shown`.
 * Aliases that imitate slips or Latin letters help a search and are no texts to show: those of one or two words, and those
 * without Persian letters, are left out.
 */
export function completionsOf(
  typed: string,
  articles: Iterable<SearchArticle>,
  shown: ReadonlySet<string>,
  most: number,
): string[] {
  const asked = splitWords(typed).map(({ form }) => form);
  const isEnded = /\s$/.test(typed);
  if (asked.length === 0) return [];
  const found: (Question & { at: number })[] = [];
  for (const article of articles) {
    const best = questionsOf(article)
      .map((question) => ({ ...question, at: placeIn(question.forms, asked, isEnded) }))
      .filter(({ text, at }) => at >= 0 && !shown.has(text))
      .sort(isBefore)[0];
    if (best) found.push(best);
  }
  const texts = found.sort(isBefore).map(({ text }) => text);
  return [...new Set(texts)].slice(0, most);
}

function questionsOf(article: SearchArticle): Question[] {
  const known = read.get(article);
  if (known) return known;
  const aliases = article.aliases.filter((text) => /[آ-ی]/.test(text));
  const questions = [article.title, ...aliases]
    .map((text) => ({ text, forms: splitWords(text).map(({ form }) => form) }))
    .filter(({ forms }) => forms.length > 2);
  read.set(article, questions);
  return questions;
}

/** Where the asked words are in a question that says more than they do; -1 where they do not. */
function placeIn(forms: readonly string[], asked: readonly string[], isEnded: boolean): number {
  const last = asked.length - 1;
  for (let at = 0; at + last < forms.length; at++) {
    const stands = asked.every((form, place) =>
      place === last && !isEnded ? forms[at + place]!.startsWith(form) : forms[at + place] === form,
    );
    const isWhole = forms.length === asked.length && forms[last] === asked[last];
    if (stands) return isWhole ? -1 : at;
  }
  return -1;
}

const isBefore = (a: Question & { at: number }, b: Question & { at: number }): number =>
  Math.min(a.at, 1) - Math.min(b.at, 1) ||
  a.text.length - b.text.length ||
  (a.text < b.text ? -1 : 1);
