import type { ChosenAnswer, FailedAnswer } from '#shared/contract/desk/failed.ts';
import { showTrackingCode } from '#shared/fields/tracking-code.ts';
import { commitWithRecovery } from '../../foundation/database/commit-recovery.ts';
import { listSizes } from '../../foundation/fixed-limits.ts';
import { makeId } from '../../foundation/ports/random.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { maskAddress } from '../../people/mask.ts';
import { readWithRight } from '../../sessions/rules.ts';
import { agentOfSession } from '../../sessions/store.ts';
import { readPlace, writePlace } from '../inbox/place.ts';
import { lastInstant } from '../inbox/store-walk.ts';
import {
  atAnyTime,
  countRecorded,
  discardChosen,
  type FailedRow,
  isAnyRecorded,
  listFailed,
  recordChosen,
  retryChosen,
} from './store-failed.ts';

/**
 * A page of the messages that were given up: for leads those about requests of their departments.
 * @throws Problem `sign_in_needed`; `not_found` for plain agents; `bad_input` for what is no place.
 */
export async function readFailed(
  context: RequestContext,
  tokenHash: string,
  after: string | undefined,
): Promise<FailedAnswer> {
  const { db, clock, settings } = context;
  const now = clock.now();
  const place = after === undefined ? { a: lastInstant, b: 0 } : readPlace(after);
  const asking = agentOfSession(tokenHash, now, settings.limits);
  const {
    rows: [rows],
  } = await readWithRight(context, tokenHash, 'failed', [
    listFailed(db, asking, { a: place.a, b: place.b }, listSizes.failed + 1),
  ]);
  const page = rows.slice(0, listSizes.failed);
  const last = page.at(-1);
  return {
    now,
    messages: page.map(({ id, message, channel, address, reason, createdAt, expiresAt, code }) => ({
      ...{ id, message, channel, reason, createdAt },
      address: channel === 'webhook' ? hostOf(address) : maskAddress(address),
      code: code === null ? null : showTrackingCode(code),
      hasExpired: expiresAt !== null && expiresAt <= now,
    })),
    next:
      last && rows.length > page.length
        ? writePlace({ a: last.dueAt, b: last.place, id: '' })
        : null,
  };
}

/** A path may hold a secret. */
const hostOf = (url: FailedRow['address']) => (URL.canParse(url) ? new URL(url).host : '');

/**
 * Tries these messages again, with the same key against sending twice. What is not given up any more, out of reach, or
 * dead inside stays as it is.
 * @throws Problem `sign_in_needed`; `not_found` for plain agents.
 */
export const retryMessages = (context: RequestContext, tokenHash: string, ids: readonly string[]) =>
  actOn(context, tokenHash, ids, 'retry_message');

/** Gives these messages up for good. @throws Problem as `retryMessages`. */
export const discardMessages = (
  context: RequestContext,
  tokenHash: string,
  ids: readonly string[],
) => actOn(context, tokenHash, ids, 'discard_message');

async function actOn(
  context: RequestContext,
  tokenHash: string,
  ids: readonly string[],
  action: 'retry_message' | 'discard_message',
): Promise<ChosenAnswer> {
  const { db, clock, settings } = context;
  await readWithRight(context, tokenHash, 'failed', []);
  const at = clock.now();
  const asking = agentOfSession(tokenHash, at, settings.limits);
  const chosen = [...new Set(ids)].map((id) => ({ id, entry: makeId(context) }));
  const isRetry = action === 'retry_message';
  const rows = await commitWithRecovery(
    db,
    [
      recordChosen(db, asking, chosen, { action, at, aliveAt: isRetry ? at : atAnyTime }),
      isRetry ? retryChosen(db, asking, chosen, at) : discardChosen(db, asking, chosen),
    ],
    isAnyRecorded(chosen),
  );
  if (rows) return { done: rows[1].length };
  const [recorded] = await countRecorded(db, chosen);
  return { done: recorded?.count ?? 0 };
}
