import { sql } from 'drizzle-orm';
import { asJson, fragment, statement } from '../../foundation/database/statement.ts';
import { ticketWithCode } from '../store.ts';

/** A tag of the list; the flags are 0 or 1. */
export type TagRow = {
  id: string;
  title: string;
  /** It is no longer offered. */
  isRetired: number;
  /** The ticket has it. */
  isOn: number;
};

/** All tags by title, retired ones too, for the ticket with this code. */
export const listTagsFor = statement((db, code: string) =>
  db.all<TagRow>(sql`
    SELECT id, title, retired_at IS NOT NULL AS isRetired, EXISTS (
      SELECT 1 FROM ticket_tags WHERE ticket_id = ${ticketWithCode(code)} AND tag_id = tags.id) AS isOn
    FROM tags ORDER BY title`),
);

/** Condition: all these tags are in the list; one that was merged into another is not. */
export const areInList = fragment(
  (tagIds: readonly string[]) => sql`
  NOT EXISTS (SELECT 1 FROM json_each(${asJson(tagIds)}) WHERE value NOT IN (SELECT id FROM tags))`,
);

/** Adds tags to the list. */
export const addTags = statement(
  (db, added: readonly { id: string; title: string }[], createdAt: number) =>
    db.run(sql`
      INSERT INTO tags (id, title, created_at)
      SELECT value ->> 'id', value ->> 'title', ${createdAt} FROM json_each(${asJson(added)})`),
);

/** Takes all tags off a ticket. */
export const removeTags = statement((db, ticketId: string) =>
  db.run(sql`DELETE FROM ticket_tags WHERE ticket_id = ${ticketId}`),
);

/** Puts these tags on a ticket that has none of them. */
export const putTags = statement((db, ticketId: string, tagIds: readonly string[]) =>
  db.run(sql`
    INSERT INTO ticket_tags (ticket_id, tag_id)
    SELECT ${ticketId}, value FROM json_each(${asJson(tagIds)})`),
);
