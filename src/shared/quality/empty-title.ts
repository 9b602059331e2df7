import { foldText, HALF_SPACE } from '../persian/letters.ts';

/** Words that say nothing of a matter in any organisation: greetings, wishes, and what stands around a noun. */
const fillers = new Set(
  foldText(
    `با باسلام و از بر به در را که برای هم یک یه چند تا این آن اون همین خیلی بسیار باز دوباره لطفا لطفاً خواهش خواهشمندم خواهشمند خواهشا خواهشاً تمنا
    سلام سلامی علیکم درود عرض ادب احترام خسته نباشید نباشین وقت وقتتون وقتتان بخیر به‌خیر خیر صبح ظهر عصر شب روز روزگار روزتون روزتان عصرتون عصرتان خوش شما تون خوب خوبید خوبین هستید هستین خدا قوت خداقوت ببخشید ببخشین عذر می‌خوام خدمت حضور محضر
    محترم گرامی عزیز عزیزان دوست دوستان همکار همکاران کارشناس پشتیبان پشتیبانی آقا خانم جناب سرکار مدیر مدیریت ادمین
    من ما بنده برام برایم دارم داریم داشتم داشتیم هستم هستیم هست است بود شد شده شدم آمده اومده پیش می می‌شود میشه می‌شوم میشم شوم باشد نیاز نیازمند استدعا تقاضا خواهم خواستم خوام می‌خواهم می‌خواستم می‌خوام میخوام خواستم کردم کنم کنید کنین بکنید
    بفرمایید بفرمائید بدهید بدید بدین دهید بشنوید ببینید رسیدگی بررسی پیگیری پاسخ جواب راهنمایی راهنمائی کمک کمکم
    سوال سوالی پرسش مشکل مسئله موضوع عنوان بدون تست مورد چیز چیزی کار کاری درخواست تیکت پیام مهم فوری ضروری واجب اضطراری اورژانسی سریع سریعا سریعاً زود زودتر
    ممنون ممنونم تشکر متشکر متشکرم مرسی سپاس سپاسگزارم
    hi hello test dear sir please help a an i have need the my question problem request issue urgent
    salam slm dorood ba vaght bekheyr bekheir khaste nabashid ye yek daram dashtam soal soali moshkel lotfan komak`,
  ).split(' '),
);

/** «مشکلی» and «سؤال‌هایی» are their noun, once letters are folded. */
const ending = /(?:هایی|هاییم|های|ها|هام|اتی|ات|مان|ی|م)$/;

const isFiller = (word: string) => fillers.has(word) || fillers.has(word.replace(ending, ''));

const wordsOf = (text: string) =>
  foldText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/**
 * Whether nothing of the matter is left of a title once greetings, what stands around nouns and the organisation's own empty
 * words and phrases are gone.
 */
function isEmpty(title: string, phrases: readonly string[]): boolean {
  let rest = ` ${wordsOf(title).join('  ')} `;
  for (const phrase of phrases) rest = rest.replaceAll(phrase, ' ');
  return rest.split(' ').filter(Boolean).every(isFiller);
}

/** Phrases as they stand among the words of a title, the longest first; those of one organisation, made once. */
const phrasesOf = new WeakMap<readonly string[], string[]>();

function phrases(emptyWords: readonly string[]): string[] {
  const known = phrasesOf.get(emptyWords);
  if (known) return known;
  const made = emptyWords
    .map((phrase) => ` ${wordsOf(phrase).join('  ')} `)
    .sort((one, other) => other.length - one.length);
  phrasesOf.set(emptyWords, made);
  return made;
}

/** The same, where a half-space may stand for a space: «مشکل‌دارم». */
export const isEmptyTitle = (title: string, emptyWords: readonly string[]): boolean =>
  isEmpty(title, phrases(emptyWords)) ||
  (title.includes(HALF_SPACE) && isEmpty(title.replaceAll(HALF_SPACE, ' '), phrases(emptyWords)));
