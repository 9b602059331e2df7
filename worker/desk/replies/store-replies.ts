import { and, asc, desc, eq, or, type SQL, sql } from 'drizzle-orm';
import { fragment, statement } from '../../foundation/database/statement.ts';
import { savedReplies } from '../schema.ts';
import { seesAll } from '../store-viewer.ts';

/** A row of `saved_replies`. */
export type SavedReplyRow = typeof savedReplies.$inferSelect;

/** An agent (a scalar) uses its own replies, those for all and those of its departments; an admin those of every one. */
const isUsableBy = (agent: SQL) =>
  or(
    and(eq(savedReplies.sharing, 'own'), eq(savedReplies.ownerId, agent)),
    eq(savedReplies.sharing, 'all'),
    sql`${savedReplies.department} IN (
      SELECT value FROM agents, json_each(agents.departments) WHERE agents.id = ${agent})`,
    and(sql`${savedReplies.department} IS NOT NULL`, seesAll(agent, 'work')),
  );

/** The replies that an agent (a scalar) may use, the most used first. */
export const listSavedReplies = statement((db, agent: SQL) =>
  db
    .select()
    .from(savedReplies)
    .where(isUsableBy(agent))
    .orderBy(desc(savedReplies.uses), asc(savedReplies.title), asc(savedReplies.id)),
);

/** The reply with this id, where the agent (a scalar) may use it. */
export const findSavedReply = statement((db, agent: SQL, id: string) =>
  db
    .select()
    .from(savedReplies)
    .where(and(eq(savedReplies.id, id), isUsableBy(agent))),
);

/** Adds a reply that nobody has used. */
export const addSavedReply = statement((db, reply: typeof savedReplies.$inferInsert) =>
  db.insert(savedReplies).values(reply),
);

/** Condition: the agent has written fewer replies than this. */
export const hasFewerReplies = fragment(
  (ownerId: string, most: number) =>
    sql`(SELECT count(*) FROM saved_replies WHERE owner_id = ${ownerId}) < ${most}`,
);

/** Condition: the reply with this id is there. */
export const isReplySaved = fragment(
  (id: string) => sql`EXISTS (SELECT 1 FROM saved_replies WHERE id = ${id})`,
);

/** What makes it another's matter to change it: whose it is, and who uses it. */
type Standing = Pick<SavedReplyRow, 'id' | 'ownerId' | 'sharing' | 'department'>;

/** Condition: the reply is there, and its change is still the same people's matter. */
export const isReplyStill = fragment(
  ({ id, ownerId, sharing, department }: Standing) => sql`EXISTS (
    SELECT 1 FROM saved_replies WHERE id = ${id} AND owner_id = ${ownerId}
      AND sharing = ${sharing} AND department IS ${department})`,
);

/** Changes a reply; `isReplyStill` belongs in the same batch. */
export const changeSavedReply = statement(
  (
    db,
    id: string,
    next: Pick<
      SavedReplyRow,
      'title' | 'text' | 'sharing' | 'department' | 'ownerId' | 'updatedAt'
    >,
  ) => db.update(savedReplies).set(next).where(eq(savedReplies.id, id)),
);

/** Deletes a reply; `isReplyStill` belongs in the same batch. */
export const deleteSavedReply = statement((db, id: string) =>
  db.delete(savedReplies).where(eq(savedReplies.id, id)),
);

/** Counts a use of a reply. */
export const countReplyUse = statement((db, id: string) =>
  db
    .update(savedReplies)
    .set({ uses: sql`${savedReplies.uses} + 1` })
    .where(eq(savedReplies.id, id)),
);
