/** A piece of a text; `isNumber` where it keeps its own order, from left to right. */
export interface NumberPiece {
  text: string;
  isNumber: boolean;
}

const digit = '[0-9۰-۹٠-٩]';
const hidden = '[*•xX]';
/** One space, or a dash with or without spaces. */
const parted = '(?:[ \u00a0]?[_\\p{Pd}][ \u00a0]?|[ \u00a0])';
/** Each alternative ends within a few letters, or goes on from digit to digit: all is linear (R92). */
const candidates = new RegExp(
  [
    // What is isolated already, as texts that are no HTML have it.
    '\u2066([^\u2066-\u2069]+)\u2069',
    // 7K3M-X9QP-2RTW
    '(?<![A-Za-z0-9۰-۹-])[0-9A-Z۰-۹]{4}(?:-[0-9A-Z۰-۹]{4}){2}(?![A-Za-z0-9۰-۹-])',
    // (021) 8877 6655 and +98 (21) 88776655
    `(?:\\+${digit}{2}[ -]?\\(|\\([0۰٠])${digit}{2,3}\\)[ -]?${digit}{3,4}(?:[ -]?${digit}{2,4}){1,2}(?!${digit})`,
    // 6037-99**-****-1234, IR06 **** 0001 and 0912 ••• 4567
    `(?:(?:(?<!${digit})|(?<![A-Za-z])[Ii][Rr] ?)${digit}{2,4}[ -]?${digit}{0,2}[ -]?)?(?<!${hidden})${hidden}{2,16}(?:[ -]${hidden}{1,8}){0,4}[ -]?${digit}{4}(?!${digit})`,
    `(?:\\+|(?<![A-Za-z])[Ii][Rr][ -]?)?${digit}+(?:${parted}${digit}+)*`,
  ].join('|'),
  'gu',
);
const oneGroup = new RegExp(`(?:^\\D*)?${digit}+`, 'gu');

/** Groups that people read as one number, with a space for what parts them. */
const shapes: readonly RegExp[] = [
  // Mobiles and landlines: 0912 123 4567, 021 8877 6655, 98 912 …, 0098 …, and +98 …
  /^0(?: ?\d){10}$/,
  /^9\d{2} ?\d{3} ?\d{4}$/,
  /^98 ?9(?: ?\d){9}$/,
  /^00(?: ?\d){12}$/,
  /^\+(?: ?\d){8,15}$/,
  // A Sheba, and cards and tracking codes of the post in fours.
  /^IR(?: ?\d){24}$/i,
  /^\d{4}(?: \d{4}){3,5}$/,
  // A postal code and a national ID.
  /^\d{5} \d{5}$/,
  /^\d{3} \d{6} \d$/,
  // An amount: only thousands end so.
  /^[1-9]\d{0,2}(?: \d{3})* 000$/,
];
const day = /^\d{4}-\d{1,2}-\d{1,2}$/;
/** Of a postal tracking code in fours, and of a phone in pairs behind its country. */
const mostGroups = 7;

/** Every script here has its zero at a multiple of 16. */
const inLatin = (text: string) =>
  text.replace(/[۰-۹٠-٩]/g, (one) => String(one.charCodeAt(0) % 16));

function isOneNumber(written: string): boolean {
  const latin = inLatin(written);
  const spaced = latin.replace(/[ \u00a0_\p{Pd}]+/gu, ' ');
  return day.test(latin) || shapes.some((shape) => shape.test(spaced));
}

/** The longest number of several groups that begins at this one: how many groups it has; 0 for none. */
function lengthOfNumber(
  written: string,
  starts: readonly number[],
  ends: readonly number[],
  from: number,
): number {
  const isWhole = (count: number) =>
    isOneNumber(written.slice(starts[from], ends[from + count - 1]));
  for (let count = Math.min(mostGroups, starts.length - from); count > 0; count -= 1)
    if (isWhole(count)) return count;
  return 0;
}

function splitRun(written: string): NumberPiece[] {
  const groups = [...written.matchAll(oneGroup)];
  const starts = groups.map(({ index }) => index);
  const ends = groups.map(({ 0: group, index }) => index + group.length);
  const pieces: NumberPiece[] = [];
  let copied = 0;
  for (let at = 0; at < groups.length; at += 1) {
    const count = lengthOfNumber(written, starts, ends, at);
    const isPlain = count === 1 && /^\p{Nd}+$/u.test(groups[at]![0]);
    if (count === 0 || isPlain) continue;
    const [start, end] = [starts[at]!, ends[at + count - 1]!];
    if (start > copied) pieces.push({ text: written.slice(copied, start), isNumber: false });
    pieces.push({ text: written.slice(start, end), isNumber: true });
    copied = end;
    at += count - 1;
  }
  if (copied < written.length) pieces.push({ text: written.slice(copied), isNumber: false });
  return pieces;
}

const isRun = /^(?:\+|ir)?[ -]?\p{Nd}[\p{Nd} \u00a0_\p{Pd}]*$/iu;

/**
 * Cuts a text at the numbers whose groups a line from right to left would show in another order: phones, Shebas, cards, masked
 * ones too, codes, amounts in thousands. Lists and ranges are none. The pieces together are the text, without the marks U+2066 … U+2069
 * around what was isolated before.
 */
export function splitNumbers(text: string): NumberPiece[] {
  const pieces: NumberPiece[] = [];
  let at = 0;
  for (const { 0: found, 1: isolated, index } of text.matchAll(candidates)) {
    const parts =
      isolated === undefined && isRun.test(found)
        ? splitRun(found)
        : [{ text: isolated ?? found, isNumber: true }];
    if (!parts.some(({ isNumber }) => isNumber)) continue;
    if (index > at) pieces.push({ text: text.slice(at, index), isNumber: false });
    pieces.push(...parts);
    at = index + found.length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), isNumber: false });
  return pieces;
}
