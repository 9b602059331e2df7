import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '../../foundation/database/database.ts';
import { asJson, fragment, statement } from '../../foundation/database/statement.ts';

/** A row of `tags` or of `close_reasons`; `requests` is counted up to a bound. */
export type ListRow = { id: string; title: string; retiredAt: number | null; requests: number };

/** The two lists. */
export type ListName = 'tags' | 'close_reasons';

/** A table's name, which no value of a request becomes. */
const named = { tags: sql.raw('tags'), close_reasons: sql.raw('close_reasons') };

const ofBoth = <Built>(make: (table: SQL) => Built): Record<ListName, Built> => ({
  tags: make(named.tags),
  close_reasons: make(named.close_reasons),
});

/** A page of tags behind a place, those that are offered first, by title. `count` bounds what is counted of each. */
export const listTagPage = statement(
  (db, after: { isRetired: number; title: string }, size: { limit: number; count: number }) =>
    db.all<ListRow>(sql`
    SELECT page.*, (SELECT count(*) FROM (
      SELECT 1 FROM ticket_tags WHERE tag_id = page.id LIMIT ${size.count})) AS requests
    FROM (
      SELECT id, title, retired_at AS retiredAt FROM tags
      WHERE (retired_at IS NOT NULL, title) > (${after.isRetired}, ${after.title})
      ORDER BY retired_at IS NOT NULL, title LIMIT ${size.limit}) AS page
    ORDER BY retiredAt IS NOT NULL, title`),
);

/** The same of reasons by their order, each with how often it was the reason since an instant (epoch ms). */
export const listReasonPage = statement(
  (
    db,
    after: { isRetired: number; position: number },
    size: { limit: number; count: number },
    since: number,
  ) =>
    db.all<ListRow & { position: number }>(sql`
    SELECT page.*, (SELECT count(*) FROM (
      SELECT 1 FROM tickets WHERE close_reason_id = page.id AND state_since >= ${since}
      LIMIT ${size.count})) AS requests
    FROM (
      SELECT id, title, position, retired_at AS retiredAt FROM close_reasons
      WHERE (retired_at IS NOT NULL, position) > (${after.isRetired}, ${after.position})
      ORDER BY retired_at IS NOT NULL, position LIMIT ${size.limit}) AS page
    ORDER BY retiredAt IS NOT NULL, position`),
);

/** An entry as a rule has read it. */
export type ReadEntry = Pick<ListRow, 'id' | 'title' | 'retiredAt'>;

const titlesOf = ofBoth((table) =>
  statement((db) =>
    db.all<ReadEntry>(sql`SELECT id, title, retired_at AS retiredAt FROM ${table}`),
  ),
);
/** Every entry of a list: names are unique once they are folded, which SQL cannot do. */
export const listTitles = (db: Database, list: ListName) => titlesOf[list](db);

const unseen = ofBoth((table) =>
  fragment(
    (titles: readonly string[]) => sql`NOT EXISTS (
      SELECT 1 FROM ${table} WHERE title NOT IN (SELECT value FROM json_each(${asJson(titles)})))`,
  ),
);
/** Condition: the list has no other titles than these. */
export const hasNoOther = (list: ListName, titles: readonly string[]) => unseen[list](titles);

const standing = ofBoth((table) =>
  fragment(
    (entries: readonly ReadEntry[]) => sql`NOT EXISTS (
      SELECT 1 FROM json_each(${asJson(entries)}) AS known WHERE NOT EXISTS (
        SELECT 1 FROM ${table} WHERE id = known.value ->> 'id'
          AND title = known.value ->> 'title' AND retired_at IS known.value ->> 'retiredAt'))`,
  ),
);
/** Condition: these entries are there as they were read. */
export const standAsRead = (list: ListName, entries: readonly ReadEntry[]) =>
  standing[list](entries);

/** Adds a tag. */
export const addTag = statement((db, tag: { id: string; title: string; at: number }) =>
  db.run(sql`INSERT INTO tags (id, title, created_at) VALUES (${tag.id}, ${tag.title}, ${tag.at})`),
);

/** Adds a reason behind all others. */
export const addReason = statement((db, reason: { id: string; title: string; at: number }) =>
  db.run(sql`
    INSERT INTO close_reasons (id, title, position, created_at)
    SELECT ${reason.id}, ${reason.title}, coalesce(max(position), 0) + 1, ${reason.at} FROM close_reasons`),
);

const renaming = ofBoth((table) =>
  statement((db, id: string, title: string) =>
    db.run(sql`UPDATE ${table} SET title = ${title} WHERE id = ${id}`),
  ),
);
/** Gives an entry another title. */
export const rename = (db: Database, list: ListName, id: string, title: string) =>
  renaming[list](db, id, title);

const retiring = ofBoth((table) =>
  statement((db, id: string, at: number | null) =>
    db.run(sql`UPDATE ${table} SET retired_at = ${at} WHERE id = ${id}`),
  ),
);
/** Offers an entry no longer, since an instant (epoch ms), or again: null. */
export const retire = (db: Database, list: ListName, id: string, at: number | null) =>
  retiring[list](db, id, at);

/** Moves a reason and all behind it one place on, so that its place is free. */
export const freePlaceOf = statement((db, id: string) =>
  db.run(sql`
    UPDATE close_reasons SET position = position + 1
    WHERE position >= (SELECT position FROM close_reasons WHERE id = ${id})`),
);

/** Puts a reason into the free place before another one. */
export const placeBefore = statement((db, id: string, other: string) =>
  db.run(sql`
    UPDATE close_reasons
    SET position = (SELECT position FROM close_reasons WHERE id = ${other}) - 1 WHERE id = ${id}`),
);

/** Puts a reason behind all others. */
export const placeLast = statement((db, id: string) =>
  db.run(sql`
    UPDATE close_reasons SET position = (SELECT max(position) FROM close_reasons) + 1 WHERE id = ${id}`),
);

const sliceOf = fragment(
  (tag: string, limit: number) => sql`(
    SELECT ticket_id FROM ticket_tags WHERE tag_id = ${tag} ORDER BY ticket_id LIMIT ${limit})`,
);

/** Gives a slice of the tickets of one tag the other one. */
export const tagSlice = statement((db, from: string, into: string, limit: number) =>
  db.run(sql`
    INSERT OR IGNORE INTO ticket_tags (ticket_id, tag_id)
    SELECT ticket_id, ${into} FROM ${sliceOf(from, limit)}`),
);

/** Takes the tag from that slice. */
export const untagSlice = statement((db, tag: string, limit: number) =>
  db.run(sql`
    DELETE FROM ticket_tags WHERE tag_id = ${tag} AND ticket_id IN ${sliceOf(tag, limit)}`),
);

/** One row: how many tickets have the tag, counted up to a bound. */
export const countTagged = statement((db, tag: string, bound: number) =>
  db.all<{ count: number }>(sql`
    SELECT count(*) AS count FROM (SELECT 1 FROM ticket_tags WHERE tag_id = ${tag} LIMIT ${bound})`),
);

/** Saved views that ask for the one tag, or for all but it, ask for the other one. */
export const nameInViews = statement((db, from: string, into: string) =>
  db.run(sql`
    UPDATE saved_views SET query = json_set(query, '$.tag', replace(query ->> '$.tag', ${from}, ${into}))
    WHERE query ->> '$.tag' IN (${from}, '-' || ${from})`),
);

/** Condition: no ticket has the tag. */
export const isUnused = fragment(
  (id: string) => sql`NOT EXISTS (SELECT 1 FROM ticket_tags WHERE tag_id = ${id})`,
);

/** Deletes a tag. */
export const deleteTag = statement((db, id: string) =>
  db.run(sql`DELETE FROM tags WHERE id = ${id}`),
);
