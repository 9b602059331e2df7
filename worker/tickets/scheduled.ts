import { budgetOf } from '../foundation/budget.ts';
import { makeId } from '../foundation/chance.ts';
import { days, hours } from '../foundation/clock.ts';
import type { Work } from '../foundation/services.ts';
import { read, type Step, write, writeEach } from '../foundation/steps.ts';
import { sweepKeys } from '../idempotency/store.ts';
import { enqueue } from '../notifications/store.ts';
import { notifyCustomer } from './notify.ts';
import {
  eraseExpired,
  listQuiet,
  listToRemind,
  listUnconfirmedSince,
  markReminded,
  moveByTimer,
  stillUnreminded,
  wasMoved,
} from './store-scheduled.ts';

// What becomes of tickets when nobody does anything. Every step asks again inside its batch, so
// runs that overlap, or come late, do no harm (R51).

const unconfirmedMs = hours(24);
const remindAfterMs = hours(12);

const restReason = 'پس از پاسخ، پیام تازه‌ای از شما نرسید.';

type Scheduled = Pick<Work, 'db' | 'clock' | 'chance' | 'settings' | 'budget'>;

const batchOf = (work: Scheduled) => budgetOf(work).bounds.ticketsPerRun;

/** Forgets the keys of requests that will not be sent again. */
export async function* forgettingKeys({ db, clock }: Scheduled): Step {
  yield* write([sweepKeys(db, clock.now())]);
}

/** Unproven for 24 hours: the words and the address go, the row stays for counts. */
export async function* expiringUnconfirmed(work: Scheduled): Step {
  const { db, clock } = work;
  const at = clock.now();
  const [due] = yield* read([listUnconfirmedSince(db, at - unconfirmedMs, batchOf(work))]);
  yield* writeEach(
    due.map(({ id }) => {
      const historyId = makeId(work);
      return [
        ...moveByTimer(db, { move: 'expire', ticketId: id, historyId, at }),
        ...eraseExpired(db, id, wasMoved(historyId)),
      ];
    }),
  );
}

/** One reminder for a link that waits unopened half of its day. */
export async function* remindingOfLinks(work: Scheduled): Step {
  const { db, clock } = work;
  const now = clock.now();
  const [due] = yield* read([
    listToRemind(db, { filedBefore: now - remindAfterMs, now }, batchOf(work)),
  ]);
  yield* writeEach(
    due.map(({ id, proofId, address, expiresAt }) => [
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
export async function* closingQuiet(work: Scheduled): Step {
  const { db, clock, settings } = work;
  const at = clock.now();
  const quietSince = at - days(settings.tickets.quietDays);
  const [due] = yield* read([listQuiet(db, quietSince, batchOf(work))]);
  yield* writeEach(
    due.map((ticket) => {
      const historyId = makeId(work);
      return [
        ...moveByTimer(
          db,
          { move: 'rest', ticketId: ticket.id, historyId, at, why: restReason, quietSince },
          { closeReason: restReason },
        ),
        ...notifyCustomer(
          work,
          'ticket_closed',
          ticket,
          ticket,
          { reason: restReason },
          wasMoved(historyId),
        ),
      ];
    }),
  );
}
