import { SQLiteDialect } from 'drizzle-orm/sqlite-core';
import { expect, it, vi } from 'vitest';
import { minutes } from '../../worker/foundation/ports/clock.ts';
import { createTestApp } from '../helpers/app.ts';
import { growDatabase } from '../helpers/grown-database.ts';
import { leftToDo } from '../helpers/left-to-do.ts';
import { onPlan } from '../helpers/on-plan.ts';
import { openFullFixture, prepareCalls } from './database-faults/calls.ts';
import { openRuns } from './database-faults/run.ts';

const countBuilt = () => vi.spyOn(SQLiteDialect.prototype, 'sqlToQuery');

it('every route builds no query when it is asked again', async () => {
  const fixture = await openFullFixture();
  const calls = await prepareCalls(fixture);
  const runs = await openRuns(fixture);
  const built = countBuilt();
  const builtAgain: Record<string, number> = {};
  try {
    for (const [name, call] of calls)
      for (const _ of ['first', 'again']) {
        const run = await runs.start();
        built.mockClear();
        const outcome = await run.send(call);
        expect(outcome.status, `${name}: ${outcome.body}`).toBeLessThan(400);
        builtAgain[name] = built.mock.calls.length;
        await run.end();
      }
  } finally {
    await runs.stop();
  }
  const building = Object.entries(builtAgain).filter(([, count]) => count > 0);
  expect(Object.fromEntries(building)).toEqual({});
}, 60_000);

it('the timer builds no query in later runs that have as much to do', async () => {
  const app = await createTestApp();
  await growDatabase(app.client, {
    now: app.clock.now(),
    retention: app.settings.retention,
    kept: 10,
    open: 20,
    due: 1_500,
  });
  const edge = onPlan(app, 'free');
  const built = countBuilt();
  await edge.cron();
  built.mockClear();
  const before = await leftToDo(app);
  expect(built).toHaveBeenCalledTimes(1);
  const sent = app.texts.length + app.mails.length;
  app.clock.turn(minutes(1));
  built.mockClear();
  await edge.cron();
  expect(built).not.toHaveBeenCalled();
  const after = await leftToDo(app);
  const unmoved = Object.keys(before).filter((kind) => !((after[kind] ?? 0) < (before[kind] ?? 0)));
  // Notices of what the other steps did join those that are due.
  expect(unmoved.filter((kind) => kind !== 'due')).toEqual([]);
  expect(app.texts.length + app.mails.length).toBeGreaterThan(sent);
}, 60_000);
