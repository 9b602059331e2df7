import type { Clock } from '../../worker/foundation/ports/clock.ts';

export type HandTurnedClock = Clock & { turn(ms: number): void };

/** A clock that stands until a test turns it. Starts on a Tuesday, 3 Azar 1405 at 10:00 in Tehran. */
export function handTurnedClock(start = Date.UTC(2026, 10, 24, 6, 30)): HandTurnedClock {
  let now = start;
  return {
    now: () => now,
    turn(ms) {
      now += ms;
    },
  };
}
