import { formKeyOf } from '../../attachments/rules.ts';
import { attachmentsFree, takeAttachments } from '../../attachments/store.ts';
import type { Database, Statement } from '../../foundation/database/database.ts';
import { type Guard, guard } from '../../foundation/database/guard.ts';
import { Problem } from '../../foundation/problem.ts';
import * as texts from '../texts.ts';

// Files are uploaded before their message, under the token that is its Idempotency-Key as well. A
// message takes all of them or is not written (R44).

/** Uploaded files of one form, not taken by a message yet. */
export type Files = { formKey: string; ids: readonly string[]; sensitive: boolean };

/** For messages without files. */
export const noFiles: Files = { formKey: '', ids: [], sensitive: false };

/** The files that `ids` name of the form with this token. Nothing is read: guards check them. */
export const filesOf = async (
  formToken: string,
  ids: readonly string[],
  sensitive = false,
): Promise<Files> => ({ formKey: await formKeyOf(formToken), ids, sensitive });

const isGone = () =>
  new Problem('bad_input', {
    fields: { attachments: texts.fileIsGone },
  });

/** Guards that every file is there, whole and still free, else `bad_input` beside the files (R44). */
export const guardFiles = (
  db: Database,
  { formKey, ids }: Pick<Files, 'formKey' | 'ids'>,
): readonly Guard[] => (ids.length === 0 ? [] : [guard(db, attachmentsFree(formKey, ids), isGone)]);

/** Hands the files to the message. */
export const takeFiles = (
  db: Database,
  { ids, sensitive }: Files,
  messageId: string,
): Statement[] => (ids.length === 0 ? [] : [takeAttachments(db, { ids, sensitive, messageId })]);
