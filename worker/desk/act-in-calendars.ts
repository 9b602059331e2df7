import type { ActAnswer } from '#shared/contract/desk/acts.ts';
import type { BatchRows, BatchStep } from '../foundation/database/commit.ts';
import type { Statement } from '../foundation/database/database.ts';
import { guardAgainstConflict, retryOnConflict } from '../foundation/database/retry-on-conflict.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import {
  areCalendarsCurrent,
  cacheCalendars,
  calendarQueries,
  type EffectiveCalendars,
} from '../organisation/calendars.ts';
import type { MoveName } from '../tickets/moves/moves.ts';
import { type Acting, commitAct, isCurrent, type Order, readActing, requireMove } from './act.ts';

/** What an act is: all that makes it another is `what`, and it is possible where the move `as` is. */
type Act<Also extends readonly Statement[]> = {
  what: readonly unknown[];
  as?: MoveName;
  also: Also;
};

/**
 * An act whose promise is counted in the calendars, as they are when it is committed. `decide` is asked for its steps on
 * the version that the agent saw alone, and answers null where nothing is to change.
 * @throws Problem as `readActing`, `requireMove` and `commitAct`.
 */
export const actInCalendars = <const Also extends readonly Statement[]>(
  context: RequestContext,
  tokenHash: string,
  order: Order,
  { what, as, also }: Act<Also>,
  decide: (
    acting: Acting,
    calendars: EffectiveCalendars,
    also: BatchRows<Also>,
  ) => readonly BatchStep[] | null,
): Promise<ActAnswer> =>
  retryOnConflict(async () => {
    const { db, settings } = context;
    const reads = [...calendarQueries(db), ...also] as const;
    const acting = await readActing(context, tokenHash, order, what, reads);
    if ('recorded' in acting) return acting.recorded;
    if (as) requireMove(acting, order, as);
    const [closures, version, ...rows] = acting.also as unknown as [
      ...BatchRows<ReturnType<typeof calendarQueries>>,
      ...unknown[],
    ];
    const calendars = cacheCalendars(settings, [closures, version]);
    // What was done under this key before is answered as it was, and all else on a version of before is stale.
    if (!isCurrent(acting, order)) return await commitAct(context, acting, order, []);
    const steps = decide(acting, calendars, rows as unknown as BatchRows<Also>);
    if (!steps) return { version: acting.ticket.version };
    return await commitAct(context, acting, order, [
      guardAgainstConflict(db, areCalendarsCurrent(calendars)),
      ...steps,
    ]);
  });
