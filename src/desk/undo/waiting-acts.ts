import type { OwnHeldAct } from '#shared/contract/desk/held.ts';
import { holdMs } from '#shared/contract/desk/undo.ts';
import type { SentAct } from './sent-act.browser.ts';

/** How long an act is shown whose end nobody has answered yet, in ms. */
const patienceMs = 4_000;
/** An answer is newer than an act by this much, in ms, where it must know of the act. */
const surelyNewerMs = 1_000;

type Known = {
  /** Acts that this page sent. */
  sent: readonly SentAct[];
  /** Own acts as the server knew them at `now`, by its clock. */
  held: readonly OwnHeldAct[];
  now: number;
  /** When an act of `held` is over, by the clock of this device. */
  endOf(act: OwnHeldAct): number;
};

/**
 * The acts that can still be undone at `at`, by the clock of this device, the last to end first. What the server no longer
 * names has happened.
 */
export function waitingActs({ sent, held, now, endOf }: Known, at: number) {
  const named = new Set(held.map(({ id }) => id));
  const isUnanswered = ({ id, dueAt }: SentAct) =>
    named.has(id) || now < dueAt - holdMs + surelyNewerMs;
  const known = new Map<string, SentAct>();
  for (const act of sent) if (isUnanswered(act)) known.set(act.id, act);
  for (const act of held) {
    if (act.stopped || act.outcome) known.delete(act.id);
    else known.set(act.id, { ...act, endsAt: endOf(act) });
  }
  return [...known.values()]
    .filter(({ endsAt }) => endsAt + patienceMs > at)
    .sort((one, other) => other.endsAt - one.endsAt);
}
