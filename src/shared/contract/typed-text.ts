import * as z from 'zod/mini';
import { toPersianDigits } from '../persian/digits.ts';
import * as texts from './texts/inputs.ts';

/** What stands beside a box in which too much was typed. */
export const tooLong = (max: number) => texts.tooLong(toPersianDigits(max));

/** Line breaks of two letters, marks of their own and spaces at ends are gone before a text is measured. */
const roomForCleaning = 4;

/** A text before it is cleaned and measured: one that can never fit is not even cleaned (R91). */
export const typedInput = (max: number) =>
  z.string().check(z.maxLength(max * roomForCleaning, tooLong(max)));
