import { sql } from 'drizzle-orm';
import { statement } from '../../foundation/database/statement.ts';

// FTS5 only marks what it deletes: the words stay in its older segments, and in each backup, until these are merged.
// The row 2 of `ticket_words_backlog` says that a merge of all segments is to be begun (its `created_at` is 0), is under
// way (1), or is under way and words were erased behind its beginning (2).

/** Goes with what erases words: the timer takes them out of the segments of the index too. */
export const markErased = statement((db) =>
  db.run(sql`
    INSERT INTO ticket_words_backlog (id, created_at, ticket_id) VALUES (2, 0, '')
    ON CONFLICT (id) DO UPDATE SET created_at = iif(created_at = 0, 0, 2)`),
);

/** How far the merge is, and the structure of the index in hexadecimal digits; no row where nothing was erased. */
export const readErased = statement((db) =>
  db.all<{ phase: number; structure: string }>(sql`
    SELECT created_at AS phase, (SELECT hex(block) FROM ticket_search_data WHERE id = 10) AS structure
    FROM ticket_words_backlog WHERE id = 2`),
);

/** Sets how far it is, unless that has changed since it was read. */
export const setErased = statement((db, from: number, to: number) =>
  db.run(
    sql`UPDATE ticket_words_backlog SET created_at = ${to} WHERE id = 2 AND created_at = ${from}`,
  ),
);

/** Ends it, unless words were erased since it was read. */
export const endErased = statement((db) =>
  db.run(sql`DELETE FROM ticket_words_backlog WHERE id = 2 AND created_at = 1`),
);

/** Merges some pages, by what is under way; a number below zero begins with all segments. */
export const mergeSegments = statement((db, pages: number) =>
  db.run(sql`INSERT INTO ticket_search (ticket_search, rank) VALUES ('merge', ${pages})`),
);
