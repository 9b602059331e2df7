import { sql } from 'drizzle-orm';
import type { Database } from '../../foundation/database/database.ts';
import { asJson, fragment, statement } from '../../foundation/database/statement.ts';

// What the full-text index holds. Triggers of migration 0010 bring it to `ticket_search`, forget it where a ticket is
// erased or deleted, and keep the name of the customer.

/** A folded form to be found, or its lemma; `isBegun` where the form may go on. */
export type Form = { form: string; lemma: string | null; isBegun: boolean };

/** A folded word to be found; with `parts` also where somebody wrote a space for each of its half-spaces. */
export type Term = Form & { parts: Form[] };

/** Adds folded words to those by which a ticket is found. */
export const addWords = statement((db, ticketId: string, words: string) =>
  db.run(sql`
    INSERT INTO ticket_words (ticket_id, words, name)
    SELECT tickets.id, ${words}, ${nameOfTicket} FROM tickets WHERE tickets.id = ${ticketId}
    ON CONFLICT (ticket_id) DO UPDATE SET words = words || ' ' || excluded.words`),
);

/** Puts these folded words in place of those by which a ticket was found. */
export const replaceWords = statement((db, ticketId: string, words: string) =>
  db.run(sql`
    INSERT INTO ticket_words (ticket_id, words, name)
    SELECT tickets.id, ${words}, ${nameOfTicket} FROM tickets WHERE tickets.id = ${ticketId}
    ON CONFLICT (ticket_id) DO UPDATE SET words = excluded.words`),
);

const nameOfTicket = sql`coalesce(
  (SELECT name_words FROM customers WHERE customers.id = tickets.customer_id), '')`;

/** Where the timer has come to: all tickets from there on have their words. No ticket is named before the first slice. */
export type Backlog = { createdAt: number; ticketId: string };

/** The place in the backlog; no row where nothing is left. */
export const readBacklog = statement((db) =>
  db.all<Backlog>(
    sql`SELECT created_at AS createdAt, ticket_id AS ticketId FROM ticket_words_backlog WHERE id = 1`,
  ),
);

/** A ticket whose words are to be folded; `facts` and `texts`, all it holds but erased ones, are JSON. */
export type UnfoldedTicket = {
  id: string;
  createdAt: number;
  version: number;
  title: string;
  facts: string;
  texts: string;
};

/**
 * The tickets before this place, the newest first; before the first slice all, for the release before may have filed some
 * since the migration.
 */
export const listBacklog = statement((db, { createdAt, ticketId }: Backlog, limit: number) =>
  db.all<UnfoldedTicket>(sql`
    SELECT id, created_at AS createdAt, version, title, facts,
      (SELECT json_group_array(text) FROM messages WHERE messages.ticket_id = tickets.id) AS texts
    FROM tickets INDEXED BY tickets_created
    WHERE (created_at, id) < (iif(${ticketId} = '', ${Number.MAX_SAFE_INTEGER}, ${createdAt}), ${ticketId})
    ORDER BY created_at DESC, id DESC LIMIT ${limit}`),
);

/** A ticket's words as they were folded, and the version that they are of. */
export type FoldedTicket = { id: string; version: number; words: string };

/** Condition: these tickets are at the versions that were folded. */
export const areCurrent = fragment(
  (folded: readonly FoldedTicket[]) => sql`NOT EXISTS (
  SELECT 1 FROM json_each(${asJson(folded)}) AS folded
  LEFT JOIN tickets ON tickets.id = folded.value ->> 'id'
  WHERE tickets.version IS NOT folded.value ->> 'version')`,
);

/**
 * Stores words of the backlog and goes on behind them; nothing happens where a ticket has changed since it was read, and
 * they are read again. Their numbers are below all others, so that the newest tickets stay the first to be found.
 */
export const storeBacklog = (db: Database, folded: readonly FoldedTicket[], next: Backlog | null) =>
  [
    insertBacklog(db, folded),
    next ? moveBacklog(db, folded, next) : endBacklog(db, folded),
  ] as const;

const insertBacklog = statement((db, folded: readonly FoldedTicket[]) =>
  db.run(sql`
    INSERT INTO ticket_words (number, ticket_id, words, name)
    SELECT (SELECT min(coalesce(min(number), 0), 0) FROM ticket_words) - folded.key - 1, tickets.id,
      folded.value ->> 'words', ${nameOfTicket}
    FROM json_each(${asJson(folded)}) AS folded JOIN tickets ON tickets.id = folded.value ->> 'id'
    WHERE tickets.fingerprint <> '' AND ${areCurrent(folded)}
    ON CONFLICT (ticket_id) DO UPDATE SET words = excluded.words`),
);

const moveBacklog = statement(
  (db, folded: readonly FoldedTicket[], { createdAt, ticketId }: Backlog) =>
    db.run(sql`
    UPDATE ticket_words_backlog SET created_at = ${createdAt}, ticket_id = ${ticketId}
    WHERE id = 1 AND ${areCurrent(folded)}`),
);

const endBacklog = statement((db, folded: readonly FoldedTicket[]) =>
  db.run(sql`DELETE FROM ticket_words_backlog WHERE id = 1 AND ${areCurrent(folded)}`),
);

/** Customers whose names nobody has folded yet. */
export const listUnfoldedNames = statement((db, limit: number) =>
  db.all<{ id: string; name: string }>(sql`
    SELECT id, name FROM customers INDEXED BY customers_unfolded
    WHERE name IS NOT NULL AND name_words IS NULL AND id > '' LIMIT ${limit}`),
);

/** Stores folded names, each where it is still the name. */
export const storeNames = statement(
  (db, names: readonly { id: string; name: string; words: string }[]) =>
    db.run(sql`
    UPDATE customers SET name_words = folded.value ->> 'words'
    FROM json_each(${asJson(names)}) AS folded
    WHERE customers.id = folded.value ->> 'id' AND customers.name = folded.value ->> 'name'`),
);
