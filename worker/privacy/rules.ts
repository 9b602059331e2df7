// What is kept about a customer is the customer's: it can be had as one file, and it can be erased.
// Erasing takes contents and identities; what happened when, and how often, stays countable.
import { type HistoryKind, isHistoryForCustomers } from '#shared/contract/tickets.ts';
import { showTrackingCode } from '#shared/fields/tracking-code.ts';
import { commit } from '../foundation/database/commit.ts';
import { guardAgainstConflict, retryOnConflict } from '../foundation/database/retry-on-conflict.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import { readWithCustomer, requireFresh } from '../sessions/rules.ts';
import { customerOfSession } from '../sessions/store.ts';
import { foldedTicket } from '../tickets/words/backlog.ts';
import { areCurrent } from '../tickets/words/store-words.ts';
import { chainTickets } from '../transcripts/chain.ts';
import { findUnchainedTicketsOf, isWhollyChained } from '../transcripts/store.ts';
import {
  eraseEverything,
  findFiles,
  hasNoFilesBut,
  listWithoutWords,
  readEverything,
} from './store.ts';

const utc = (at: number | null) => (at === null ? null : new Date(at).toISOString());

type Reading = Pick<RequestContext, 'db' | 'clock' | 'settings' | 'afterResponse'>;

/**
 * Everything kept about whoever is signed in by the token, in words a person or a program can read. Times
 * are UTC (ISO 8601).
 * @throws Problem `sign_in_needed`.
 */
export async function exportPersonalData(
  context: Reading & Pick<RequestContext, 'config'>,
  tokenHash: string,
) {
  const { db, clock, config, settings } = context;
  const own = customerOfSession(tokenHash, clock.now(), settings.limits);
  const {
    rows: [[customer], identities, tickets, messages, history, files, notices, parts, written],
  } = await readWithCustomer(context, tokenHash, readEverything(db, own));
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
      stage: ticket.stage,
      stageSince: utc(ticket.stageSince),
      stageDueAt: utc(ticket.stageDueAt),
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
        .filter(({ ticketId, kind }) => ticketId === ticket.id && isOfCustomer(kind))
        .map(({ at, actor, kind, fromValue, toValue, why }) => ({
          at: utc(at),
          actor,
          kind,
          from: fromValue,
          to: toValue,
          why,
        })),
    })),
    participations: parts.map(({ ticketId: joined, code, createdAt, endedAt }) => ({
      code: showTrackingCode(code),
      since: utc(createdAt),
      until: utc(endedAt),
      messages: written
        .filter(({ ticketId }) => ticketId === joined)
        .map(({ text, createdAt: at }) => ({ text, createdAt: utc(at) })),
    })),
    notices: notices.map(({ createdAt, sentAt, ...notice }) => ({
      ...notice,
      createdAt: utc(createdAt),
      sentAt: utc(sentAt),
    })),
  };
}

/** Facts are the customer's, though threads show no changes of them; what agents arrange among themselves is not. */
const isOfCustomer = (kind: HistoryKind) => kind === 'fact' || isHistoryForCustomers(kind);

/**
 * Erases whoever is signed in by the token. Bytes go first: a crash in between leaves rows by which the
 * erasure can be asked again.
 * @throws Problem `sign_in_needed`, `fresh_proof_needed` (R20).
 */
export const erasePersonalData = (
  context: Reading & Pick<RequestContext, 'randomBytes' | 'files'>,
  tokenHash: string,
): Promise<void> =>
  retryOnConflict(async () => {
    const { db, clock, settings, files } = context;
    const now = clock.now();
    const own = customerOfSession(tokenHash, now, settings.limits);
    const {
      customer,
      rows: [unchained, kept, others],
    } = await readWithCustomer(context, tokenHash, [
      findUnchainedTicketsOf(db, own),
      findFiles(db, own),
      listWithoutWords(db, own),
    ]);
    requireFresh(context, customer);
    // The chain must know the words before they go, or transcripts could not tell erased from empty.
    await chainTickets(
      context,
      unchained.map(({ ticketId }) => ticketId),
    );
    const folded = others.map(foldedTicket);
    const fileIds = kept.map(({ id }) => id);
    await files.remove(...fileIds);
    await commit(db, [
      guardAgainstConflict(db, isWhollyChained(customer.customerId)),
      guardAgainstConflict(db, hasNoFilesBut(customer.customerId, fileIds)),
      guardAgainstConflict(db, areCurrent(folded)),
      ...eraseEverything(db, { customerId: customer.customerId, now, folded }),
    ]);
  });
