import { and, asc, eq, sql } from 'drizzle-orm';
import { asJson, fragment, statement } from '../../foundation/database/statement.ts';
import { tags, ticketTags } from '../../tickets/schema.ts';
import { ticketWithCode } from '../store.ts';

/** All tags, retired ones too, by title. */
export const listAllTags = statement((db) => db.select().from(tags).orderBy(asc(tags.title)));

/** Ids of the tags that the ticket with this code has. */
export const listTagsOf = statement((db, code: string) =>
  db
    .select({ id: ticketTags.tagId })
    .from(ticketTags)
    .where(eq(ticketTags.ticketId, ticketWithCode(code))),
);

/** Condition: there are as many tags as were read; none is ever deleted that a ticket has. */
export const areStillSoMany = fragment(
  (count: number) => sql`(SELECT count(*) FROM tags) = ${count}`,
);

/** Adds tags to the list. */
export const addTags = statement(
  (db, added: readonly { id: string; title: string }[], createdAt: number) =>
    db.run(sql`
      INSERT INTO ${tags} (id, title, created_at)
      SELECT value ->> 'id', value ->> 'title', ${createdAt} FROM json_each(${asJson(added)})`),
);

/** Takes all tags off a ticket but these. */
export const removeTagsBut = statement((db, ticketId: string, tagIds: readonly string[]) =>
  db
    .delete(ticketTags)
    .where(
      and(
        eq(ticketTags.ticketId, ticketId),
        sql`${ticketTags.tagId} NOT IN (SELECT value FROM json_each(${asJson(tagIds)}))`,
      ),
    ),
);

/** Puts these tags on a ticket, those that it does not have. */
export const putTags = statement((db, ticketId: string, tagIds: readonly string[]) =>
  db.run(sql`
    INSERT OR IGNORE INTO ${ticketTags} (ticket_id, tag_id)
    SELECT ${ticketId}, value FROM json_each(${asJson(tagIds)})`),
);
