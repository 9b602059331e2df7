// Words that Persian has in speech alone: people type them, and edited texts do not have them. Where a word is read both
// ways («میان», «نمونه»), it is left out: missing a spoken word costs less than calling a written one spoken.

import { isVerb } from './lemmas.ts';
import { splitWords } from './words.ts';

const folded = (text: string) => new Set(splitWords(text).map(({ form }) => form));

const spokenWords = folded(
  `رو تو یه دیگه اگه واسه واسم واست برام برات براش برامون براتون براشون چی چیه چیو چیا کیه کجاس چنده چقد چقدره چن چیکار
  چجوری چجوریه چجور چطوریه چطوره اون اونو اونا اونجا اینا اینو اینجوری اونجوری همینجوری اون‌قدر همون همونو کدوم کدومش کدومه
  منو مارو بهم بهش بهمون بهتون بهشون ازم ازش ازمون ازتون باهام باهاش باهاتون همش همشو هنوزم بازم آخه یهو هی نیس هس هستش
  خودمو خودشو داره دارن دارین باشه باشن باشین کنه کنن کنین شه شن شین داغون تموم آسون ارزون گرون ارزونتر گرونتر خیابون ساختمون نشون مهمون پشیمون خونه مجانیه ممکنه لازمه
  اشتباهه غلطه درسته خرابه سفیده رایگانه بستس بسته‌س خالیه معلومه دیره زیاده گرونه ایه`,
);

/** Formal words that the patterns below would take for spoken ones. */
const writtenWords = folded(
  'می‌توان نمی‌توان بتوان نتوان بدون میان بیان نگه نرم بدن بدی نمونه ستون زیتون کارتون آزمون مضمون پیرامون میمون هورمون شست‌وشو',
);

const object = '(?:ش|شون|تون|مون)?$';

/** Stems and endings of verbs that only speech has; then objects («پولمو») and owners («پیامکتون») at the end of a word. */
const spokenForms = [
  `^ن?می(?:ر|ش|د|گ|ا|خوا|تون|دون|ذار|زار|ار|مون|خون|رسون)(?:م|ی|ه|یم|ین|ن)${object}`,
  `^[نب](?:ر|ش|د|گ|ذار|زار|تون|دون|یا|یار|خون|مون|رسون)(?:م|ی|ه|یم|ین|ن)${object}`,
  '^(?:ن?می|[نب])خواد$',
  '^(?:ن?می|[نب]ی)اد$',
  '^ن?(?:اومد|یومد|ومد|تونست|دونست|ذاشت|موند|خوند|رسوند)(?:م|ی|ه|یم|ین|ید|ن|ند)?$',
  '^برن?گرد(?:ه|ن|ین)$',
  'گردون',
  '..[متش]و$',
  '..(?:مون|تون|شون)و?$',
].map((pattern) => new RegExp(pattern));

/** A form of a verb by its ending, after what stands before its stem. */
const endingOfVerb = /^(ن?می|[نب])?(.+?)(ه|ن|ین)(?:ش|شون|تون|مون)?$/;

/** «می‌کنه», «می‌کنن», «کردین»; neither «نکرده» nor «کردن», which written texts have. */
function hasSpokenEnding(form: string): boolean {
  const [, before, stem = '', ending] = endingOfVerb.exec(form) ?? [];
  if (!isVerb(form)) return false;
  const isPast = /.[دت]$/.test(stem) && !/(?:فرست|ایست|گرد)$/.test(stem);
  return isPast ? ending === 'ین' : before !== undefined && ending !== undefined;
}

/** «برنمی‌دارن» is judged as «نمی‌دارن» is. */
const verbBefore = /^(?:بر|در|وا)(?=ن?می)/;

/**
 * Whether a text has a word that only spoken Persian has, such as «نمیاد», «چجوری» or «پولمو». Spelling does not matter:
 * letters and half-spaces are folded first.
 */
export const isSpoken = (text: string): boolean =>
  splitWords(text).some(({ form }) => isSpokenForm(form.replace(verbBefore, '')));

const isSpokenForm = (form: string): boolean =>
  !writtenWords.has(form) &&
  (spokenWords.has(form) ||
    spokenForms.some((pattern) => pattern.test(form)) ||
    hasSpokenEnding(form));
