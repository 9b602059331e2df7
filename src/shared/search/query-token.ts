// The words of a query before they are expanded: split, folded, and weighted by how much each asks for.

import { isVerb } from '../persian/lemmas.ts';
import { splitWords } from '../persian/words.ts';
import type { Alternative } from './alternatives.ts';
import { lightWordImportance, maxQueryWords, outOfDomainImportance } from './tuning.ts';
import type { Vocabulary } from './vocabulary.ts';
import { lightWords, particleOf } from './word-lists.ts';

/** One word of the query. */
export interface QueryToken {
  /** Folded. */
  form: string;
  /** Known words it may stand for, the surest first; empty where nothing is known. */
  alternatives: Alternative[];
  /** 0 for a stop word, 1 for a normal word, between for a light one, above for one of another subject. */
  importance: number;
  /** Ids of the terms that answer it, each with a confidence from 0 to 1. */
  terms: Map<number, number>;
}

/** Short words that people join to the next one. */
const joinableParticle = /^(?:به|از|در|را|رو|هم|با|بی|نا|کد)$/;
const longestCompound = 30;
/** «صبح بخیر» and «به مشکل خوردم»: neither says what is asked. */
const greetings = /(?:صبح|عصر|شب)\S* بخیر|(?:به )?مشکلی? (?:پیش [آا]\S+|خورد\S+)/g;
/** Wishes, thanks and anger. */
const feelings =
  /(?<!\S)(?:\S{1,15} ){0,2}مبارک\S*|(?:دست\S{0,9} )?درد نکن\S+|(?:خدا|الهی) \S{1,15} (?:بد|کن)\S+|اعصاب\S{0,9} (?:\S{1,15} )?خورد\S*|جون? مادر\S*|تو ?رو خدا|(?:پدر|جون)\S{0,9} در ?[اآ]\S+|خسته شدم|(?:خیلی|حالم) بد\S*|چه (?:وض|خبر)\S*|(?:دم|سر)\S{0,9} (?:گرم|سلامت)|حرف نداره?|گند زد\S*|روز خوبی? \S+|موفق باش\S*|کار\S{0,9} درسته|خوشم [اآ]\S+/g;

/** «پولمو بدید», «کدو بفرستید», «جواب منو بدید»: what we are asked to hand over has not come. */
const demands =
  /(?:(پول|وجه|مبلغ)|(کد)|(جواب|پاسخ)|سفارش|بسته|مرسول|کالا|جنس)[^\s‌]*(?: (?:تا?[أئ]?یید|ورود|سفارش|تیکت|من|رو|را)\S*| به حساب\S*){0,3}(?: (?:پسش?|واریز|ارسال|عودت))? (?:ب(?:فرست|یار|رسون|ریز|رگردون|د)|کن)(?:ید|ین|ه)?(?![آ-ی])/g;

const comeOf = (_: string, money?: string, code?: string, answer?: string) => {
  if (money) return 'بازگشت وجه نیامده';
  if (code) return 'کد تأیید نیامده';
  return answer ? 'جواب ندادید' : 'سفارش دیر کرده';
};

/** «اون نیست که سفارش دادم», «اونی که خریدم نبود»: another thing was sent, in words without content. */
const wrongItem =
  /ن(?:یست|بود) که (?:سفارش [دک]|خرید|می.?خوا)\S*|که (?:سفارش د|خرید|می.?خوا)\S* ن(?:یست|بود)/g;

/** A question as it would be asked with care: without greetings and feelings, and with what a demand is about. */
export const plainly = (text: string): string =>
  text
    .replace(greetings, ' ')
    .replace(feelings, ' ')
    .replace(demands, comeOf)
    .replace(wrongItem, 'اشتباه فرستادید');

/** The tokens of a query, at most `maxQueryWords`. Literally, no word is split or replaced and all weigh the same. */
export function tokensOf(text: string, vocabulary: Vocabulary, isLiteral: boolean): QueryToken[] {
  const words = splitWords(text, maxQueryWords);
  const forms = isLiteral
    ? words.map(({ form }) => form)
    : words.flatMap(({ form, parts }) =>
        splitUnknown({ form: withoutLengthening(form, vocabulary), parts }, vocabulary),
      );
  const joined = isLiteral ? forms : withVerbsJoined(forms);
  return joined.map((form) => tokenOf(form, vocabulary, isLiteral));
}

/** «درش بیارم» is «دربیارم»: a particle of a verb, with or without an ending, joins the verb that follows. */
function withVerbsJoined(forms: string[]): string[] {
  const joined: string[] = [];
  for (let at = 0; at < forms.length; at++) {
    const particle = /^(در|بر|وا)(?:ش(?:ون)?)?$/.exec(forms[at]!)?.[1];
    const verb = particle && forms[at + 1] && particle + forms[at + 1];
    if (verb && isVerb(verb)) at++;
    joined.push(verb && isVerb(verb) ? verb : forms[at]!);
  }
  return joined;
}

/** A word that is not known as its parts, where these are. */
function splitUnknown(
  { form, parts }: { form: string; parts: string[] },
  vocabulary: Vocabulary,
): string[] {
  if (vocabulary.isRecognised(form)) return [form];
  const pieces = form.match(/\d+|\D+/g) ?? [];
  const isNamed = pieces.some((piece) => /\D/.test(piece) && vocabulary.isRecognised(piece));
  if (pieces.length === 2 && isNamed) return pieces;
  const hasKnownPart = parts.some((part) => part.length > 2 && vocabulary.isRecognised(part));
  if (parts.length > 1 && hasKnownPart) return parts;
  return splitCompound(form, vocabulary) ?? [form];
}

/** «پووول» and «نمیاااد» as they are spelled, with as many equal letters in a row as a known word has. */
function withoutLengthening(form: string, vocabulary: Vocabulary): string {
  // No word has three equal letters in a row, but some have two: «ممنووون».
  const pulled = form.replace(/([آ-ی])\1\1+/g, '$1');
  if (!/[آ-ی]/.test(form) || vocabulary.isRecognised(pulled)) return pulled;
  const [single, double] = [withRunsOf(1, form), withRunsOf(2, form)];
  if (single === form || vocabulary.isRecognised(single)) return single;
  // Two equal letters may also be a slip, which is left to corrections.
  return double === form || vocabulary.isRecognised(double) ? double : single;
}

function withRunsOf(most: number, form: string): string {
  let shortened = '';
  for (const letter of form) {
    if (!shortened.endsWith(letter.repeat(most))) shortened += letter;
  }
  return shortened;
}

/** Two or three known words written as one; undefined where it is no such compound. */
function splitCompound(form: string, vocabulary: Vocabulary, more = 1): string[] | undefined {
  if (form.length > longestCompound || !/[آ-ی]/.test(form)) return undefined;
  for (let cut = form.length - 2; cut > 1; cut--) {
    const [first, rest] = [form.slice(0, cut), form.slice(cut)];
    if (!isCompoundPart(first, vocabulary)) continue;
    if (isCompoundPart(rest, vocabulary) && form.length > 5) return [first, rest];
    const others = more > 0 ? splitCompound(rest, vocabulary, more - 1) : undefined;
    if (others) return [first, ...others];
  }
  return undefined;
}

/** Short words stand by chance inside any other, so of these only particles count. */
function isCompoundPart(form: string, vocabulary: Vocabulary): boolean {
  return form.length < 3 ? joinableParticle.test(form) : vocabulary.isKnown(form);
}

function tokenOf(form: string, vocabulary: Vocabulary, isLiteral: boolean): QueryToken {
  const particle = isLiteral ? undefined : particleOf(form);
  const written = particle ?? (isKnown(form, vocabulary) ? form : writtenForm(form, vocabulary));
  const lemma = vocabulary.lemmaOf(written ?? form);
  const importance = isLiteral ? 1 : importanceOf(particle ?? form, lemma, vocabulary);
  const alternatives: Alternative[] = written
    ? [{ form: written, confidence: 1, source: 'typed' }]
    : [];
  return { form, alternatives, importance, terms: new Map() };
}

function importanceOf(form: string, lemma: string, vocabulary: Vocabulary): number {
  if (vocabulary.isEmpty(form)) return 0;
  if (/^\D$/.test(form) && vocabulary.idOf(form) === undefined) return 0;
  if (lightWords.has(form) || lightWords.has(lemma)) return lightWordImportance;
  const isAbsent = vocabulary.idOf(form) === undefined && vocabulary.idsOfLemma(lemma).length === 0;
  const isOutOfDomain = vocabulary.isOutOfDomain(form) || vocabulary.isOutOfDomain(lemma);
  return isAbsent && isOutOfDomain ? outOfDomainImportance : 1;
}

/** Every number is a known word. */
const isKnown = (form: string, vocabulary: Vocabulary) =>
  /^\d+$/.test(form) || vocabulary.isRecognised(form);

/** The written form of a word spelled as it is spoken: «تموم», «ارزونی». */
function writtenForm(form: string, vocabulary: Vocabulary): string | undefined {
  const written = form.replace(/و(?=[نم])/, 'ا');
  return written !== form && vocabulary.isRecognised(written) ? written : undefined;
}
