import type {
  FullFactAnswer,
  SensitiveReadsAnswer,
} from '#shared/contract/desk/sensitive-reads.ts';
import { groupSheba } from '#shared/fields/sheba.ts';
import { showTrackingCode } from '#shared/fields/tracking-code.ts';
import type { FormField } from '#shared/settings/request-types.ts';
import { commitWithRecovery } from '../foundation/database/commit-recovery.ts';
import { listSizes } from '../foundation/fixed-limits.ts';
import { makeId } from '../foundation/ports/random.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import { Problem } from '../foundation/problem.ts';
import { addSensitiveRead, isReadNoted } from '../people/store.ts';
import { readWithAdmin, readWithAgent, type SignedInAgent } from '../sessions/rules.ts';
import { findTicketByCode } from '../tickets/store-reading.ts';
import { listSensitiveReads } from './store.ts';
import { isWithinReach } from './store-viewer.ts';

// Threads show a Sheba by its ends. Who pays needs all of it: such an agent has the right `full_sheba`, asks for
// one at a time, and each time leaves a row that says who, when and of which ticket (R88).

/** Whether a field is shown in part, and can be read in full. */
export const isReadInFull = ({ type }: Pick<FormField, 'type'>): boolean => type === 'sheba';

/** Whether this agent may read it. An admin grants the right, and has it no more than others. */
export const mayReadInFull = ({ rights }: Pick<SignedInAgent, 'rights'>): boolean =>
  rights.includes('full_sheba');

/** The last readings, for whoever answers for them. @throws Problem `sign_in_needed`; `not_found` for agents who are no admins. */
export async function readSensitiveReads(
  context: RequestContext,
  tokenHash: string,
): Promise<SensitiveReadsAnswer> {
  const { db, clock, settings } = context;
  const {
    rows: [reads],
  } = await readWithAdmin(context, tokenHash, [listSensitiveReads(db, listSizes.sensitiveReads)]);
  return {
    now: clock.now(),
    reads: reads.map(({ id, at, agentName, code, requestType, field }) => {
      const type = settings.requestTypes.find((one) => one.id === requestType);
      const label = type?.fields.find((one) => one.id === field)?.label ?? field;
      return {
        id,
        at,
        agent: agentName,
        code: code === null ? null : showTrackingCode(code),
        field: label,
      };
    }),
  };
}

/**
 * The whole value of one field, once the row about it is written.
 * @throws Problem `sign_in_needed`; `not_found` without the right, outside of the agent's departments, and for
 * fields that are no Sheba or were not filled in.
 */
export async function readFullFact(
  context: RequestContext,
  tokenHash: string,
  { code, field: id }: { code: string; field: string },
): Promise<FullFactAnswer> {
  const { db, clock, settings } = context;
  const {
    agent,
    rows: [[ticket]],
  } = await readWithAgent(context, tokenHash, [findTicketByCode(db, code)]);
  if (!ticket || !isWithinReach(agent, ticket) || !mayReadInFull(agent))
    throw new Problem('not_found');
  const type = settings.requestTypes.find((one) => one.id === ticket.requestType);
  const field = type?.fields.find((one) => one.id === id);
  const value = ticket.facts[id];
  if (!field || !isReadInFull(field) || typeof value !== 'string') throw new Problem('not_found');
  const read = {
    id: makeId(context),
    at: clock.now(),
    agentId: agent.agentId,
    ticketId: ticket.id,
    field: id,
  };
  await commitWithRecovery(db, [addSensitiveRead(db, read)], isReadNoted(read.id));
  return { value: groupSheba(value) };
}
