import type { BulkAct, BulkAnswer, BulkInput } from '#shared/contract/desk/bulk.ts';
import { oneReason } from '#shared/contract/texts/inputs.ts';
import { parseTrackingCode } from '#shared/fields/tracking-code.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { Problem } from '../../foundation/problem.ts';
import { hashBody } from '../../idempotency/run-idempotent.ts';
import { readWithAgent } from '../../sessions/rules.ts';
import { findHeldAnswer, keepBack } from '../held/hold.ts';
import { insertHeldTickets } from '../held/store-held.ts';
import { closeReasonOf, requireDepartment } from '../manage.ts';
import { findCloseReason } from '../owning/store-close-reasons.ts';
import { unknownTag } from '../owning/texts.ts';
import { isWithinReach } from '../store-viewer.ts';
import { listAllTags, listTicketsByCode } from './store-bulk.ts';

/**
 * Keeps one act on many tickets back; what refuses one of them is said when it is due. Tickets that wait for another act
 * are left to that.
 * @throws Problem `sign_in_needed`, `bad_input`, `key_reused`; `not_found` where none of the tickets is within reach.
 */
export async function holdBulk(
  context: RequestContext,
  tokenHash: string,
  { tickets: asked, act, key }: BulkInput & { key: string },
): Promise<BulkAnswer> {
  const { db, settings } = context;
  if (act.kind === 'route') requireDepartment(settings, act.department);
  const versions = Object.fromEntries(
    asked.flatMap(({ code, version }) => {
      const stored = parseTrackingCode(code);
      return stored === null ? [] : [[stored, version]];
    }),
  );
  const {
    agent,
    rows: [tickets, [listed], known],
  } = await readWithAgent(context, tokenHash, [
    listTicketsByCode(db, Object.keys(versions)),
    findCloseReason(db, act.kind === 'close' ? (act.reasonId ?? '') : ''),
    listAllTags(db),
  ]);
  requireKnown(act, listed, known);
  const sent = { agentId: agent.agentId, key, bodyHash: await hashBody([versions, act]) };
  const inReach = tickets.filter((ticket) => isWithinReach(agent, ticket)).map(({ id }) => id);
  if (inReach.length === 0) {
    const earlier = await findHeldAnswer(context, sent);
    if (!earlier) throw new Problem('not_found');
    return earlier;
  }
  return await keepBack(
    context,
    sent,
    { kind: 'bulk', body: { versions, title: null, words: act } },
    (id) => [insertHeldTickets(db, inReach, id)],
  );
}

/** @throws Problem `bad_input` for what the lists do not have, and for a close without a reason. */
function requireKnown(
  act: BulkAct,
  listed: { id: string; title: string } | undefined,
  tags: readonly { id: string; retiredAt: number | null }[],
) {
  if (act.kind === 'close') {
    if ((act.reason === undefined) === (act.reasonId === undefined))
      throw new Problem('bad_input', { fields: { reason: oneReason } });
    closeReasonOf(act, listed);
  }
  if (act.kind !== 'tags') return;
  const offered = new Set(tags.filter(({ retiredAt }) => retiredAt === null).map(({ id }) => id));
  if (!act.add.every((id) => offered.has(id)))
    throw new Problem('bad_input', { fields: { tags: unknownTag } });
}
