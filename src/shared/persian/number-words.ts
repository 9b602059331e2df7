import { toPersianDigits } from './digits.ts';

const ones = [
  '',
  'یک',
  'دو',
  'سه',
  'چهار',
  'پنج',
  'شش',
  'هفت',
  'هشت',
  'نه',
  'ده',
  'یازده',
  'دوازده',
  'سیزده',
  'چهارده',
  'پانزده',
  'شانزده',
  'هفده',
  'هجده',
  'نوزده',
];
const tens = ['', '', 'بیست', 'سی', 'چهل', 'پنجاه', 'شصت', 'هفتاد', 'هشتاد', 'نود'];
const hundreds = ['', 'صد', 'دویست', 'سیصد', 'چهارصد', 'پانصد', 'ششصد', 'هفتصد', 'هشتصد', 'نهصد'];
const scales = ['', 'هزار', 'میلیون', 'میلیارد', 'هزار میلیارد', 'میلیون میلیارد'];

const wordValues = new Map(
  [ones, tens, hundreds].flatMap((words, power) =>
    words.map((word, count) => [word, count * 10 ** power] as const),
  ),
);
// Longer ones first, as «دو» begins «دویست».
const anyWord = [...wordValues.keys()]
  .filter(Boolean)
  .sort((a, b) => b.length - a.length)
  .join('|');
const runsOf = (joint: string) =>
  new RegExp(`(?<=^|[ و])(?:${anyWord})(?:${joint}(?:${anyWord}))*(?=$| |هزار|می?ل)`, 'g');
const joinedRuns = runsOf(' ?و ?');
// «پنج دویست» and «دویست پنجاه» are several numbers.
const spacedRuns = runsOf('(?: ?و ?| )');

function spellBelowThousand(count: number): string[] {
  const rest = count % 100;
  const parts = [hundreds[Math.floor(count / 100)]!];
  if (rest < 20) parts.push(ones[rest]!);
  else parts.push(tens[Math.floor(rest / 10)]!, ones[rest % 10]!);
  return parts.filter(Boolean);
}

/** «دویست و پنجاه هزار» of a whole number, so that a zero too many is noticed. */
export function spellNumber(count: number): string {
  if (count === 0) return 'صفر';
  const groups: string[] = [];
  for (let rest = count, scale = 0; rest > 0; rest = Math.floor(rest / 1000), scale++) {
    const words = spellBelowThousand(rest % 1000).join(' و ');
    if (words)
      groups.unshift(scale === 1 && words === 'یک' ? 'هزار' : `${words} ${scales[scale]}`.trim());
  }
  return groups.join(' و ');
}

/** «سومین», «دهمین»; above ten in digits: «۱۱مین». */
export const spellOrdinal = (count: number) =>
  count > 10 ? `${toPersianDigits(count)}مین` : `${count === 3 ? 'سو' : spellNumber(count)}مین`;

const numberOf = (run: string): number | null => {
  const words = run.match(new RegExp(anyWord, 'g')) ?? [];
  const sum = words.reduce((total, one) => total + wordValues.get(one)!, 0);
  return spellBelowThousand(sum).join() === words.join() ? sum : null;
};

/**
 * The same text with its numbers below a thousand in digits: «250 هزار» of «دویست و پنجاه هزار».
 * Its letters are those of `foldLetters`. Words in an order that is no number stay.
 */
export function wordsToDigits(folded: string): string {
  return folded
    .replace(/یکصد/g, 'صد')
    .replace(joinedRuns, (run) => String(numberOf(run) ?? run))
    .replace(/(?<=^|و ?)(?=هزار)/g, '1 ');
}

/**
 * The same for a text that is one number: «هفت صد» is 700. Words that «و» does not join and words beside digits stay, as «پنج
 * دویست» is not 5,200.
 */
export function numberWordsToDigits(folded: string): string {
  return folded
    .replace(/یک ?صد/g, 'صد')
    .replace(/(?<=^|[ و])سی صد/g, 'سیصد')
    .replace(new RegExp(`(?<=^|[ و])(${ones.slice(3, 10).join('|')}) صد`, 'g'), '$1صد')
    .replace(/(?<=^|[ و])(?:سهصد|پنجصد)/g, (word) => (word === 'سهصد' ? 'سیصد' : 'پانصد'))
    .replace(spacedRuns, (run, at: number, whole: string) => {
      const isBesideDigits =
        /\d ?$/.test(whole.slice(Math.max(0, at - 2), at)) ||
        /^ ?\d/.test(whole.slice(at + run.length, at + run.length + 2));
      const isOne = !isBesideDigits && !/[^ و] [^ و]/.test(run);
      return isOne ? String(numberOf(run) ?? run) : run;
    })
    .replace(/(?<=^|و ?)(?=هزار)/g, '1 ');
}
