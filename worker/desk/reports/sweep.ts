import type { Database } from '../../foundation/database/database.ts';
import { listSizes } from '../../foundation/fixed-limits.ts';
import { days } from '../../foundation/ports/clock.ts';
import { removeAnswersBefore } from './store-answers.ts';

/** A year, and the weeks that it is compared with. */
const keptMs = days(400);

/** Old answers, so many at a time: the timer comes back for the rest. */
export const sweepAnswers = (db: Database, now: number) => [
  removeAnswersBefore(db, now - keptMs, listSizes.sweptAnswers),
];
