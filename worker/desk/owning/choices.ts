import type { OwningChoices } from '#shared/contract/desk/owning.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { Problem } from '../../foundation/problem.ts';
import { readWithAgent } from '../../sessions/rules.ts';
import { findTicketByCode } from '../../tickets/store-reading.ts';
import { isWithinReach } from '../store-viewer.ts';
import { listColleagues, setAway } from './store-colleagues.ts';
import { listTagsFor } from './store-tags.ts';

type Asking = Pick<RequestContext, 'db' | 'settings' | 'clock' | 'afterResponse'>;

/**
 * Who may get a ticket, and which tags.
 * @throws Problem `sign_in_needed`, `not_found` for unknown codes and those of other departments alike.
 */
export async function readChoices(
  context: Asking,
  tokenHash: string,
  code: string,
): Promise<OwningChoices> {
  const { db } = context;
  const {
    agent,
    rows: [[ticket], colleagues, tags],
  } = await readWithAgent(context, tokenHash, [
    findTicketByCode(db, code),
    listColleagues(db, code),
    listTagsFor(db, code),
  ]);
  if (!ticket || !isWithinReach(agent, ticket)) throw new Problem('not_found');
  return {
    colleagues: colleagues.map(({ id, title, away }) => ({ id, title, away: away === 1 })),
    tags: tags.flatMap(({ id, title, isRetired }) => (isRetired ? [] : { id, title })),
  };
}

/** Whether the agent takes new requests by turn. @throws Problem `sign_in_needed`. */
export async function changeAway(context: Asking, tokenHash: string, away: boolean): Promise<void> {
  const { agent } = await readWithAgent(context, tokenHash, []);
  await setAway(context.db, agent.agentId, away ? context.clock.now() : null);
}
