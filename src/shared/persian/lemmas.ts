// The dictionary form of a word, as far as search needs it: endings and colloquial verb forms fall together, words
// that only look inflected («کارت», «پست») stay apart because they are known themselves.

// Past stem first (it names the verb), then present and spoken stems.
const verbs =
  `کرد کن|شد شو ش|داد ده د|گرفت گیر|زد زن|رفت رو ر|آمد آی آ اومد یومد ومد یامد یا ا|رسید رس|رساند رسان رسون رسوند|خرید خر|فرستاد فرست|پرداخت پرداز|خواست خواه خوا|توانست توان تون تونست|دانست دان دون دونست|دید بین|گفت گوی گو گ|آورد آور ار اورد یاورد یاور یار|برد بر|گذاشت گذار ذار ذاشت زار|بست بند|ساخت ساز|نوشت نویس|یافت یاب|خورد خور|سوخت سوز|شکست شکن|ماند مان مون موند|گشت گرد|برگشت برگرد|افتاد افت یفتاد یفت|پذیرفت پذیر|بود باش|داشت دار|خواند خوان خون خوند|کشید کش|پرسید پرس|فروخت فروش|پوشید پوش|چسبید چسب|ریخت ریز|شناخت شناس|فهمید فهم|بخشید بخش|چرخید چرخ|انداخت انداز ینداخت ینداز|پیچید پیچ|فرمود فرما|گنجید گنج|شست شور|پسندید پسند|دزدید دزد|ترسید ترس|کاست کاه|افزود افزا|آموخت آموز|پیوست پیوند|انجامید انجام|سپرد سپار|ایستاد ایست وایساد وایستاد وایس وایسا`
    .split('|')
    .map((verb) => verb.replaceAll('آ', 'ا').split(' '));

const verbOfStem = new Map(
  verbs.flatMap(([name, ...others]) => [name!, ...others].map((stem) => [stem, name!])),
);
const pastStems = new Set(verbs.flatMap((verb) => verb.filter((stem) => /[دت]$/.test(stem))));
const stemsWhere = (fits: (stem: string) => boolean) =>
  [...verbOfStem.keys()]
    .filter(fits)
    .sort((a, b) => b.length - a.length)
    .join('|');
const endings = 'م|ی|د|ه|یم|ید|ین|ند|ن';
const pastEndings = `${endings}|ه?ام|ه?ای|ه?است|ه?ایم|ه?اید|ه?اند|ش|شون|م?ون|تم|نش|نم`;
const objects = '(?:ش|شون|م|ت|تون|مون)?';
const bareShort = new Set('کن ده زن شو گیر رس'.split(' '));
const verbPatterns = [
  new RegExp(`^ن?می(${stemsWhere(() => true)})(?:${endings}|ه?است)?${objects}$`),
  new RegExp(`^(?:ن|ب|نب)(${stemsWhere((stem) => stem !== 'ا')})(?:${endings})${objects}$`),
  new RegExp(`^[نب](${stemsWhere((stem) => stem.length > 2)})$`),
  new RegExp(`^ن?(${stemsWhere((stem) => pastStems.has(stem))})(?:${pastEndings})$`),
  new RegExp(`^(${stemsWhere((stem) => stem.length > 3 || bareShort.has(stem))})(?:${endings})$`),
];

/** «بر» stands before the negation: «برنمی‌گردد», «برنگشته», «برگردوندین». What returns and what is returned are one. */
const returned =
  /^(?:بر|باز)(?:ن?می|ن)?(?:گشت|گرد|گردان|گردون|گرداند|گردوند)(?:ه?(?:م|ی|یم|ید|ین|اند|است|ام|ای|ایم|اید)|د|ه|ن|ند|م?ون)?(?:ش|شون)?$/;

/** Verbs of a particle and another verb, «درمیارم» and «برداشتم», by that particle and the name of the other. */
const particleVerbs = new Set(
  'دراورد درامد دررفت دریافت برداشت برخورد برامد براورد واگذاشت فراگرفت'.split(' '),
);

// Plurals that Arabic builds inside the word, and common shortenings; a word alone is its own lemma.
const irregular = new Map(
  `اقساط قسط|مراحل مرحله|مدارک مدرک|شرایط شرط|وجوه وجه|قوانین قانون|اشخاص شخص|اسناد سند|حقوقی حقوق|مبالغ مبلغ|ارقام رقم|اعداد عدد|اقلام قلم|موارد مورد|مشاغل شغل|ضمایم ضمیمه|نقاط نقطه|اجناس جنس|افراد فرد|دلایل دلیل|علل علت|نتایج نتیجه|وسایل وسیله|تصاویر تصویر|عناوین عنوان|مناطق منطقه|مراکز مرکز|منابع منبع|مسایل مسیله|مشاکل مشکل|حساب|بانک|بنوک بانک|فواصل فاصله|قواعد قاعده|فرامین فرمان|اخبار خبر|اوقات وقت|ایام روز|اموال مال|املاک ملک|اعمال عمل|آثار اثر|اهداف هدف|اصول اصل|احکام حکم|ادارات اداره|کتب کتاب|عوارض عارضه|حوادث حادثه|کلمات کلمه|جملات جمله|شهور شهر|دروس درس|سوابق سابقه|مهلتها مهلت|جوایز جایزه|هدایا هدیه|تجار تاجر|طلاب طالب|شعب شعبه|نفرات نفر|نظرات نظر|اتباع تبعه|عکسا عکس|پیاما پیام|خونه خانه|نون نان|تلفون تلفن|گواهینامه|سیاست|فروشات فروش|میوه|دندونا دندان|دندون دندان|بچگی بچه|شهرستونی شهرستان|اسمس اس|شیرینیجات شیرینی|نامزدی نامزد|کجاست کجا|کجاس کجا|باید|میان|میانه|بیان|دهان|زنان زن|گردن|نهاد|بدن|بهتر|برند|نشان|نیاز|نام|بند|بار|باز|رسمی|بیمار|میدان|دارو|کند|شوهر|گوش|دهه|بهره|شدت|شدید|بافت|نشست|نشسته نشست|نشستم نشست|بیست|بیمه|نمره|بینی|خریدار|دارای|گیرنده|پرنده|دهنده|نمیدهد داد`
    .replaceAll('آ', 'ا')
    .split('|')
    .map((pair) => pair.split(' ') as [string, string?])
    .map(([form, lemma = form]) => [form, lemma]),
);

const ownOrSpoken =
  '(?:م|ت|ش|مان|تان|شان|مون|تون|شون|ام|ات|اش|یم|یت|یش)?(?:و|رو|را|ن|ه|ست|یه|اند)?';
const pluralEnding = new RegExp(`ها(?:یی?)?${ownOrSpoken}$`);
const otherEndings = new Set(
  `م ت ش ی ه و ا ن مان تان شان مون تون شون مونو تونو شونو مو تو شو مم ام ات اش امو اتو اشو ای اید ایم اند است ست یه یم ید ین یی ان رو را ها ترین تر گان گی انه یمو یتو یشو یشه اشه اشم اتون امون اشون یها یهای هام هات هاش مه ته شه یت یش اتم اتش اتی یمون یتون س`.split(
    ' ',
  ),
);
const spokenOwners = /^(?:مو?|تو?|شو?|(?:مون|تون|شون)و?|س)$/;

/** Tells whether a folded word is one that must not be taken apart. */
type IsKnown = (form: string) => boolean;

/**
 * The name under which all forms of a word meet. Endings are cut only if a known word is left (plural ها always), so
 * the answer depends on the vocabulary. `isKept` names words of the lexicon, which are their own lemma.
 */
export function lemmaOf(form: string, isKnown: IsKnown, isKept: IsKnown, depth = 0): string {
  const fixed = irregular.get(form);
  if (fixed) return fixed;
  if (isKept(form)) return form;
  const verb = verbOf(form);
  if (verb) return verb;
  if (depth > 2 || form.length < 3 || !/[آ-ی]$/.test(form)) return form;
  const plural = form.replace(pluralEnding, '');
  if (plural.length > 1 && plural.length < form.length) {
    return lemmaOf(plural, isKnown, isKept, depth + 1);
  }
  for (let cut = 1; cut < 6 && form.length - cut > 1; cut++) {
    const ending = form.slice(-cut);
    if (!otherEndings.has(ending)) continue;
    const base = form.slice(0, -cut);
    if (ending === 'س' && base.length < 3) continue;
    const found = [
      ending === 'س' && !base.endsWith('ه') ? '' : base,
      spokenOwners.test(ending) ? `${base}ه` : '',
    ].find(
      (candidate) =>
        candidate.length > 2 - +isKept(candidate) &&
        (isKnown(candidate) || irregular.has(candidate)),
    );
    if (found) return lemmaOf(found, isKnown, isKept, depth + 1);
  }
  return form;
}

function verbOf(form: string): string | undefined {
  if (returned.test(form)) return 'برگشت';
  if (verbOfStem.get(form) === form || pastStems.has(form)) return verbOfStem.get(form);
  for (const pattern of verbPatterns) {
    const stem = pattern.exec(form)?.[1];
    if (stem) return verbOfStem.get(stem);
  }
  const [, particle = '', rest = ''] = /^(در(?!بار)|بر|وا|فرا)(.{3,})$/.exec(form) ?? [];
  // After a particle the imperative needs no «ب»: «درآورید».
  const name = rest && particle + (verbOf(rest) ?? verbOf(`ب${rest}`));
  return particleVerbs.has(name) ? name : undefined;
}

/** Whether a word is plainly a verb, so that a lexicon that writes it means any form of it. */
export function isVerbForm(form: string): boolean {
  return /^ن?می|(?:م|ن|ید|ند)$/.test(form) && verbOf(form) !== undefined;
}

/** Whether a word can be read as a form of a verb, with its past stem («خرید») among them. */
export function isVerb(form: string): boolean {
  return verbOf(form) !== undefined;
}

/** Plurals and short forms that no rule makes. */
export function irregularForms(): Iterable<string> {
  return irregular.keys();
}

/** Common spoken and written forms of all verbs, for spellings that must be guessed at. */
export function* verbForms(): Generator<string> {
  const some = 'م ی ه د ید ین ن ند'.split(' ');
  for (const stem of verbOfStem.keys()) {
    for (const prefix of ['می', 'نمی', 'ن', 'ب', '']) {
      if (stem.length < 2 && !prefix.endsWith('می') && !(prefix === 'ب' || prefix === 'ن'))
        continue;
      for (const ending of some) yield prefix + stem + ending;
    }
  }
}
