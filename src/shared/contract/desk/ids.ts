import * as z from 'zod/mini';
import { inputLimits } from '../../fields/size-limits.ts';

/** An id of settings or of a row. */
export const idText = z.string().check(z.maxLength(inputLimits.id));

/** What is called by its id and shown by its title. */
export type Titled = { id: string; title: string };
