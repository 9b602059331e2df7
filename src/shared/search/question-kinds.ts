// What kind of thing a question asks for: a deadline, a time, a cost and so on. Its words are stop words or common to many
// articles, and yet they tell siblings apart: «زمان بازگشت وجه», «پیگیری بازگشت وجه».

import { isVerb } from '../persian/lemmas.ts';
import { questionGain } from './tuning.ts';

/** What each kind is asked with: folded words and phrases, written and spoken. */
const phrases = [
  // A deadline.
  'مهلت|فرصت|تا کی|تا چند|تا چه',
  // A time or duration.
  'کی|چند روز|چند روزه|چند ساعت|چندروزه|طول|چه وقت|چه زمان|چه ساعت|زمان|مدت',
  // A cost.
  'هزینه|قیمت|نرخ|تعرفه|کرایه|چنده|چند تومن|چقدره|چقدر میشه',
  // A state.
  'وضعیت|پیگیری|رهگیری|کجاست|چی شد|چه شد|مرحله',
  // Documents.
  'مدارک|مدرک|چی لازمه|چی میخواد|چه چیزهایی',
  // A way, and a wish to go it.
  'چطور|چطوری|چجوری|چگونه|نحوه|روش|مراحل|(?<!(?:چه|کار|چیکار|چکار) )کنم|می ?خواه?م',
  // A reason.
  'چرا|علت|دلیل',
  // What was done, to the customer or by us.
  'شد|شده|شدن|شدند|کرد|کردند|کردید|کردین|بستید|بستین',
  // A place.
  'کجا',
  // A fault.
  'نیست|نشدن|نبودن|ناموفق|نادرست|خطا|ارور|مشکل|دیر',
].map((kind) => new RegExp(` (?:${kind}) `));

const fault = 1 << (phrases.length - 1);
/** A way, and what was done. */
const voices = (1 << 5) | (1 << 7);

/** The kinds that a row of folded words asks for, one bit each; 0 where none is named. */
export function questionKindsOf(forms: string[]): number {
  const text = ` ${forms.join(' ')} `;
  const named = phrases.reduce(
    (kinds, phrase, kind) => (phrase.test(text) ? kinds | (1 << kind) : kinds),
    0,
  );
  return forms.some(isNegated) ? named | fault : named;
}

/** Factor for an article that answers these kinds of questions where those were asked; 1 where either says nothing. */
export function questionFactor(asked: number, answered: number): number {
  if (asked === 0 || answered === 0) return 1;
  // «چرا سفارشم لغو شد» is not answered by how to do it oneself, nor the reverse.
  const [wish, told] = [asked & voices, answered & voices];
  if (wish * told > 0 && wish + told === voices) return 1 + questionGain.voice;
  return 1 + ((asked & answered) > 0 ? questionGain.same : questionGain.other);
}

/** «نمیاد», «نشد», «نیومده»: a verb with its negation in front. */
function isNegated(form: string): boolean {
  const negated = /^(?:باز|بر|در)?ن(?!می?خوا)/.exec(form)?.[0];
  if (!negated || !isVerb(form)) return false;
  const rest = form.slice(negated.length);
  return isVerb(rest) || isVerb(rest.replace(/^ی/, 'ا'));
}
