import * as z from 'zod/mini';
import { searchEnds } from './content.ts';

/** Tables of the report, and of what editors read, that leave the desk for spreadsheets. */
export const takenTableInput = z.strictObject({
  table: z.enum(['departments', 'agents', ...searchEnds, 'votes', 'old']),
});
/** One of those tables. */
export type TakenTable = z.infer<typeof takenTableInput>['table'];
