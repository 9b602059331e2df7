import type { Database } from '../../foundation/database/database.ts';
import { days } from '../../foundation/ports/clock.ts';
import { removeAnswersBefore } from './store-answers.ts';

/** A year, and the weeks that it is compared with. */
const keptMs = days(400);

/** Old answers, so many at a time. */
export const sweepAnswers = (db: Database, now: number, limit: number) => [
  removeAnswersBefore(db, now - keptMs, limit),
];
