import { sql } from 'drizzle-orm';
import type { Database } from '../../foundation/database/database.ts';
import { fragment, isOneOf, statement } from '../../foundation/database/statement.ts';
import { participants } from '../schema.ts';
import { type Given, withMerged } from '../store.ts';

/** Somebody who takes part in a ticket, or did. Instants are epoch ms. */
export type Participant = {
  ticketId: string;
  id: string;
  address: string;
  name: string | null;
  createdAt: number;
  /** Since when it takes part no longer; null while it does. */
  endedAt: number | null;
  /** Null where nobody has proven the address. */
  customerId: string | null;
  /** What the organisation calls that customer. */
  personName: string | null;
  /** A proven address of that customer. */
  email: string | null;
  /** What the organisation calls the customer of the ticket. */
  ownerName: string | null;
};

/** Who takes part in the tickets with these codes, or did, first come first; never a ticket's own customer. */
export const listParticipants = statement((db, codes: readonly string[]) =>
  db.all<Participant>(sql`
    SELECT part.ticket_id AS ticketId, part.id, part.address, part.name, part.created_at AS createdAt, part.ended_at AS endedAt,
      person.id AS customerId, person.name AS personName, owner.name AS ownerName,
      (SELECT address FROM identities AS mail WHERE mail.customer_id = person.id
        AND mail.kind = 'email' AND mail.proven_at IS NOT NULL) AS email
    FROM tickets JOIN participants AS part ON part.ticket_id = tickets.id
    LEFT JOIN identities AS own ON own.address = part.address AND own.proven_at IS NOT NULL
    LEFT JOIN customers AS person ON person.id = own.customer_id
    LEFT JOIN customers AS owner ON owner.id = tickets.customer_id
    WHERE ${isOneOf(sql`tickets.code`, codes)} AND (person.id IS NULL OR person.id IS NOT tickets.customer_id)
    ORDER BY part.created_at, part.address`),
);

/** Who has this address; `customerId` null = nobody has proven it. */
export type Invited = { customerId: string | null };

/** One row. */
export const readInvited = statement((db, address: string) =>
  db.all<Invited>(sql`
    SELECT (SELECT customer_id FROM identities
        WHERE address = ${address} AND proven_at IS NOT NULL) AS customerId`),
);

/** A participant to add. */
export type NewParticipant = Omit<typeof participants.$inferInsert, 'endedAt'>;

/** Adds it; one who takes part no longer does again, under the id that the row has. */
export const addParticipant = statement((db, participant: NewParticipant) =>
  db
    .insert(participants)
    .values(participant)
    .onConflictDoUpdate({
      target: [participants.ticketId, participants.address],
      set: {
        name: sql`excluded.name`,
        addedBy: sql`excluded.added_by`,
        endedAt: null,
      },
    }),
);

/** Condition: nobody with this address takes part in the ticket. */
export const takesNoPart = fragment(
  (ticketId: string, address: string) => sql`
  NOT EXISTS (SELECT 1 FROM participants
    WHERE ticket_id = ${ticketId} AND address = ${address} AND ended_at IS NULL)`,
);

/** Condition: fewer than `most` take part in the ticket. */
export const isBelowMost = fragment(
  (ticketId: string, most: number) => sql`
  (SELECT count(*) FROM participants WHERE ticket_id = ${ticketId} AND ended_at IS NULL) < ${most}`,
);

/** Condition: this one takes part in the ticket. */
export const takesPartStill = fragment(
  (ticketId: string, id: string) => sql`
  EXISTS (SELECT 1 FROM participants
    WHERE ticket_id = ${ticketId} AND id = ${id} AND ended_at IS NULL)`,
);

/** Ends that it takes part in the ticket, and in those that were merged into it, whatever its id there is. */
export const endParticipation = statement((db, ticketId: string, id: string, at: number) =>
  db.run(sql`
    UPDATE participants SET ended_at = ${at}
    WHERE ticket_id IN ${withMerged(ticketId)} AND ended_at IS NULL
      AND address = (SELECT address FROM participants WHERE ticket_id = ${ticketId} AND id = ${id})`),
);

/** Whoever takes part in a ticket takes part in the one that it is merged into, under the same id, also once more. */
export const mergeParticipants = statement((db, ticketId: string, targetId: string) =>
  db.run(sql`
    INSERT INTO participants (ticket_id, address, id, name, added_by, created_at, ended_at)
    SELECT ${targetId}, address, id, name, added_by, created_at, ended_at FROM participants
    WHERE ticket_id = ${ticketId}
    ON CONFLICT (ticket_id, address) DO UPDATE SET ended_at = NULL
      WHERE id = excluded.id AND excluded.ended_at IS NULL`),
);

/**
 * The reverse, where the merge is taken back: those stay who were added to the other ticket itself, were it while both were
 * one. The rows stay: by them is found what was written there.
 */
export const partParticipants = statement((db, ticketId: string, targetId: string, at: number) =>
  db.run(sql`
    UPDATE participants SET ended_at = ${at} WHERE ticket_id = ${targetId} AND ended_at IS NULL
      AND id IN (SELECT id FROM participants WHERE ticket_id = ${ticketId} AND ended_at IS NULL)`),
);

/**
 * A person has another number or address of this kind: what was shared with the one before goes with the person. Where both
 * were added to a ticket, it takes part as long as either does, and the history of both is found by the row that is left.
 */
export const moveParticipations = (db: Database, addresses: { from: string; to: string }) => [
  nameHistoryAnew(db, addresses),
  moveRows(db, addresses),
];

/** Ids of such entries begin with that of the participant. */
const nameHistoryAnew = statement((db, { from, to }: { from: string; to: string }) =>
  db.run(sql`
    UPDATE ticket_history SET id = (SELECT kept.id || substr(ticket_history.id, instr(ticket_history.id, ':'))
      FROM participants AS kept WHERE kept.ticket_id = ticket_history.ticket_id AND kept.address = ${from})
    WHERE rowid IN (SELECT entry.rowid FROM participants AS kept
      CROSS JOIN participants AS lost ON lost.ticket_id = kept.ticket_id AND lost.address = ${to}
      CROSS JOIN ticket_history AS entry ON entry.id > lost.id || ':' AND entry.id < lost.id || ';'
      WHERE kept.address = ${from} AND entry.ticket_id = kept.ticket_id)`),
);

const moveRows = statement((db, { from, to }: { from: string; to: string }) =>
  db.run(sql`
    UPDATE OR REPLACE participants SET address = ${to}, ended_at = iif(EXISTS (
        SELECT 1 FROM participants AS other WHERE other.ticket_id = participants.ticket_id
          AND other.address = ${to} AND other.ended_at IS NULL), NULL, ended_at)
    WHERE address = ${from}`),
);

/** Condition on the ticket with this id: the customer takes part in it, by an address that it has proven. */
export const takesPart = fragment(
  (ticketId: Given, customer: Given) => sql`
  EXISTS (SELECT 1 FROM participants AS part JOIN identities AS own ON own.address = part.address
    WHERE part.ticket_id = ${ticketId} AND part.ended_at IS NULL
      AND own.customer_id = ${customer} AND own.proven_at IS NOT NULL)`,
);

/** Ids of the tickets in which the customer takes part. */
export const partsOf = (customer: Given) => sql`
  (SELECT part.ticket_id FROM identities AS own JOIN participants AS part ON part.address = own.address
    WHERE own.customer_id = ${customer} AND own.proven_at IS NOT NULL AND part.ended_at IS NULL)`;
