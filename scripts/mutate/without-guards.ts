// Imported by mutated files alone.
import type { Client } from '@libsql/client';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/libsql/http';
import type { BatchStep } from '../../worker/foundation/database/commit.ts';
import { isGuard } from '../../worker/foundation/database/guard.ts';

// A batch takes the text of a statement and sends it by a client of its own.
const nowhere = drizzle({ client: {} as Client });
const always = nowhere.run(sql`SELECT 1`);

type Guarded = BatchStep | readonly BatchStep[];

const withoutGuard = (step: BatchStep): BatchStep =>
  isGuard(step) ? { ...step, statement: always } : step;

/** The same steps, each guard among them one that always holds: all keep their places in the batch. */
export const withoutGuards = (steps: Guarded): Guarded =>
  isList(steps) ? steps.map(withoutGuard) : withoutGuard(steps);

/** Whether any of the steps is a guard. */
export const hasGuard = (steps: Guarded): boolean =>
  isList(steps) ? steps.some(isGuard) : isGuard(steps);

const isList = (steps: Guarded): steps is readonly BatchStep[] => Array.isArray(steps);
