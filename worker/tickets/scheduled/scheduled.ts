import { read, type Step, writeEach } from '../../foundation/database/steps.ts';
import { budgetOf } from '../../foundation/ports/budget.ts';
import { days, hours } from '../../foundation/ports/clock.ts';
import { makeId } from '../../foundation/ports/random.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { enqueue } from '../../notifications/store.ts';
import { customerNotices } from '../notify.ts';
import * as texts from '../texts.ts';
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

type Scheduled = Pick<RequestContext, 'db' | 'clock' | 'randomBytes' | 'settings' | 'budget'>;

const batchOf = (context: Scheduled) => budgetOf(context).bounds.ticketsPerRun;

/** Unproven for 24 hours: the words and the address go, the row stays for counts. */
export async function* expiringUnconfirmed(context: Scheduled): Step {
  const { db, clock } = context;
  const at = clock.now();
  const [due] = yield* read([listUnconfirmedSince(db, at - unconfirmedMs, batchOf(context))]);
  yield* writeEach(
    context,
    due.map(({ id }) => {
      const historyId = makeId(context);
      return [
        ...moveByTimer(db, { move: 'expire', ticketId: id, historyId, at }),
        ...eraseExpired(db, id, wasMoved(historyId)),
      ];
    }),
  );
}

/** One reminder for a link that waits unopened half of its day. */
export async function* remindingOfLinks(context: Scheduled): Step {
  const { db, clock } = context;
  const now = clock.now();
  const [due] = yield* read([
    listToRemind(db, { filedBefore: now - remindAfterMs, now }, batchOf(context)),
  ]);
  yield* writeEach(
    context,
    due.map(({ id, proofId, address, expiresAt }) => [
      enqueue(
        context,
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
export async function* closingQuiet(context: Scheduled): Step {
  const { db, clock, settings } = context;
  const at = clock.now();
  const quietSince = at - days(settings.tickets.quietDays);
  const [due] = yield* read([listQuiet(db, quietSince, batchOf(context))]);
  yield* writeEach(
    context,
    due.map((ticket) => {
      const historyId = makeId(context);
      return [
        ...moveByTimer(
          db,
          {
            move: 'rest',
            ticketId: ticket.id,
            historyId,
            at,
            why: texts.noFurtherMessage,
            quietSince,
          },
          { closeReason: texts.noFurtherMessage },
        ),
        ...customerNotices('ticket_closed', ticket, ticket, { reason: texts.noFurtherMessage }).map(
          (notice) => enqueue(context, notice, wasMoved(historyId)),
        ),
      ];
    }),
  );
}
