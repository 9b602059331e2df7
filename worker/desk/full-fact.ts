import type { FullAnswer, SensitiveReadsAnswer } from '#shared/contract/desk/sensitive-reads.ts';
import { showMobile } from '#shared/fields/mobile.ts';
import { groupSheba } from '#shared/fields/sheba.ts';
import { showTrackingCode } from '#shared/fields/tracking-code.ts';
import type { FormField } from '#shared/settings/request-types.ts';
import type { Settings } from '#shared/settings/schema.ts';
import { recordInAudit } from '../audit/record.ts';
import { listSizes } from '../foundation/fixed-limits.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import { Problem } from '../foundation/problem.ts';
import { listIdentities } from '../people/store.ts';
import { readWithAgent, readWithRight, type SignedInAgent } from '../sessions/rules.ts';
import { agentOfSession } from '../sessions/store.ts';
import { findTicketByCode } from '../tickets/store-reading.ts';
import { packFact, unpackFact } from '../tickets/thread/changed-value.ts';
import { customerOfCode, findFactBefore, listSensitiveReads } from './store.ts';
import { isWithinReach } from './store-viewer.ts';
import * as texts from './texts.ts';

// Threads show a Sheba and a mobile number in part. Who pays or calls needs all of it: such an agent has the right,
// asks for one at a time, and each time leaves a row that says who, when and of which ticket (R88).

/** Whether a field is shown in part, and can be read in full. */
export const isReadInFull = ({ type }: Pick<FormField, 'type'>): boolean => type === 'sheba';

/** Whether this agent may read it. An admin grants the right, and has it no more than others. */
export const mayReadInFull = ({ rights }: Pick<SignedInAgent, 'rights'>): boolean =>
  rights.includes('full_sheba');

/** Whether this agent may read the sender's whole mobile number. */
export const mayReadMobile = ({ rights }: Pick<SignedInAgent, 'rights'>): boolean =>
  rights.includes('full_mobile');

/** The last readings, for whoever answers for them. @throws Problem `sign_in_needed`; `not_found` for plain agents. */
export async function readSensitiveReads(
  context: RequestContext,
  tokenHash: string,
): Promise<SensitiveReadsAnswer> {
  const { db, clock, settings } = context;
  const {
    rows: [reads],
  } = await readWithRight(context, tokenHash, 'audit', [
    listSensitiveReads(
      db,
      agentOfSession(tokenHash, clock.now(), settings.limits),
      listSizes.sensitiveReads,
    ),
  ]);
  return {
    now: clock.now(),
    reads: reads.map(({ id, at, agentName, code, action, field, requestType }) => ({
      id,
      at,
      agent: agentName,
      code: code === null ? null : showTrackingCode(code),
      field: action === 'read_fact' ? labelOf(settings, requestType, field) : texts.audited[action],
    })),
  };
}

function labelOf({ requestTypes }: Settings, requestType: string | null, field: string | null) {
  const type = requestTypes.find(({ id }) => id === requestType);
  return type?.fields.find(({ id }) => id === field)?.label ?? field ?? '';
}

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

/**
 * The whole mobile number of the sender, proven or not, once the row about it is written.
 * @throws Problem `sign_in_needed`; `not_found` without the right `full_mobile`, outside of the agent's reach, and
 * for senders who left none.
 */
export async function readFullMobile(
  context: RequestContext,
  tokenHash: string,
  { code }: { code: string },
): Promise<FullAnswer> {
  const { db } = context;
  const {
    agent,
    rows: [[ticket], identities],
  } = await readWithAgent(context, tokenHash, [
    findTicketByCode(db, code),
    listIdentities(db, customerOfCode(code)),
  ]);
  if (!ticket || !isWithinReach(agent, ticket) || !mayReadMobile(agent))
    throw new Problem('not_found');
  const known = identities.find(({ kind }) => kind === 'mobile')?.address;
  const left = ticket.contact?.includes('@') ? null : ticket.contact;
  const mobile = known ?? left;
  if (mobile === null) throw new Problem('not_found');
  const { agentId } = agent;
  await recordInAudit(context, { agentId, action: 'read_mobile', ticketId: ticket.id });
  return { value: showMobile(mobile) };
}
