import type { FullAnswer } from '#shared/contract/desk/full-values.ts';
import { groupSheba } from '#shared/fields/sheba.ts';
import type { FormField } from '#shared/settings/request-types.ts';
import { recordInAudit } from '../../audit/record.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { Problem } from '../../foundation/problem.ts';
import { readWithAgent, type SignedInAgent } from '../../sessions/rules.ts';
import { findTicketByCode } from '../../tickets/store-reading.ts';
import { packFact, unpackFact } from '../../tickets/thread/changed-value.ts';
import { findFactBefore } from '../store.ts';
import { isWithinReach } from '../store-viewer.ts';

// Threads show a Sheba in part. Who pays needs all of it: such an agent has the right, asks for one at a time, and each
// time leaves a row that says who, when and of which ticket (R88).

/** Whether a field is shown in part, and can be read in full. */
export const isReadInFull = ({ type }: Pick<FormField, 'type'>): boolean => type === 'sheba';

/** Whether this agent may read it. An admin grants the right, and has it no more than others. */
export const mayReadInFull = ({ rights }: Pick<SignedInAgent, 'rights'>): boolean =>
  rights.includes('full_sheba');

/**
 * The whole value of one field, or the one before a change of the history, once the row about it is written.
 * @throws Problem `sign_in_needed`; `not_found` without the right, outside of the agent's reach, and for
 * fields that are no Sheba or were not filled in.
 */
export async function readFullFact(
  context: RequestContext,
  tokenHash: string,
  { code, field: id, entry = '' }: { code: string; field: string; entry: string | undefined },
): Promise<FullAnswer> {
  const { db, settings } = context;
  const {
    agent,
    rows: [[ticket], [change]],
  } = await readWithAgent(context, tokenHash, [
    findTicketByCode(db, code),
    findFactBefore(db, code, entry),
  ]);
  if (!ticket || !isWithinReach(agent, ticket) || !mayReadInFull(agent))
    throw new Problem('not_found');
  const packed = entry
    ? (change?.before ?? '')
    : packFact(ticket.requestType, id, ticket.facts[id]);
  const { id: known, field, value } = unpackFact(settings, packed) ?? {};
  if (known !== id) throw new Problem('not_found');
  if (!field || !isReadInFull(field) || typeof value !== 'string') throw new Problem('not_found');
  const { agentId } = agent;
  await recordInAudit(context, { agentId, action: 'read_fact', ticketId: ticket.id, subject: id });
  return { value: groupSheba(value) };
}
