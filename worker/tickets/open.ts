import { type SQL, sql } from 'drizzle-orm';
import { maskCardNumbers } from '#shared/fields/card-number.ts';
import { makeId } from '../foundation/chance.ts';
import { minutes } from '../foundation/clock.ts';
import { silentPart } from '../foundation/parts.ts';
import type { Work } from '../foundation/services.ts';
import { promiseFor, readToday, recentToday, type Today } from '../organisation/today.ts';
import { isBlocked, isBlockedUnproven } from '../people/store.ts';
import type { CheckedRequest, Sender, Submission, Submitted } from './checked-request.ts';
import { filesGate, takeFiles } from './files.ts';
import { makeTicket } from './make-ticket.ts';
import { heldBy, once } from './once.ts';
import { todayGate, untilNotOutrun } from './outrun.ts';
import { addHistory, addMessage, addTicket, type NewTicket } from './store.ts';
import { keepStopped, stoppedAfter } from './store-stopped.ts';
import { submittedAnswer, submittedNotices } from './submitted.ts';
import { limitGates } from './ticket-limits.ts';

// A ticket is filed once, with its first message, its history, its promise and the notices about it,
// in one round trip. Card numbers are masked before anything is stored.

/** The same words within this time are one ticket. */
export const sameTextMs = minutes(10);

/**
 * Files a ticket and answers its code, state and promise. The same key, or the same words within
 * minutes, give the same ticket.
 * @throws Problem `key_reused`, `too_many_requests`, `urgent_quota_spent`, or what a given gate throws.
 */
export const openTicket = (work: Work, draft: CheckedRequest, sender: Sender, filing: Submission) =>
  untilNotOutrun(async (isFirst) => {
    const today = await (isFirst ? recentToday : readToday)(work.db, work.settings);
    return await fileWith(work, today, draft, sender, filing);
  });

async function fileWith(
  work: Work,
  today: Today,
  draft: CheckedRequest,
  sender: Sender,
  filing: Submission,
) {
  const { db, clock } = work;
  const now = clock.now();
  const promised = promiseFor(today, draft.type, sender, now);
  const made = await makeTicket(work, draft, sender, promised);
  const holding = {
    scope: `file:${sender.customerId ?? sender.contact ?? ''}`,
    key: filing.key,
    resultId: made.id,
  };
  const following = filing.follow?.(heldBy(holding), made.id);
  const proofId = following?.proofId ?? null;
  const ticket = { ...made, proofId };
  const message = firstMessage(work, ticket, draft.text);
  const reach = { ...sender, unproven: sender.customerId === null };
  const answer = { ...submittedAnswer(work, ticket), proof: following?.proof ?? null, proofId };
  return await once<Submitted>(
    db,
    {
      ...holding,
      bodyHash: filing.bodyHash,
      answer,
      now,
      instead: sql`SELECT coalesce(
        (SELECT id FROM tickets WHERE fingerprint = ${ticket.fingerprint}
          AND created_at > ${now - sameTextMs} ORDER BY created_at DESC LIMIT 1),
        iif(${isStopped(ticket)}, (${stoppedAfter(ticket, now - sameTextMs)}), NULL))`,
    },
    [
      todayGate(db, today),
      ...(draft.files ? [filesGate(db, draft.files)] : []),
      ...limitGates(work, draft, sender),
      ...(filing.gates ?? []),
    ],
    (holds) => {
      const held = sql`${holds} AND NOT ${isStopped(ticket)}`;
      return [
        silentPart(
          addTicket(db, ticket, held),
          addMessage(db, message, held),
          ...(draft.files ? takeFiles(db, draft.files, message.id, held) : []),
          addHistory(db, beginning(work, ticket), held),
          ...(ticket.state === 'waiting' ? submittedNotices(work, ticket, reach, held) : []),
          keepStopped(
            db,
            ticket,
            { resultId: made.id, answer, now },
            sql`${holds} AND ${isStopped(ticket)}`,
          ),
        ),
        ...(following?.parts ?? []),
      ];
    },
  );
}

/**
 * Condition: a block keeps this from being filed, and it gets the answer that any request gets (R10).
 * What waits for its proof reaches nobody without one, so a block on unproven requests does not stop
 * it (R96).
 */
function isStopped({ contact = null, state }: NewTicket): SQL {
  if (contact === null) return sql`0`;
  return (state === 'unconfirmed' ? isBlocked : isBlockedUnproven)(contact);
}

const firstMessage = (work: Work, { id, customerId }: NewTicket, text: string) => ({
  id: makeId(work),
  ticketId: id,
  author: 'customer' as const,
  authorId: customerId ?? null,
  text: maskCardNumbers(text),
  internal: false,
  createdAt: work.clock.now(),
});

const beginning = (work: Work, { id, customerId, state }: NewTicket) => ({
  id: makeId(work),
  ticketId: id,
  at: work.clock.now(),
  actor: 'customer' as const,
  actorId: customerId ?? null,
  kind: 'state' as const,
  toValue: state,
});
