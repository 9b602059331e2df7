import { sql } from 'drizzle-orm';
import { makeId } from '../foundation/chance.ts';
import { days, hours } from '../foundation/clock.ts';
import { commit, type Statement } from '../foundation/database.ts';
import type { Work } from '../foundation/services.ts';
import { enqueue } from '../notifications/store.ts';
import { announce } from './announce.ts';
import { sweepKeys } from './once.ts';
import { moved, moveTicket } from './store.ts';
import {
  eraseExpired,
  listQuiet,
  listToRemind,
  listUnconfirmedSince,
  markReminded,
  stillUnreminded,
} from './store-scheduled.ts';

// What becomes of tickets when nobody does anything. Every step asks again inside its batch, so
// runs that overlap, or come late, do no harm (R51).

const unconfirmedMs = hours(24);
const remindAfterMs = hours(12);
const batch = 100;

const restReason = 'پس از پاسخ، پیام تازه‌ای از شما نرسید.';

type Scheduled = Pick<Work, 'db' | 'clock' | 'chance' | 'settings'>;

/** Expires what nobody confirmed, reminds once, closes what has gone quiet, forgets old keys. */
export async function tendTickets(work: Scheduled): Promise<void> {
  await commit(work.db, [sweepKeys(work.db, work.clock.now())]);
  await expireUnconfirmed(work);
  await remindOfLinks(work);
  await closeQuiet(work);
}

/** Unproven for 24 hours: the words and the address go, the row stays for counts. */
async function expireUnconfirmed(work: Scheduled) {
  const { db, clock } = work;
  const at = clock.now();
  const due = await listUnconfirmedSince(db, at - unconfirmedMs, batch);
  await inOneCommit(
    work,
    due.flatMap(({ id }) => {
      const historyId = makeId(work);
      return [
        ...moveTicket(db, { move: 'expire', ticketId: id, historyId, actorId: null, at }),
        ...eraseExpired(db, id, moved(historyId)),
      ];
    }),
  );
}

/** One reminder for a link that waits unopened half of its day. */
async function remindOfLinks(work: Scheduled) {
  const { db, clock } = work;
  const now = clock.now();
  const due = await listToRemind(db, { filedBefore: now - remindAfterMs, now }, batch);
  await inOneCommit(
    work,
    due.flatMap(({ id, proofId, address, expiresAt }) => [
      enqueue(
        work,
        {
          message: 'proof_link_reminder',
          channel: 'email',
          to: address,
          ticketId: id,
          proofId,
          expiresAt,
          unproven: true,
        },
        stillUnreminded(id),
      ),
      markReminded(db, id, now),
    ]),
  );
}

/** An answer that nobody said anything to for the quiet days closes its ticket. */
async function closeQuiet(work: Scheduled) {
  const { db, clock, settings } = work;
  const at = clock.now();
  const quietSince = at - days(settings.tickets.quietDays);
  const due = await listQuiet(db, quietSince, batch);
  await inOneCommit(
    work,
    due.flatMap((ticket) => {
      const historyId = makeId(work);
      const order = { move: 'rest' as const, ticketId: ticket.id, historyId, actorId: null, at };
      return [
        ...moveTicket(
          db,
          { ...order, why: restReason, when: sql`state_since <= ${quietSince}` },
          { closeReason: restReason },
        ),
        ...announce(
          work,
          'ticket_closed',
          ticket,
          ticket,
          { reason: restReason },
          moved(historyId),
        ),
      ];
    }),
  );
}

async function inOneCommit({ db }: Scheduled, statements: Statement[]) {
  if (statements.length > 0) await commit(db, statements);
}
