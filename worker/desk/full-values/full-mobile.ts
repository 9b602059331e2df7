import type { FullAnswer } from '#shared/contract/desk/full-values.ts';
import { showMobile } from '#shared/fields/mobile.ts';
import { recordInAudit } from '../../audit/record.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { Problem } from '../../foundation/problem.ts';
import { listIdentities } from '../../people/store.ts';
import { readWithAgent, type SignedInAgent } from '../../sessions/rules.ts';
import { findTicketByCode } from '../../tickets/store-reading.ts';
import { customerOfCode } from '../store.ts';
import { isWithinReach } from '../store-viewer.ts';

// Threads show a mobile number in part. Who calls needs all of it, and each reading leaves a row (R88).

/** Whether this agent may read the sender's whole mobile number. */
export const mayReadMobile = ({ rights }: Pick<SignedInAgent, 'rights'>): boolean =>
  rights.includes('full_mobile');

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
