import type { Statement } from '../../foundation/database/database.ts';
import { makeId } from '../../foundation/ports/random.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { addHistoryOfTurn, giveByTurn, rememberTurn } from './store-turns.ts';

/**
 * The steps, behind the ticket in its batch, by which a ticket that came to this department gets an agent: by turn where
 * the settings say so, and nobody where whoever had it (`assigneeId`) cannot see it any more. The version stays.
 */
export function turnSteps(
  {
    db,
    clock,
    randomBytes,
    settings,
  }: Pick<RequestContext, 'db' | 'clock' | 'randomBytes' | 'settings'>,
  { id: ticketId, assigneeId = null }: { id: string; assigneeId?: string | null },
  department: string,
): Statement[] {
  const mode = settings.departments[department]?.assign ?? 'none';
  if (mode === 'none' && assigneeId === null) return [];
  const at = clock.now();
  const from = assigneeId ?? '';
  return [
    giveByTurn(db, ticketId, at, mode),
    ...(mode === 'none' ? [] : [rememberTurn(db, ticketId, at, from)]),
    addHistoryOfTurn(db, { id: makeId({ clock, randomBytes }), ticketId, at, from }),
  ];
}
