import { toPersianDigits } from '../persian/digits.ts';
import type { Quality } from '../settings/quality.ts';
import { isEmptyTitle } from './empty-title.ts';
import { isFinglish } from './finglish.ts';
import * as texts from './texts.ts';

/** One thing the form coach has to say. It explains and may offer a fix; it never changes text. */
export type Advice = {
  rule:
    | 'emptyTitle'
    | 'shortTitle'
    | 'shortText'
    | 'repeatedMarks'
    | 'finglish'
    | 'gluedText'
    | 'formalLanguage';
  field: 'title' | 'text';
  level: 'warn' | 'refuse';
  say: string;
  /** The whole field as it would read; the person takes it or leaves it. */
  fix?: string;
};

type Spell = (written: string) => string | null;

const repeated = /([؟?!！])[؟?!！\s]*[؟?!！]/g;
const link = /(?:https?:\/\/|www\.)\S+/i;
const persianLetters = /[\u0621-\u064a\u066e-\u06d3]/g;
const latinLetters = /[a-z]/gi;
const longestWord = 35;
const longestQuote = 120;
const latinOnlyFrom = 12;

/**
 * What would make the title and text easier to answer, by the organisation's quality rules; the
 * live form and the server ask the same. `spell` writes Finglish in Persian letters, or gives null; the server goes
 * without it, for its words weigh more than a refusal gains by them.
 */
export function coach(
  quality: Quality,
  draft: { title: string; text: string },
  spell: Spell = () => null,
): Advice[] {
  return [...coachTitle(quality, draft.title, spell), ...coachText(quality, draft.text, spell)];
}

/** The advice that keeps a text from being sent, as one sentence per field. */
export function refusals(advice: readonly Advice[]): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const { field, level, say } of advice) if (level === 'refuse') fields[field] ??= say;
  return fields;
}

function coachTitle(quality: Quality, title: string, spell: Spell): Advice[] {
  const { emptyTitle, minTitleLength } = quality;
  const advice = coachWriting(quality, 'title', title, spell);
  if (emptyTitle === 'off') return advice;
  if (isEmptyTitle(title, quality.emptyTitleWords)) {
    const say = texts.emptyTitle(title.trim());
    return [{ rule: 'emptyTitle', field: 'title', level: emptyTitle, say }, ...advice];
  }
  if ([...title.trim()].length < minTitleLength) {
    const say = texts.shortTitle(toPersianDigits(minTitleLength));
    return [{ rule: 'shortTitle', field: 'title', level: emptyTitle, say }, ...advice];
  }
  return advice;
}

function coachText(quality: Quality, text: string, spell: Spell): Advice[] {
  const advice = coachWriting(quality, 'text', text, spell);
  if ([...text.trim()].length >= quality.minTextLength) return advice;
  return [{ rule: 'shortText', field: 'text', level: 'warn', say: texts.shortText }, ...advice];
}

function coachWriting(
  quality: Quality,
  field: Advice['field'],
  written: string,
  spell: Spell,
): Advice[] {
  const advice: Advice[] = [];
  const say = (
    rule: 'repeatedMarks' | 'finglish' | 'gluedText',
    sentence: string,
    fix?: string,
  ) => {
    const level = quality[rule];
    if (level !== 'off')
      advice.push({ rule, field, level, say: sentence, ...(fix === undefined ? {} : { fix }) });
  };
  const plain = withoutLinks(written);
  if (plain.search(repeated) >= 0) {
    const single = written.replace(repeated, '$1');
    say('repeatedMarks', texts.repeatedMarks, single);
  }
  const latin = plain.match(latinLetters)?.length ?? 0;
  const persian = plain.match(persianLetters)?.length ?? 0;
  if (isFinglish(plain)) {
    const meant = spell(written);
    if (meant === null) say('finglish', texts.finglish);
    else say('finglish', texts.finglishMeant(inShort(meant)), meant);
  } else if (latin >= latinOnlyFrom && persian === 0) {
    say('gluedText', texts.onlyLatin);
  } else if (plain.split(/\s+/).some((word) => isGlued(word))) {
    say('gluedText', texts.gluedText);
  }
  return advice;
}

/** Word by word: one pattern for all of it seeks an @ anew from every letter of a long word (R92). */
const withoutLinks = (text: string): string =>
  text.replace(/\S+/g, (word) => (/\S@\S/.test(word) ? ' ' : word.replace(link, ' ')));

/** The beginning of a text, for one sentence of advice. */
const inShort = (text: string): string =>
  text.length > longestQuote ? `${text.slice(0, longestQuote).replace(/\s+\S*$/, '')} …` : text;

const isGlued = (word: string): boolean =>
  word.length > longestWord && (word.match(/\p{L}/gu)?.length ?? 0) > longestWord * 0.8;
