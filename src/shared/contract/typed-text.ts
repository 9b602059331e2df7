import * as z from 'zod/mini';
import { toPersianDigits } from '../persian/digits.ts';

/** What stands beside a box in which too much was typed. */
export const tooLong = (max: number) =>
  `این نوشته بیش از ${toPersianDigits(max)} نویسه است؛ کوتاه‌ترش کنید.`;

/** Line breaks of two letters, marks of their own and spaces at ends are gone before a text is measured. */
const roomForCleaning = 4;

/** A text before it is cleaned and measured: one that can never fit is not even cleaned (R91). */
export const typedInput = (max: number) =>
  z.string().check(z.maxLength(max * roomForCleaning, tooLong(max)));
