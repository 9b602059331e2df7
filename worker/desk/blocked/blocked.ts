import type {
  BlockAddressInput,
  BlockedAnswer,
  BlockedQuery,
} from '#shared/contract/desk/blocked.ts';
import { email } from '#shared/fields/email.ts';
import { maskCardNumbers } from '#shared/fields/mask-cards.ts';
import { canonicalMobile } from '#shared/fields/mobile.ts';
import { toLatinDigits } from '#shared/persian/digits.ts';
import { ungroup } from '#shared/persian/typed.ts';
import { audited } from '../../audit/step.ts';
import { commitWithRecovery } from '../../foundation/database/commit-recovery.ts';
import { guard } from '../../foundation/database/guard.ts';
import { listSizes } from '../../foundation/fixed-limits.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { Problem } from '../../foundation/problem.ts';
import { maskAddress } from '../../people/mask.ts';
import { blockAddress, kindOfAddress } from '../../people/store.ts';
import { readWithRight } from '../../sessions/rules.ts';
import { endSessionsOfAddress } from '../../sessions/store.ts';
import {
  deleteBlock,
  endsWith,
  findBlock,
  findWholeBlock,
  isAddress,
  isAnyAddress,
  isBlockThere,
  isNotBlocked,
  listBlocked,
} from './store-blocked.ts';
import * as texts from './texts.ts';

const unproven = 'unproven:';
/** Behind all of them. */
const fromTop = { since: Number.MAX_SAFE_INTEGER, number: 0 };

/**
 * A page of blocked addresses, each in part. No part of an address but its last four digits finds one, so that the rest
 * of it cannot be guessed bit by bit.
 * @throws Problem `sign_in_needed`, `not_found`.
 */
export async function listBlockedAddresses(
  context: RequestContext,
  tokenHash: string,
  { q = '', after }: BlockedQuery,
): Promise<BlockedAnswer> {
  const { db, clock } = context;
  const {
    rows: [rows],
  } = await readWithRight(context, tokenHash, 'blocks', [
    listBlocked(db, wantedOf(q), placeOf(after) ?? fromTop, listSizes.ofAdmins + 1),
  ]);
  const shown = rows.slice(0, listSizes.ofAdmins);
  const last = shown.at(-1);
  return {
    blocked: shown.map((row) => {
      const address = row.address.replace(unproven, '');
      return {
        ...{ id: `${row.since}.${row.number}`, masked: maskAddress(address) },
        ...{ kind: kindOfAddress(address), unprovenOnly: address !== row.address },
        ...{ reason: row.reason, since: row.since, by: row.by },
      };
    }),
    next: last && rows.length > shown.length ? `${last.since}.${last.number}` : null,
    now: clock.now(),
  };
}

function wantedOf(q: string) {
  const typed = ungroup(toLatinDigits(q));
  if (typed === '') return isAnyAddress();
  if (/^\d{4}$/.test(typed)) return endsWith(typed);
  const parsed = email.parse(q);
  return isAddress(canonicalMobile(q) ?? (parsed.ok ? parsed.value : ''));
}

function placeOf(text: string | undefined) {
  const [, since, number] = /^(\d{1,15})\.(\d{1,15})$/.exec(text ?? '') ?? [];
  return since && number ? { since: Number(since), number: Number(number) } : null;
}

/**
 * Blocks an address that an agent has typed, and signs its owner out. Nobody has filed from it, so there is no thread to note it
 * in: the audit list says who did it.
 * @throws Problem `sign_in_needed`, `not_found`, `bad_input` where it is blocked already.
 */
export async function blockByHand(
  context: RequestContext,
  tokenHash: string,
  { address, reason: typed }: BlockAddressInput,
): Promise<void> {
  const { db, clock } = context;
  const {
    agent,
    rows: [[known]],
  } = await readWithRight(context, tokenHash, 'blocks', [findWholeBlock(db, address)]);
  const refusal = new Problem('bad_input', { fields: { address: texts.blockedAlready } });
  if (known) throw refusal;
  const reason = maskCardNumbers(typed);
  const block = { address, reason, blockedAt: clock.now(), blockedBy: agent.agentId };
  const subject = { of: kindOfAddress(address), given: { reason } };
  const also = audited(context, agent.agentId, 'block', subject);
  const steps = [
    guard(db, isNotBlocked(address), refusal),
    ...[blockAddress(db, block), endSessionsOfAddress(db, address)],
    ...also.steps,
  ];
  await commitWithRecovery(db, steps, also.wasCommitted);
}

/** Lifts a block. @throws Problem `sign_in_needed`; `not_found` where it was lifted before, too. */
export async function unblockByHand(
  context: RequestContext,
  tokenHash: string,
  id: string,
): Promise<void> {
  const { db } = context;
  const place = placeOf(id) ?? { since: 0, number: 0 };
  const {
    agent,
    rows: [[block]],
  } = await readWithRight(context, tokenHash, 'blocks', [findBlock(db, place)]);
  if (!block) throw new Problem('not_found');
  const { reason } = block;
  const subject = { of: kindOfAddress(block.address.replace(unproven, '')), given: { reason } };
  const also = audited(context, agent.agentId, 'unblock', subject);
  const steps = [
    guard(db, isBlockThere(place), 'not_found'),
    deleteBlock(db, place),
    ...also.steps,
  ];
  await commitWithRecovery(db, steps, also.wasCommitted);
}
