import type { BatchStep } from '../../foundation/database/commit.ts';
import type { Database } from '../../foundation/database/database.ts';
import { guard } from '../../foundation/database/guard.ts';
import { Problem } from '../../foundation/problem.ts';
import { areInReach } from './store-colleagues.ts';
import { addMentions } from './store-mentions.ts';
import * as texts from './texts.ts';

/** The steps, behind a note in its batch, that name agents in it; they refuse with `bad_input` whoever cannot see the ticket. */
export function mentionSteps(
  db: Database,
  note: { id: string; ticketId: string; authorId: string; createdAt: number },
  agentIds: readonly string[],
): BatchStep[] {
  const named = [...new Set(agentIds)].filter((id) => id !== note.authorId);
  if (named.length === 0) return [];
  const { id, ticketId, createdAt } = note;
  return [
    guard(
      db,
      areInReach(ticketId, named),
      new Problem('bad_input', { fields: { mentions: texts.mentionOutOfReach } }),
    ),
    addMentions(db, { id, ticketId, createdAt }, named),
  ];
}
