import { foldText } from '../persian/letters.ts';

// Spellings of speech and how they are written; a half-space is a hyphen here.
const formalOf = new Map(
  `میشه می-شود|نمیشه نمی-شود|میشم می-شوم|بشه بشود|نشه نشود|شین شوید|شدین شدید|میخوام می-خواهم|نمیخوام نمی-خواهم|میخواین می-خواهید|میخواد می-خواهد
  میگه می-گوید|میگین می-گویید|میگن می-گویند|بگین بگویید|میدین می-دهید|نمیدین نمی-دهید|میده می-دهد|نمیده نمی-دهد|بدین بدهید|میاد می-آید|نمیاد نمی-آید|بیاد بیاید|اومد آمد|اومده آمده|نیومد نیامد
  نیومده نیامده|میره می-رود|نمیره نمی-رود|بره برود|میکنه می-کند|نمیکنه نمی-کند|میکنین می-کنید|کنین کنید|کردین کردید|نکردین نکردید|میکنن می-کنند|میتونم می-توانم
  نمیتونم نمی-توانم|میتونین می-توانید|میتونه می-تواند|نمیتونه نمی-تواند|بزنین بزنید|گرفتین گرفتید|خوردین خوردید|دادین دادید|ندادین ندادید|هستین هستید|نیستین نیستید|باشین باشید|نباشین نباشید
  اگه اگر|دیگه دیگر|واسه برای|چیه چیست|کیه کیست|کجاس کجاست|همش همه-اش|یه یک|اینو این را|اونو آن را|اون آن|اونا آن-ها|شماها شما|خودتون خودتان|پولمو پولم را
  حسابمو حسابم را|کارتمو کارتم را|سفارشمو سفارشم را|کدمو کدم را|پنلمو پنلم را|تیکتمو تیکتم را|جوابمو جوابم را|تلفنو تلفن را|چجوری چگونه|چطوری چگونه|اینجوری این-طور|الانه الان|خونه خانه|میدونم می-دانم|نمیدونم نمی-دانم`
    .split(/[|\n]\s*/)
    .map((pair) => pair.trim())
    .map((pair): [string, string] => {
      const [spoken = '', ...written] = pair.split(' ');
      return [foldText(spoken), written.join(' ').replaceAll('-', '\u200c')];
    }),
);

/** Words of the street, for which a formal text has others each time. */
const slang = new Set(
  foldText(
    `داداش داداشم داش داشم آبجی حاجی حاجیم نوکرتم نوکرم چاکرم چاکرتم مخلصم مخلصتم دمت دمتون دمتان ایول باحال خفن لامصب لامذهب لعنتی کوفتی مزخرف
    پیچوندین پیچوندید پیچوندی سرکاریم داغون اسکل اسکلمون بیخیال ناموسا ناموساً جان‌من خدایی خداییش`,
  ).split(' '),
);

/** A word in letters and half-spaces. */
const word = /[\p{L}\p{M}\u200c]+/gu;
/** So many spellings of speech are a register; one slips into formal texts too. */
const fewest = 2;

/**
 * Whether a text is in the register of the street: a word of slang, or several spellings of speech. `fix` is the text
 * with those spellings as they are written, where there are any. Null for any other text.
 */
export function inFormalWords(text: string): { fix?: string } | null {
  let spoken = 0;
  let isSlang = false;
  const formal = text.replace(word, (found) => {
    const folded = foldText(found);
    if (slang.has(folded)) isSlang = true;
    const written = formalOf.get(folded);
    if (written === undefined || written === found) return found;
    spoken += 1;
    return written;
  });
  if (!isSlang && spoken < fewest) return null;
  return spoken > 0 ? { fix: formal } : {};
}
