import { type SQL, sql } from 'drizzle-orm';
import { fragment, statement } from '../../foundation/database/statement.ts';
import { partsOf } from '../../tickets/participants/store-participants.ts';
import { customerOfCode } from '../store.ts';
import { withinReachOf } from '../store-viewer.ts';

/** How the requests of a sender are known: by the customer, or by the contact that nobody has proven. */
export type Sender = 'customer' | 'contact';

/** A place in the list: behind the ticket with this code, as of when it was changed last. */
export type Place = { updatedAt: number; code: string };

/** Another request, as it is listed. Instants are epoch ms. */
export type OtherRow = {
  code: string;
  title: string;
  state: string;
  department: string;
  createdAt: number;
  updatedAt: number;
  rating: number | null;
};

/** The plus keeps from the index of customers, where all requests that nobody has proven stand together. */
const sameSender: Record<Sender, (code: string) => SQL> = {
  customer: fragment((code: string) => sql`tickets.customer_id = ${customerOfCode(code)}`),
  contact: fragment(
    (code: string) => sql`+tickets.customer_id IS NULL
      AND tickets.contact = (SELECT this.contact FROM tickets AS this WHERE this.code = ${code})`,
  ),
};

const otherThan = (code: string) =>
  sql`tickets.code <> ${code} AND tickets.state NOT IN ('unconfirmed', 'expired')`;

/** Others of the same sender within reach of the agent (a scalar), last changed first. */
const pageOf = (sender: Sender) => {
  const select = (code: string, agent: SQL, behind: SQL, limit: number) => sql`
    SELECT tickets.code, tickets.title, tickets.state, tickets.department, tickets.rating,
      tickets.created_at AS createdAt, tickets.updated_at AS updatedAt
    FROM tickets
    WHERE ${sameSender[sender](code)} AND ${otherThan(code)} AND ${withinReachOf(agent)} ${behind}
    ORDER BY tickets.updated_at DESC, tickets.rowid DESC
    LIMIT ${limit}`;
  return {
    first: statement((db, code: string, agent: SQL, limit: number) =>
      db.all<OtherRow>(select(code, agent, sql``, limit)),
    ),
    next: statement((db, code: string, agent: SQL, limit: number, after: Place) =>
      db.all<OtherRow>(
        select(
          code,
          agent,
          sql`AND (tickets.updated_at, tickets.rowid) < (${after.updatedAt},
            (SELECT place.rowid FROM tickets AS place WHERE place.code = ${after.code}))`,
          limit,
        ),
      ),
    ),
  };
};

/** Pages of `OtherRow`, by how the sender is known. */
export const listOthers = { customer: pageOf('customer'), contact: pageOf('contact') };

/** Requests of others within reach of the agent in which the customer takes part, last changed first. */
export const listJoined = statement((db, code: string, agent: SQL, limit: number) =>
  db.all<OtherRow>(sql`
    SELECT tickets.code, tickets.title, tickets.state, tickets.department, tickets.rating,
      tickets.created_at AS createdAt, tickets.updated_at AS updatedAt
    FROM tickets
    WHERE tickets.id IN ${partsOf(customerOfCode(code))} AND ${otherThan(code)} AND ${withinReachOf(agent)}
    ORDER BY tickets.updated_at DESC, tickets.rowid DESC
    LIMIT ${limit}`),
);

/** How many others there are, at most `most`, and how those within reach were rated. */
type TotalsRow = {
  counted: number;
  within: number | null;
  rated: number | null;
  averageRating: number | null;
};

const totalsOf = (sender: Sender) =>
  statement((db, code: string, agent: SQL, most: number) =>
    db.all<TotalsRow>(sql`
      SELECT count(*) AS counted, sum(isWithin) AS within,
        sum(isWithin AND rating IS NOT NULL) AS rated,
        avg(CASE WHEN isWithin THEN rating END) AS averageRating
      FROM (SELECT tickets.rating, (${withinReachOf(agent)}) AS isWithin FROM tickets
        WHERE ${sameSender[sender](code)} AND ${otherThan(code)} LIMIT ${most})`),
  );

/** One row of `TotalsRow`. */
export const countOthers = { customer: totalsOf('customer'), contact: totalsOf('contact') };

/** A note on one of the last others. */
type NoteRow = { id: string; code: string; by: string | null; at: number; text: string };

const notesOf = (sender: Sender) =>
  statement(
    (db, code: string, agent: SQL, { tickets, notes }: { tickets: number; notes: number }) =>
      db.all<NoteRow>(sql`
      SELECT messages.id, latest.code, agents.name AS by, messages.created_at AS at, messages.text
      FROM (SELECT tickets.id, tickets.code FROM tickets
        WHERE ${sameSender[sender](code)} AND ${otherThan(code)} AND ${withinReachOf(agent)}
        ORDER BY tickets.updated_at DESC, tickets.rowid DESC LIMIT ${tickets}) AS latest
      JOIN messages ON messages.ticket_id = latest.id AND messages.internal
      LEFT JOIN agents ON agents.id = messages.author_id
      ORDER BY messages.created_at DESC, messages.rowid DESC
      LIMIT ${notes}`),
  );

/** The newest notes on the others that were changed last. */
export const listNotesOnOthers = { customer: notesOf('customer'), contact: notesOf('contact') };
