import { toPersianDigits } from '../persian/digits.ts';
import { cardMask } from './card-mask.ts';

const masked = new RegExp(`${cardMask}(\\d{4})`, 'g');

/** The last four digits of each card that was masked in these texts, once each; other values hold none. */
export function hiddenCards(texts: readonly unknown[]): string[] {
  const found = texts.flatMap((text) =>
    typeof text === 'string' ? [...text.matchAll(masked)].map(([, lastFour = '']) => lastFour) : [],
  );
  return [...new Set(found)];
}

/** `•••• ۹۹۹۳`, as banks write a card that they do not name. */
export const showHiddenCard = (lastFour: string): string => `•••• ${toPersianDigits(lastFour)}`;
