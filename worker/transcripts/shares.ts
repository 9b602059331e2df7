// Whoever holds the link of a share reads the words that the ticket had when its owner made it, and
// nothing else of the ticket, until it expires or its owner ends it.
import type { Transcript } from '#shared/transcripts/transcript.ts';
import { charge } from '../foundation/database/charge.ts';
import { commit } from '../foundation/database/commit.ts';
import { guard } from '../foundation/database/guard.ts';
import { guardAgainstConflict, retryOnConflict } from '../foundation/database/retry-on-conflict.ts';
import { fixedRates, sharesOfTicket } from '../foundation/fixed-limits.ts';
import { makeToken } from '../foundation/ports/random.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import { Problem } from '../foundation/problem.ts';
import { addressKey } from '../foundation/security/client-address.ts';
import { sha256Text } from '../foundation/security/keyed-hash.ts';
import { hashBody, runIdempotent } from '../idempotency/run-idempotent.ts';
import { readWithCustomer } from '../sessions/rules.ts';
import { customerOfSession } from '../sessions/store.ts';
import { requireOwn } from '../tickets/requester.ts';
import { findTicketOfCustomer } from '../tickets/store-reading.ts';
import { chainAll, chain as chainEntries, readUnchainedOf } from './chain.ts';
import { composeTranscript } from './compose.ts';
import { addressOfShare, tokenOfShare, upTo } from './share-link.ts';
import { openSigningKey } from './signing-key.ts';
import { findChain, findFilesOfTicket, keepKey } from './store.ts';
import {
  addShare,
  deleteShare,
  findSharedTicket,
  findShares,
  isBelowShareLimit,
  isTicketOf,
  ticketOfShare,
} from './store-shares.ts';

type Sharing = Pick<
  RequestContext,
  'db' | 'randomBytes' | 'clock' | 'config' | 'settings' | 'afterResponse'
>;

/** A share as its owner sees it; times are epoch ms. */
export type Share = { id: string; url: string; createdAt: number; expiresAt: number };

/**
 * Makes a share of the ticket as it stands now, for the customer who is signed in by the token; the
 * same `key` makes one.
 * @throws Problem `sign_in_needed`, `not_found`, `owner_only`, `too_many_shares`, `too_many_requests`.
 */
export const createShare = (
  context: Sharing,
  tokenHash: string,
  { code, key }: { code: string; key: string },
): Promise<Share> =>
  retryOnConflict(async () => {
    const { db, clock, randomBytes, settings } = context;
    const now = clock.now();
    const owner = customerOfSession(tokenHash, now, settings.limits);
    const {
      customer,
      rows: [[found], ...unchained],
    } = await readWithCustomer(context, tokenHash, [
      findTicketOfCustomer(db, code, owner),
      ...readUnchainedOf(db, owner, code),
    ]);
    const ticket = requireOwn(found, customer);
    const { customerId } = customer;
    const share = {
      id: makeToken(randomBytes, 16),
      createdAt: now,
      expiresAt: now + sharesOfTicket.lifeMs,
    };
    const { answer } = await runIdempotent(
      db,
      {
        scope: `share:${customerId}:${ticket.id}`,
        key,
        bodyHash: await hashBody(null),
        resultId: share.id,
        answer: share,
        now,
      },
      [
        guardAgainstConflict(db, isTicketOf(ticket.id, owner)),
        ...charge(db, [{ key: `shares:${customerId}`, ...fixedRates.sharesOfCustomer }], clock),
        ...chainAll(db, await chainEntries(context, unchained)),
        guard(db, isBelowShareLimit(ticket.id, now, sharesOfTicket.most), 'too_many_shares'),
        addShare(db, {
          ...share,
          ticketId: ticket.id,
          tokenHash: await sha256Text(await tokenOfShare(context, share)),
        }),
      ],
    );
    return { ...answer, url: await addressOfShare(context, code, answer) };
  });

/** The shares of a ticket that hold, oldest first. @throws Problem `sign_in_needed`, `not_found`, `owner_only`. */
export async function listShares(
  context: Sharing,
  tokenHash: string,
  code: string,
): Promise<Share[]> {
  const { db, clock, settings } = context;
  const now = clock.now();
  const owner = customerOfSession(tokenHash, now, settings.limits);
  const {
    customer,
    rows: [[ticket], shares],
  } = await readWithCustomer(context, tokenHash, [
    findTicketOfCustomer(db, code, owner),
    findShares(db, code, owner, now),
  ]);
  requireOwn(ticket, customer);
  return await Promise.all(
    shares.map(async (share) => ({
      id: share.id,
      url: await addressOfShare(context, code, share),
      createdAt: share.createdAt,
      expiresAt: share.expiresAt,
    })),
  );
}

/** Ends a share; one that has ended stays so. @throws Problem `sign_in_needed`, `not_found` or `owner_only` for the ticket. */
export async function endShare(
  context: Sharing,
  tokenHash: string,
  code: string,
  id: string,
): Promise<void> {
  const { db, clock, settings } = context;
  const owner = customerOfSession(tokenHash, clock.now(), settings.limits);
  const {
    customer,
    rows: [[ticket]],
  } = await readWithCustomer(context, tokenHash, [findTicketOfCustomer(db, code, owner)]);
  await commit(db, [deleteShare(db, requireOwn(ticket, customer).id, id)]);
}

/**
 * The signed words of a share, for whoever holds its token.
 * @throws Problem `not_found` for wrong, ended and expired ones alike, `too_many_requests`.
 */
export async function readShared(
  context: Pick<RequestContext, 'db' | 'clock' | 'config' | 'settings'>,
  { code, token, clientAddress }: { code: string; token: string; clientAddress: string },
): Promise<Transcript> {
  const { db, clock, config } = context;
  const now = clock.now();
  const key = await openSigningKey(config);
  const tokenHash = await sha256Text(token);
  const reader = addressKey(clientAddress);
  const limit = { key: `shared:${reader}`, ...fixedRates.sharedReadsOfAddress };
  const [, , [found], chain, files] = await commit(db, [
    ...charge(db, [limit], clock),
    findSharedTicket(db, code, tokenHash, now),
    findChain(db, ticketOfShare(tokenHash)),
    findFilesOfTicket(db, ticketOfShare(tokenHash)),
    keepKey(db, { id: key.id, publicKey: key.publicKey, firstUsedAt: now }),
  ]);
  if (!found) throw new Problem('not_found');
  const { ticket, lastPosition } = found;
  return await composeTranscript(context, key, {
    ticket,
    chain: upTo(lastPosition, chain),
    files,
    isShared: true,
  });
}
