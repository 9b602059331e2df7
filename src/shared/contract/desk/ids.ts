import * as z from 'zod/mini';
import { deskLimits, inputLimits } from '../../fields/size-limits.ts';

/** An id of settings or of a row. */
export const idText = z.string().check(z.maxLength(inputLimits.id));

/** Where a page of a list begins: `next` of the page before. */
export const cursorText = z.string().check(z.maxLength(deskLimits.cursor));

/** What is called by its id and shown by its title. */
export type Titled = { id: string; title: string };
