import type { PresenceAnswer } from '#shared/contract/desk/presence.ts';
import { commit } from '../../foundation/database/commit.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { Problem } from '../../foundation/problem.ts';
import { agentOfSession, readAgentSession } from '../../sessions/store.ts';
import { findHeldOn } from '../held/store-held.ts';
import { ticketWithCode } from '../store.ts';
import { listPresent, notePresence } from './store-presence.ts';

/**
 * Notes that an agent has a thread before it, and answers who else has, in one round trip. It is no use of the session
 * (R17), and changes nothing of the ticket.
 * @throws Problem `sign_in_needed`, `not_found` for unknown codes and those of other departments alike.
 */
export async function showPresence(
  { db, clock, settings }: RequestContext,
  tokenHash: string,
  { code, isWriting }: { code: string; isWriting: boolean },
): Promise<PresenceAnswer> {
  const now = clock.now();
  const agent = agentOfSession(tokenHash, now, settings.limits);
  const ticket = ticketWithCode(code);
  const [[asking], [noted], present, [held]] = await commit(db, [
    readAgentSession(db, tokenHash, now, settings.limits),
    notePresence(db, { code, agent, isWriting, now }),
    listPresent(db, { ticket, agent, now }),
    findHeldOn(db, ticket),
  ]);
  if (!asking) throw new Problem('sign_in_needed');
  if (!noted) throw new Problem('not_found');
  return {
    present: present.map((one) => ({ name: one.name, isWriting: one.isWriting === 1 })),
    held: held && held.agentId !== asking.agentId ? { by: held.name, kind: held.kind } : null,
  };
}
