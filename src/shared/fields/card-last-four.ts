import { cleanCode, hasLineBreak } from '../persian/typed.ts';
import { cardPrefixes } from './banks.ts';
import { isCardNumber, isKnownCard } from './card-number.ts';
import { digitField } from './digit-field.ts';
import type { Field } from './field.ts';
import * as texts from './texts.ts';

const fourDigits = digitField({
  type: 'card_last_four',
  name: texts.cardLastFour,
  lengths: [4],
});

/** «چهار رقم آخر کارت من:» and its like: no digit of the card. */
const label = /^[\p{Script=Arabic}\p{M}\s:؛]*(?:4 ?رقم[\p{Script=Arabic}\p{M}\s:؛]*)?/u;
/** Signs and letters by which receipts hide the digits between; what parts groups is none. */
const hidden = /[*•●∙·․…×xX#]/;

/** The last four digits of a card that is written whole or with its middle hidden; null where it is neither. */
function lastFourOf(typed: string): string | null {
  // One kind of point: NFKC writes «…» as three.
  const written = cleanCode(typed)
    .replace(/\.{2,}/g, '…')
    .replace(label, '');
  const groups = written.match(/\d+/g) ?? [];
  const digits = groups.join('');
  if (/\p{L}/u.test(written.replace(/x/gi, ''))) return null;
  if (groups.length === 1 && digits.length === 4) return digits;
  const backwards = [...groups].reverse();
  if (!isKnownCard(digits) && isKnownCard(backwards.join(''))) return groups[0]!.slice(-4);
  if (isCardNumber(digits)) return digits.slice(-4);
  if (!hidden.test(written) || digits.length > 12) return null;
  // «****1234 ****5678» are two cards.
  if (groups.length > 1 && hidden.test(written.slice(0, written.search(/\d/)))) return null;
  const isBackwards =
    !cardPrefixes.has(digits.slice(0, 6)) && cardPrefixes.has(backwards.join('').slice(0, 6));
  const last = (isBackwards ? groups[0] : groups.at(-1)) ?? '';
  return last.length === 4 ? last : null;
}

/** Of a whole card number, or one whose middle is hidden, only the last four are taken; the rest goes nowhere. */
export const cardLastFour: Field = {
  ...fourDigits,
  parse: (typed) => fourDigits.parse((!hasLineBreak(typed) && lastFourOf(typed)) || typed),
};
