import { skeletonOf, soundsOf, vowelCost } from '../persian/finglish.ts';

// Small words sound like too many others to be found by sound, and spoken verbs are spelled as they are written.
const small = new Map(
  `az از|ba با|be به|ro را|ra را|va و|o و|ke که|k که|ta تا|ya یا|man من|mn من|ma ما|to تو|ham هم|hm هم|in این|un آن|oon آن|on آن
  ye یک|yek یک|yk یک|che چه|chi چه|chie چیست|har هر|age اگر|agar اگر|ama اما|vali ولی|bara برای|baraye برای|vase برای|dar در|roo روی|ast است|e است
  ok باشد|na نه|are بله|bale بله|slm سلام|mrc ممنون|merci ممنون|mersi ممنون|hast هست|nist نیست|bood بود|bud بود|code کد|kart کارت|plz لطفاً|lotfan لطفاً
  shod شد|shode شده|shodeh شده|nashod نشد|nashode نشده|nashodeh نشده|besham بشوم|beshe بشود|bashe باشد|mishe می‌شود|misheh می‌شود|nemishe نمی‌شود
  nemisheh نمی‌شود|mikham می‌خواهم|nemikham نمی‌خواهم|bedid بدهید|bedin بدهید|konid کنید|konin کنید|mide می‌دهد|nemide نمی‌دهد|bede بدهد|dade داده|nadade نداده
  omad آمد|oomad آمد|umad آمد|omade آمده|oomade آمده|nayomad نیامد|nayoomad نیامد|nayomade نیامده|nayoomade نیامده|biad بیاید|reside رسیده
  narasid نرسید|nareside نرسیده|mikone می‌کند|nemikone نمی‌کند|karde کرده|nakarde نکرده|dige دیگر|alan الان|hanuz هنوز|hanoz هنوز|sms پیامک
  chikar چه‌کار|mitonam می‌توانم|mitoonam می‌توانم|nemitonam نمی‌توانم|nemitoonam نمی‌توانم|bezanid بزنید|begirid بگیرید|befrestid بفرستید`
    .split(/[|\n]\s*/)
    .map((pair) => pair.trim().split(' ') as [string, string]),
);

// What people write about to those who help them, as it is spelled with care.
const words =
  `سلام خسته درود ممنون متشکرم خواهش لطف وقت بخیر من شما آن‌ها ایشان چرا چگونه چطور کجا کجاست کی کدام چند چقدر هنوز دیگر الان امروز دیروز فردا
  روز روزه هفته ماه سال ساعت دقیقه بعد قبل پیش پس از هم همه هیچ خیلی کم زیاد بیشتر کمتر فقط باز دوباره بار اول آخر خوب بد درست غلط اشتباه
  پول مبلغ هزینه قیمت تخفیف تومان ریال کارت حساب بانک درگاه پرداخت پرداختی واریز برداشت انتقال کسر موجودی اعتبار کیف فاکتور رسید صورت‌حساب مالیات
  سفارش خرید فروش محصول کالا جنس بسته پست پیک ارسال تحویل مرسوله رهگیری پیگیری کد شماره نشانی آدرس شهر تهران انبار موجود ناموجود
  مرجوع برگشت بازگشت تعویض گارانتی خراب شکسته ناقص معیوب تعمیر سالم لغو کنسل
  کاربری ورود وارد خروج رمز عبور گذرواژه پیامک پیام ایمیل تأیید تایید تماس تلفن موبایل گوشی خط سایت برنامه صفحه دکمه لینک فایل دانلود آپلود عکس فیلم
  اشتراک تمدید فعال غیرفعال فعال‌سازی سرویس پنل دوره کلاس استاد مدرک هویت شناسنامه کارشناس پشتیبانی مدیر شرکت فروشگاه مشتری
  درخواست تیکت جواب پاسخ سؤال مشکل مشکلم خطا ارور قطع وصل اینترنت کند سریع نام اسم موضوع متن توضیح راهنما راهنمایی کمک
  کردم کرد کرده کردید کردند نکردم نکرد نکرده کنم کنید کنیم بکنم بکنید می‌کنم می‌کند می‌کنید نمی‌کنم نمی‌کند نمی‌کنید شد شده شدم نشد نشده نشدم
  شود می‌شود نمی‌شود بشود نشود دارم دارد دارید ندارم ندارد ندارید داشتم داشت هستم هست هستید نیستم نیست بودم بود بودند نبود
  آمد آمده نیامد نیامده می‌آید نمی‌آید بیاید رسیده نرسید نرسیده می‌رسد نمی‌رسد برسد دادم داد داده دادید ندادم نداد نداده دهید بدهید می‌دهد نمی‌دهد
  گرفتم گرفت نگرفتم بگیرم بگیرید بگیرد می‌گیرد زدم زد زده بزنم می‌زنم می‌زند رفت رفته رفتم برود می‌رود خریدم خریده نخریدم فرستادم فرستاد فرستاده بفرستید
  خواستم می‌خواهم می‌خواستم نمی‌خواهم بخواهم توانم می‌توانم نمی‌توانم نمی‌توان می‌توان بتوانم دیدم دیده ببینم ببینید می‌بینم نمی‌بینم گفتم گفت گفته گفتند گفتید
  پرداختم گذاشتم بگذارم نوشتم نوشته ثبت حذف تغییر ویرایش انتخاب جست‌وجو باید نباید شاید حتماً لازم ممکن موفق ناموفق کامل جدید قدیمی دلیل علت عودت
  داخل بیرون روی زیر کنار برای بدون طبق مورد باره تمام تا همین همان چیز چیزی کسی نفر جای طریق طور فراموش`
    .split(/\s+/)
    .filter(Boolean);

/** Endings, what of them stays with the word, and how they are written; a half-space keeps some apart. */
const endings: readonly [RegExp, string, string][] = [
  [/im$/, 'i', '\u200cام'],
  [/haye?$/, '', '\u200cهای'],
  [/ha$/, '', '\u200cها'],
  [/amo$/, '', 'م را'],
  [/am$/, '', 'م'],
  [/et(?:oon|un|an)$/, '', 'تان'],
  [/esh$/, '', 'ش'],
  [/o$/, '', ' را'],
  [/i$/, '', 'ی'],
];

type Known = { word: string; sound: string };
const joints = /[\u200c\u064b\u0654]/g;
const enough = 0.6;
const untouched = /(?:https?:\/\/|www\.)\S|\S@\S|\d/i;
/** Letters of the longest spelling that is looked for: people stretch vowels, but not so far. */
const longestSpelling = 40;

const bare = (word: string): string =>
  word.replace(joints, '').replace(/[آأ]/g, 'ا').replaceAll('ؤ', 'و').replaceAll('ئ', 'ی');

let kept: Map<string, Known[]> | undefined;

function bySkeleton(): Map<string, Known[]> {
  if (kept) return kept;
  kept = new Map();
  for (const word of new Set(words)) {
    const sound = soundsOf(bare(word));
    const skeleton = skeletonOf(sound);
    kept.set(skeleton, [...(kept.get(skeleton) ?? []), { word, sound }]);
  }
  return kept;
}

/**
 * What a text in Latin letters says in Persian ones, or null where too few of its words are known. Words that
 * are not known, numbers, links and line breaks stay as they are: nothing of the text is lost.
 */
export function persianSpelling(text: string): string | null {
  const { spelled, latin, found } = spell(text);
  return found >= 2 && found >= latin * enough ? spelled : null;
}

/** The text with each word in Latin letters that is known in Persian ones, however few those are; the rest as it is. */
export const spellKnownWords = (text: string): string => spell(text).spelled;

function spell(text: string) {
  let latin = 0;
  let found = 0;
  const spellWord = (word: string): string => {
    latin += 1;
    const persian = persianFor(word.toLowerCase());
    if (persian !== null) found += 1;
    return persian ?? word;
  };
  const parts = text
    .split(/(\s+)/)
    .map((part) =>
      untouched.test(part) ? part : part.replace(/[a-z][a-z'’]*/gi, spellWord).replaceAll('?', '؟'),
    );
  return { spelled: parts.join(''), latin, found };
}

function persianFor(latin: string): string | null {
  if (latin.length > longestSpelling) return null;
  const whole = small.get(latin) ?? soundsLike(latin);
  if (whole !== null) return whole;
  for (const [ending, stays, persian] of endings) {
    const base = latin.replace(ending, stays);
    if (base === latin || base.length < 3) continue;
    const word = soundsLike(base);
    if (word !== null) return word + persian;
  }
  return null;
}

function soundsLike(latin: string): string | null {
  const sound = soundsOf(latin);
  const limit = 0.3 + sound.length * 0.1;
  let best: { word: string; cost: number } | null = null;
  for (const { word, sound: other } of bySkeleton().get(skeletonOf(sound)) ?? []) {
    const cost = vowelCost(sound, other);
    if (cost <= limit && (best === null || cost < best.cost)) best = { word, cost };
  }
  return best?.word ?? null;
}
