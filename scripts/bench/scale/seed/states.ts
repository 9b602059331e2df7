import { days, hours, minutes } from '../../../../worker/foundation/ports/clock.ts';
import type { SeededRandom } from './random.ts';

/** Where a ticket stands; times are epoch ms. */
export type Standing = {
  state: 'waiting' | 'in_review' | 'answered' | 'closed' | 'expired';
  stateSince: number;
  promiseDueAt: number | null;
  promiseWarnedAt: number | null;
  lateDueAt: number | null;
  snoozedUntil: number | null;
  isAssigned: boolean;
};

const none = { promiseDueAt: null, promiseWarnedAt: null, lateDueAt: null, snoozedUntil: null };

/** Answered tickets close by themselves after a week. */
const answeredWithin = days(6);

/**
 * Of all tickets 4 % are open: half of them owe an answer, of those one in seven is late, and one in ten soon will be;
 * the rest is closed, but for a few that nobody has confirmed. The timer has nothing left to do with any of them.
 */
export function standingOf(createdAt: number, now: number, random: SeededRandom): Standing {
  const age = now - createdAt;
  if (random.is(0.005) && age > days(3))
    return { ...none, state: 'expired', stateSince: createdAt + days(1), isAssigned: false };
  // Tickets of the last thirtieth of the time are open mostly; few that are older.
  const share = random.bits() / 2 ** 32;
  const isRecent = age < days(20);
  if (share < (isRecent ? 0.45 : 0.003)) return owed(createdAt, now, random);
  if (isRecent && share < 0.85) {
    const stateSince = Math.max(createdAt + minutes(5), now - random.below(answeredWithin));
    return {
      ...none,
      state: 'answered',
      stateSince: Math.min(stateSince, now - 1),
      snoozedUntil: random.is(0.03) ? now + hours(2) + random.below(days(20)) : null,
      isAssigned: random.is(0.9),
    };
  }
  const stateSince = Math.min(now - 1, createdAt + hours(1) + random.below(days(9)));
  return { ...none, state: 'closed', stateSince, isAssigned: random.is(0.95) };
}

function owed(createdAt: number, now: number, random: SeededRandom): Standing {
  const standing = {
    ...none,
    state: random.is(0.6) ? ('waiting' as const) : ('in_review' as const),
    stateSince: Math.min(now - 1, createdAt + random.below(hours(20))),
    isAssigned: random.is(0.6),
  };
  const kind = random.below(100);
  if (kind < 5) return { ...standing, snoozedUntil: now + hours(2) + random.below(days(20)) };
  if (kind < 10) return standing;
  if (kind < 24) {
    const dueAt = now - minutes(1) - random.below(days(10));
    return {
      ...standing,
      promiseDueAt: dueAt,
      promiseWarnedAt: dueAt - hours(1),
      lateDueAt: dueAt,
    };
  }
  if (kind < 34) {
    // Not within the time of a bench, or its lists would change under it.
    const dueAt = now + hours(1) + random.below(hours(3));
    return { ...standing, promiseDueAt: dueAt, promiseWarnedAt: now - minutes(10) };
  }
  return { ...standing, promiseDueAt: now + days(3) + random.below(days(9)) };
}
