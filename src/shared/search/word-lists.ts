// Words that count less, or not at all, in a query. All are folded as queries are.

import { lemmaOf } from '../persian/lemmas.ts';
import { splitWords } from '../persian/words.ts';

/** Particles, politeness and adverbs, written and spoken. */
const stopWordList = `الو عالی آفرین ایول خوبی خوبید خوبین خوبه متنفرم بیخیال اوکی حله ok khoobi khubi مسخره عصبانیم ممنونتم لازمه لازمش لازمم امکانش وقتتون وقتتان روزتون اینه نخیر خواهشا خواهشمندم منظورم خدا کلا کل اصن واقعن فعلا انشالله ایشالا بنده گرامی عرض ادب احترام احتراما بااحترام همکاران خدمت خدمتتون خدمتتان بیزحمت زحمت مزاحم مزاحمتون ممنونم ممنونتون ممنونتونم ممنان سپاسگزار سپاسگزارم پیشاپیش قربان عزیزان لطفن هی واسم واسش واست واسمون واستون برام برات براش برامون براتون براشون برایم برایت برایش برایمان برایتان برایشان ازتون ازمون بهمون بهشون باهام باهاتون باهاشون همشو همشون همه‌ش اینا اینها آنان اونارو اینارو اینم یکم یخورده همینجوری همینطوری اینجوری اینطوری اونجوری اونطوری اینطور آنطور مدتیه چن چنتا چقد چیجوری چجوریه چجوریاس چطوریه چطوره چطوریاست کجاس کجان کجاها کدومه کیا چیو وگرنه منو مارو شمارو شماها خودشو خودمو هنوزم بازم گویا انگار ظاهرا متاسفانه احتمالا حتما درخصوص خصوص پیرامون نسبت راستش والا یهو یهویی هس نیس هستش نیستش آخه خو دیگر دیگه‌ای کاملا دقیقا معمولا الانم همون همونو همینو اینقدر انقدر انقد اونقدر یجوری یجورایی هرکار هرچی هرچه هرچقدر هروقت وقتیکه اینکه اونی اونیکه راهی راه کاری تکلیف تکلیفم چکارکنم بالاخره تاکنون اکنون حال جهت طی ضمن ضمنا وجود گرامیان داداش قبلش بعدش اگرم اگه‌م بنظر نظرتون میدونین میدونید کس فکر فکرم بخاطر خاطر خاطره‌ی بخاطرش سوالی سئوال پرسش کن نکن میگم میگین بگو بگم ببین ببینید ببینین عزیزم جان جون جونم خلاصه علاوه بعلاوه ضمنن اصولا ظاهرن لابد لااقل حداقل راستی بابا اقا اقای خانوم حضرتعالی اینجانب حقیر ول باتشکر باسلام متشکر ممنونیم hi hello please plz pls thanks thank you your can could would should do does did when where why which am are was be been have has had get got want need hey sir dear merci mamnoon mamnun khaste nabashid vaght bekheir lotfan befarmaid mikhastam bebinam bedoonam chejuri chejoori chejouri chetoriye alan hanooz hanuz dige digeh digar yani ke mitoonam mitunam mishe nist hast hastam nadaram daram dare darid و یا اگر اگه که را رو به از با در تو توی بر برای برا واسه بدون تا هم همین همان این آن اون اینو اونو آنکه ای ها های هایی ی من او ما شما آنها اونا ایشان خود خودم خودت خودش خودتون خودمون م ت ش ام ات اش مون تون شون یک یه یکی هر هیچ چند چه چی چیه چیست چیا کیه کیست کی کجا کجاست کدام کدوم چرا چطور چطوری چجور چجوری چگونه چگونست چیکار چکار آیا مگه مگر پس خب خوب بله نه آره ولی اما لیکن بلکه نیز دیگه الان حالا فقط خیلی بسیار کمی زیاد همه سلام درود لطفا ممنون مرسی تشکر سپاس متشکرم خسته نباشید خواهش خواهشمند محترم عزیز دوستان جناب خانم وقت بخیر روز ببخشید شرمنده بفرمایید راهنمایی کمک کنید کنین است نیست هست هستم هستید هستین هستند نیستم میباشد می نمی باید نباید شاید بشه نشه بشود یعنی مثل مثلا مانند درباره مورد راجع بابت بعد قبل هنوز تاحالا همش همیشه دوباره اینجا آنجا اونجا داخل بالا پایین روی زیر کنار پیش میان بین وقتی موقع هنگام هنگامی چون زیرا چنین چنان طور جوری نوع چیز چیزی چیزا کسی بهم بهش بهتون ازم ازش باهاش طریق نحوه روش کار مشکل سوال میخوام لازم امکان ممکن ممکنه چقدر چقدره چنده توسط شه شم شن شین شید لطف واقعا اصلا حتی البته ابتدا the a an of to in on is my i me for and how what with not it chetor chetori chejori chegoone mikham nemishe mishavad che chi ro ra az ba dar baraye man salam chera koja kojast kardan konam shod shode nemikone`;

/** Auxiliary and light verbs by their lemma. */
const stopVerbList = 'کرد شد بود داشت خواست توانست گفت گذاشت رفت دانست دید فرمود نمود پرسید';

/** Nouns of any question by their lemma. */
const stopNounList = 'سوال سئوال پرسش مشکل کار کمک راهنمایی چیز زحمت';

/** Present forms without «می», which `lemmaOf` keeps apart from their verbs: «دارن», «باشه», «خواهم». */
const bareVerbForms = 'دار باش خواه'
  .split(' ')
  .flatMap((stem) => 'م ی د ه یم ید ین ن ند'.split(' ').map((ending) => stem + ending))
  .join(' ');

/** Halves of compound verbs and words common to any question. */
const lightWordList =
  'داد زد گرفت امد رسید باز بار هست ماند تمام بعدا اول روز ساعت دو سه چهار تعداد بخش جدید امروز شماره عدد عوض';

const folded = (text: string) => splitWords(text).map((word) => word.form);

/** Stop words with the infinitives of stop verbs; they carry no weight in a query. */
export const stopWords: ReadonlySet<string> = new Set([
  ...folded(stopWordList),
  ...folded(stopVerbList),
  ...folded(stopNounList),
  ...folded(bareVerbForms),
]);
/** Words of low weight; see `lightWordImportance`. */
export const lightWords: ReadonlySet<string> = new Set(folded(lightWordList));
/** Words that join the parts of a phrase and may be missing from it. */
export const connectives: ReadonlySet<string> = new Set(folded('از به با در را و برای تا بر رو'));

const stopLemmas = new Set(folded(`${stopVerbList} ${stopNounList}`));
const never = () => false;
const particles = new Set([...stopWords].filter((form) => lemmaOf(form, never, never) === form));

/** Whether a folded word is a stop word, or any form of a stop noun («سوالاتم») or verb. */
export function isStopWord(form: string, lemma: string): boolean {
  return stopWords.has(form) || stopLemmas.has(lemma);
}

/** The particle of «درش», «پسشون» or «ولش»; undefined for another word. */
export const particleOf = (form: string) =>
  /^(به|از|در|تو|رو|بر|پس|ول|زیر)ش(?:ون)?$/.exec(form)?.[1];

/** Whether a stop word is no form of a verb, so that no ending may be cut from it. */
export function isParticle(form: string): boolean {
  return particles.has(form);
}
