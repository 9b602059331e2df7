import { SQLiteDialect } from 'drizzle-orm/sqlite-core';
import { expect, it, vi } from 'vitest';
import { minutes } from '../../worker/foundation/ports/clock.ts';
import { createTestApp } from '../helpers/app.ts';
import { growDatabase } from '../helpers/grown-database.ts';
import { leftToDo } from '../helpers/left-to-do.ts';
import { onPlan } from '../helpers/on-plan.ts';

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
  const built = vi.spyOn(SQLiteDialect.prototype, 'sqlToQuery');
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
