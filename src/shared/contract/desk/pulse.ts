import * as z from 'zod/mini';
import type { DeskAlarm } from './alarms.ts';
import type { OwnHeldAct } from './held.ts';
import type { Count, DeskView } from './inbox.ts';

// What a desk that is looked at asks every few seconds. It is no use of the session (R17).

/** Query of `GET /api/desk/pulse`; the answer is 204 where nothing changed for this agent since that mark. */
export const pulseQuery = z.strictObject({
  since: z.optional(z.string().check(z.maxLength(64))),
});

/** What `GET /api/desk/pulse` answers. `now` is in epoch milliseconds. */
export type PulseAnswer = {
  now: number;
  /** Given back as `since`. */
  mark: string;
  /** How many tickets each view has for this agent. */
  counts: Record<DeskView, Count>;
  /** Alarms that stand, the worst first; none for agents who can do nothing about them. */
  alarms: DeskAlarm[];
  /** Own acts that can be undone, or of which the agent has yet to see what came. */
  held: OwnHeldAct[];
};
