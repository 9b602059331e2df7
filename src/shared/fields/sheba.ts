import { toPersianDigits } from '../persian/digits.ts';
import { hasLineBreak, ungroup } from '../persian/typed.ts';
import { bankBySheba } from './banks.ts';
import { type Field, invalid, ok } from './field.ts';
import * as texts from './texts.ts';

/** ISO 13616: the country and check digits go to the end, letters count from 10; mod 97 is 1. */
function checksOut(sheba: string): boolean {
  const moved = `${sheba.slice(4)}${sheba.slice(0, 4)}`.replace(/IR/, '1827');
  let rest = 0;
  for (const digit of moved) rest = (rest * 10 + Number(digit)) % 97;
  return rest === 1;
}

/** Name of the bank of a stored Sheba; null for one we do not know. */
export function bankOfSheba(sheba: string): string | null {
  return bankBySheba[sheba.slice(4, 7)] ?? null;
}

/** `IR06 2960 …`: all of it, in fours, for those who must pay to it. */
export function groupSheba(sheba: string): string {
  return sheba.replace(/.{4}(?=.)/g, '$& ');
}

/** `IR06…1234`: enough to tell one's own accounts apart. */
function maskSheba(sheba: string): string {
  return `${sheba.slice(0, 4)}…${sheba.slice(-4)}`;
}

/** What names the number in front of it, and the bank behind it. */
const names =
  /^(?:[\p{Script=Arabic}\p{M}]|IBAN|SH[AE]?BA|NUMBER|NO)+|(?<![\p{Script=Arabic}\p{M}])[\p{Script=Arabic}\p{M}]+$/gu;

/** «شبا: IR06 2960 …» and `06/2960/… IR` without all but their digits; other letters stay. */
const digitsOf = (typed: string) =>
  ungroup(typed)
    .toUpperCase()
    .replace(/\p{P}|\p{S}/gu, '')
    .replace(names, '')
    .replace(/^IR|IR$/, '');

/** Account number, stored as `IR` and 24 digits, shown masked with its bank's name. */
export const sheba: Field = {
  type: 'sheba',
  parse(typed) {
    const digits = digitsOf(typed);
    if (hasLineBreak(typed) || !/^\d+$/.test(digits)) {
      return invalid(texts.shebaInDigits);
    }
    if (digits.length !== 24) {
      return invalid(texts.wrongCountOfSheba(toPersianDigits(digits.length)));
    }
    const value = `IR${digits}`;
    return checksOut(value) ? ok(value) : invalid(texts.wrongSheba);
  },
  show(value) {
    const bank = bankOfSheba(value);
    // Isolated, so that the number keeps its order inside a Persian line.
    const masked = `\u2066${maskSheba(value)}\u2069`;
    return bank ? `${bank}، ${masked}` : masked;
  },
  inputMode: 'text',
  dir: 'ltr',
  autocomplete: 'off',
  example: '',
};
