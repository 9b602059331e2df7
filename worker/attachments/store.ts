import { and, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import { fileLimits } from '#shared/fields/size-limits.ts';
import { fragment, isOneOf, statement } from '../foundation/database/statement.ts';
import { type Attachment, attachments } from './schema.ts';

type NewAttachment = Omit<Attachment, 'takenBy' | 'storedAt' | 'removedAt'>;

/** The row of an upload that begins. */
export const beginUpload = statement((db, file: NewAttachment) =>
  db.insert(attachments).values(file),
);

const bytesHeld = (by: SQL): SQL => sql`
  (SELECT coalesce(sum(byte_count), 0) FROM attachments WHERE ${by} AND removed_at IS NULL)`;

/** Condition: the form takes one more file of this size. */
export const formHasRoom = fragment(
  ({ formKey, byteCount }: Pick<NewAttachment, 'formKey' | 'byteCount'>) => sql`
  (SELECT count(*) FROM attachments WHERE form_key = ${formKey} AND removed_at IS NULL) < ${fileLimits.files}
  AND ${byteCount} + ${bytesHeld(sql`form_key = ${formKey}`)} <= ${fileLimits.bytesInAll}`,
);

/** Condition: the owner's files and this one stay within `maxBytes`; nobody's files are not added up. */
export const ownerHasRoom = fragment(
  ({ ownerId, byteCount }: Pick<NewAttachment, 'ownerId' | 'byteCount'>, maxBytes: number) =>
    sql`${byteCount} + ${bytesHeld(sql`owner_id = ${ownerId}`)} <= ${maxBytes}`,
);

/** Marks that the bytes are in the file store, at `now` (epoch ms). */
export const finishUpload = statement((db, id: string, now: number) =>
  db.update(attachments).set({ storedAt: now }).where(eq(attachments.id, id)),
);

/** Condition: every one of these files was uploaded with this form, is there, and no message has it. */
export const attachmentsFree = (formKey: string, ids: readonly string[]): SQL =>
  areFree(formKey, ids, ids.length);

const areFree = fragment(
  (formKey: string, ids: readonly string[], count: number) =>
    sql`(SELECT count(*) FROM ${attachments} WHERE ${free(formKey, ids)}) = ${count}`,
);

/** Files that one message takes. */
export type Taking = {
  ids: readonly string[];
  messageId: string;
  /** The request type asked for identity documents or the like. */
  sensitive: boolean;
};

/** Hands the files to a message, behind a guard that they are free (`attachmentsFree`). */
export const takeAttachments = statement((db, { ids, messageId, sensitive }: Taking) =>
  db.update(attachments).set({ takenBy: messageId, sensitive }).where(among(ids)),
);

const free = (formKey: string, ids: readonly string[]) =>
  and(
    among(ids),
    eq(attachments.formKey, formKey),
    isNull(attachments.takenBy),
    isNotNull(attachments.storedAt),
    isNull(attachments.removedAt),
  );

/** The files of messages that `messageIds` selects (a list or a subquery). */
export const listAttachments = statement((db, messageIds: SQL) =>
  db
    .select()
    .from(attachments)
    .where(sql`${attachments.takenBy} IN ${messageIds}`)
    .orderBy(attachments.createdAt, attachments.id),
);

/** Takes a file out of the form it was uploaded with. Answers its id; no row where a message has it. */
export const removeFreeAttachment = statement((db, formKey: string, id: string, now: number) =>
  db
    .update(attachments)
    .set({ removedAt: now })
    .where(
      and(eq(attachments.id, id), eq(attachments.formKey, formKey), isNull(attachments.takenBy)),
    )
    .returning({ id: attachments.id }),
);

/** Epoch ms: a file created at or before its edge is removed. */
export type RetentionEdges = {
  looseBefore: number;
  ordinaryBefore: number;
  sensitiveBefore: number;
};

const takenBefore = (sensitive: 0 | 1, before: number): SQL => sql`
  SELECT id, taken_by FROM attachments WHERE taken_by IS NOT NULL AND removed_at IS NULL
    AND sensitive = ${sensitive} AND created_at <= ${before}`;

/**
 * Files whose time is over: never taken, or kept as long as settings say. The index of loose files is
 * named: SQLite would take that of all that were never taken, young ones included.
 */
export const findExpired = statement(
  (db, { looseBefore, ordinaryBefore, sensitiveBefore }: RetentionEdges, limit: number) =>
    db.all<{ id: string; takenBy: string | null }>(sql`
    SELECT id, taken_by AS takenBy FROM attachments INDEXED BY attachments_loose
    WHERE taken_by IS NULL AND created_at <= ${looseBefore}
    UNION ALL ${takenBefore(0, ordinaryBefore)} UNION ALL ${takenBefore(1, sensitiveBefore)}
    LIMIT ${limit}`),
);

/** One value however many ids: a statement takes a bounded number of them. */
const among = (ids: readonly string[]): SQL => isOneOf(attachments.id, ids);

/** The plus keeps SQLite from walking the index of all that were never taken. */
export const forgetAttachments = statement((db, ids: readonly string[]) =>
  db.delete(attachments).where(and(among(ids), sql`+${attachments.takenBy} IS NULL`)),
);

/** The row of a taken file stays, without its name: the thread says that a file was here. */
export const markRemoved = statement((db, ids: readonly string[], now: number) =>
  db.update(attachments).set({ removedAt: now, name: '' }).where(among(ids)),
);
