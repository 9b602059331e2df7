import { type SQL, sql } from 'drizzle-orm';
import type { Database, Statement } from '../../foundation/database/database.ts';
import { asJson, fragment, statement } from '../../foundation/database/statement.ts';
import { isBlocked, isBlockedUnproven } from '../../people/store.ts';
import { type NewTicket, sameTicketAfter } from '../store.ts';

// A request that a block stops gets the answer that any request gets, with a code that no ticket has
// (R10). Its answer is kept as a request key, so that it shows no block when it is sent again or its
// code is looked up (R31).

/** Whom it names, whether it waits for a proof, and its words as they are compared. */
type Stoppable = Pick<NewTicket, 'contact' | 'state' | 'fingerprint'>;

const stoppedScope = 'stopped:';
/** Part of the text, so that it leads to a part of an index. */
const ofStopped = sql.raw(`'${stoppedScope}*'`);
const scopeOf = ({ contact }: Pick<Stoppable, 'contact'>) => `${stoppedScope}${contact}`;

/**
 * Condition: a block stops this request; null where none can, for its sender is a customer. What waits
 * for its proof reaches nobody without one, so a block on unproven requests does not stop it (R96).
 */
function isStopped({ contact = null, state }: Stoppable): SQL | null {
  if (contact === null) return null;
  return (state === 'unconfirmed' ? isBlocked : isBlockedUnproven)(contact);
}

/**
 * Scalar: id of the ticket, or of the stopped request, with the same sender and words after `since`
 * (epoch ms); NULL = none.
 */
export function sameRequestAfter(ticket: Stoppable, since: number): SQL {
  const stopped = isStopped(ticket);
  const same = sameTicketAfter(ticket, since);
  return stopped
    ? sameOrStopped(same, stopped, stoppedAfter(scopeOf(ticket), ticket.fingerprint, since))
    : same;
}

const sameOrStopped = fragment(
  (same: SQL, stopped: SQL, earlierStopped: SQL) =>
    sql`coalesce(${same}, iif(${stopped}, ${earlierStopped}, NULL))`,
);

const stoppedAfter = fragment(
  (scope: string, fingerprint: string, since: number) => sql`
  (SELECT result_id FROM request_keys WHERE scope = ${scope}
    AND body_hash = ${fingerprint} AND created_at > ${since}
  ORDER BY created_at DESC LIMIT 1)`,
);

/**
 * Behind all that writes a ticket: where a block stops it, takes it back within the transaction and
 * keeps its answer. A condition in each statement, and no branch, so that it costs as many statements
 * as any request (R10).
 */
export function takeBackStopped(
  db: Database,
  ticket: Stoppable & { id: string; code: string },
  { answer, now }: { answer: unknown; now: number },
): Statement[] {
  const stopped = isStopped(ticket);
  if (!stopped) return [];
  const { id, code, fingerprint } = ticket;
  return [
    keepAnswer(db, { scope: scopeOf(ticket), code, fingerprint, id, answer, now }, stopped),
    freeFiles(db, id, stopped),
    dropNotifications(db, id, stopped),
    dropMessages(db, id, stopped),
    dropHistory(db, id, stopped),
    dropTicket(db, id, stopped),
  ];
}

type KeptAnswer = {
  scope: string;
  code: string;
  fingerprint: string;
  id: string;
  answer: unknown;
  now: number;
};

const keepAnswer = statement(
  (db, { scope, code, fingerprint, id, answer, now }: KeptAnswer, stopped: SQL) =>
    db.run(sql`
      INSERT INTO request_keys (scope, key, body_hash, result_id, answer, created_at)
      SELECT ${scope}, ${code}, ${fingerprint}, ${id}, ${asJson(answer)}, ${now}
      WHERE ${stopped}`),
);

const freeFiles = statement((db, ticketId: string, stopped: SQL) =>
  db.run(sql`
    UPDATE attachments SET taken_by = NULL, sensitive = 0
    WHERE taken_by IN (SELECT id FROM messages WHERE ticket_id = ${ticketId}) AND ${stopped}`),
);

const dropNotifications = statement((db, ticketId: string, stopped: SQL) =>
  db.run(sql`DELETE FROM outbox WHERE ticket_id = ${ticketId} AND ${stopped}`),
);

const dropMessages = statement((db, ticketId: string, stopped: SQL) =>
  db.run(sql`DELETE FROM messages WHERE ticket_id = ${ticketId} AND ${stopped}`),
);

const dropHistory = statement((db, ticketId: string, stopped: SQL) =>
  db.run(sql`DELETE FROM ticket_history WHERE ticket_id = ${ticketId} AND ${stopped}`),
);

const dropTicket = statement((db, ticketId: string, stopped: SQL) =>
  db.run(sql`DELETE FROM tickets WHERE id = ${ticketId} AND ${stopped}`),
);

/** Query: id and address of the stopped request that was given this code. */
export const senderOfStopped = fragment(
  (code: string) => sql`
  SELECT result_id AS id, substr(scope, ${stoppedScope.length + 1}) AS address FROM request_keys
  WHERE scope GLOB ${ofStopped} AND key = ${code}`,
);
