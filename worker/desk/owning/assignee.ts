import type { BatchStep } from '../../foundation/database/commit.ts';
import { makeId } from '../../foundation/ports/random.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { addHistory, type TicketChange, type TicketRow } from '../../tickets/store.ts';

type Changing = Pick<RequestContext, 'db' | 'clock' | 'randomBytes' | 'settings'>;

/** What gives a ticket to an agent, or to nobody: columns to set, and the row of the history. */
export function assigneeChange(
  context: Changing,
  { id, assigneeId }: Pick<TicketRow, 'id' | 'assigneeId'>,
  actorId: string,
  to: string | null,
): { set: TicketChange; steps: BatchStep[] } {
  const at = context.clock.now();
  const entry = {
    ...{ id: makeId(context), ticketId: id, at, actor: 'agent' as const, actorId },
    ...{ kind: 'assignee' as const, fromValue: assigneeId ?? '', toValue: to ?? '' },
  };
  return {
    set: { assigneeId: to, assignedAt: to === null ? null : at },
    steps: [addHistory(context.db, entry)],
  };
}

/** The same for an agent who answers a ticket that nobody has; nothing where the settings do not want it. */
export const takenByAnswer = (
  context: Changing,
  ticket: Pick<TicketRow, 'id' | 'assigneeId'>,
  agentId: string,
): ReturnType<typeof assigneeChange> =>
  context.settings.desk.assignOnReply && ticket.assigneeId === null
    ? assigneeChange(context, ticket, agentId, agentId)
    : { set: {}, steps: [] };
