// What is kept about a customer is the customer's: it can be had as one file, and it can be erased.
// Erasing takes contents and identities; what happened when, and how often, stays countable.
import { showTrackingCode } from '#shared/fields/tracking-code.ts';
import { commit, readTogether } from '../foundation/database.ts';
import type { Work } from '../foundation/services.ts';
import { chainMessagesOf } from '../transcripts/chain.ts';
import { eraseEverything, findFiles, readEverything } from './store.ts';

const utc = (at: number | null) => (at === null ? null : new Date(at).toISOString());

/** Everything kept about this customer, in words a person or a program can read. Times are UTC (ISO 8601). */
export async function exportOwnData(
  { db, clock, config }: Pick<Work, 'db' | 'clock' | 'config'>,
  customerId: string,
) {
  const [[customer], identities, tickets, messages, history, files, notices] = await readTogether(
    db,
    readEverything(db, customerId),
  );
  return {
    format: 'pasokh-own-data-1',
    issuer: config.publicOrigin,
    issuedAt: utc(clock.now()),
    customer: {
      name: customer?.name ?? null,
      plan: customer?.plan ?? null,
      agency: customer?.agency ?? null,
      since: utc(customer?.createdAt ?? null),
    },
    identities: identities.map(({ address, kind, provenAt }) => ({
      address,
      kind,
      provenAt: utc(provenAt),
    })),
    requests: tickets.map((ticket) => ({
      code: showTrackingCode(ticket.code),
      requestType: ticket.requestType,
      department: ticket.department,
      title: ticket.title,
      urgency: ticket.urgency,
      replyChannel: ticket.replyChannel,
      state: ticket.state,
      facts: ticket.facts,
      rulesInForce: ticket.rulesInForce,
      termsVersion: ticket.termsVersion,
      createdAt: utc(ticket.createdAt),
      promiseDueAt: utc(ticket.promiseDueAt),
      rating: ticket.rating,
      ratingComment: ticket.ratingComment,
      messages: messages
        .filter(({ ticketId }) => ticketId === ticket.id)
        .map(({ id, author, text, createdAt }) => ({
          author,
          text,
          createdAt: utc(createdAt),
          files: files
            .filter(({ takenBy }) => takenBy === id)
            .map(({ name, type, byteCount }) => ({ name, type, byteCount })),
        })),
      history: history
        .filter(({ ticketId }) => ticketId === ticket.id)
        .map(({ at, actor, kind, fromValue, toValue, why }) => ({
          at: utc(at),
          actor,
          kind,
          from: fromValue,
          to: toValue,
          why,
        })),
    })),
    notices: notices.map(({ createdAt, sentAt, ...notice }) => ({
      ...notice,
      createdAt: utc(createdAt),
      sentAt: utc(sentAt),
    })),
  };
}

/** Erases this customer. Bytes go first: a crash in between leaves rows by which the erasure can be asked again. */
export async function eraseOwnData(
  { db, clock, chance, files }: Pick<Work, 'db' | 'clock' | 'chance' | 'files'>,
  customerId: string,
) {
  // The chain must know the words before they go, or transcripts could not tell erased from empty.
  await chainMessagesOf({ db, chance }, customerId);
  const kept = await findFiles(db, customerId);
  await files.remove(...kept.map(({ id }) => id));
  await commit(db, eraseEverything(db, customerId, clock.now()));
}
