import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { minutes } from '../../worker/foundation/ports/clock.ts';
import { amountOf } from '../helpers/amounts.ts';
import { createTestApp } from '../helpers/app.ts';
import { filesInMemory } from '../helpers/files.ts';
import { growDatabase } from '../helpers/grown-database.ts';
import { leftToDo } from '../helpers/left-to-do.ts';
import { onPlan } from '../helpers/on-plan.ts';

async function grownApp(due: number, services = {}) {
  const app = await createTestApp({ services });
  await growDatabase(app.client, {
    now: app.clock.now(),
    retention: app.settings.retention,
    kept: 10,
    open: 20,
    due,
  });
  return app;
}

const sum = (counts: Record<string, number>) =>
  Object.values(counts).reduce((all, count) => all + count, 0);

describe('a run of the timer', () => {
  it('makes three trips where nothing is due', async () => {
    const app = await grownApp(0);
    const edge = onPlan(app, 'free');
    expect(await edge.cron()).toMatchObject({ database: 3, all: 3 });
  });

  it('keeps to the bounds of the free plan when hundreds of everything are due, and gets done', async () => {
    const app = await grownApp(amountOf({ all: 1_000, inWorkerd: 150 }));
    const edge = onPlan(app, 'free');
    let before = sum(await leftToDo(app));
    let runs = 0;
    for (; before > 0 && runs < 400; runs++) {
      expect((await edge.cron()).all).toBeLessThanOrEqual(40);
      const after = sum(await leftToDo(app));
      if (runs < 20) expect(after).toBeLessThan(before);
      before = after;
      app.clock.turn(minutes(1));
    }
    expect(before).toBe(0);
  }, 120_000);

  it('lets no step wait for ever behind one that always has more to do', async () => {
    const app = await grownApp(100);
    const edge = onPlan(app, 'free');
    const first = await leftToDo(app);
    await edge.cron();
    const second = await leftToDo(app);
    const unmoved = Object.keys(first).filter(
      (kind) => !((second[kind] ?? 0) < (first[kind] ?? 0)),
    );
    // Notices of what the other steps did join those that are due.
    expect(unmoved.filter((kind) => kind !== 'due')).toEqual([]);
    expect(app.texts.length + app.mails.length).toBeGreaterThan(5);
  });

  it('goes on where the bucket is down, and where one ticket cannot be written', async () => {
    const down = { ...filesInMemory(), remove: () => Promise.reject(new Error('fetch failed')) };
    const app = await grownApp(12, { files: down });
    await app.db.run(sql`CREATE TRIGGER poison BEFORE UPDATE ON tickets WHEN old.id = 'quiet7'
      BEGIN SELECT RAISE(ABORT, 'poison'); END`);
    const edge = onPlan(app, 'free');
    for (let i = 0; i < 20; i++) {
      expect((await edge.cron()).all).toBeLessThanOrEqual(40);
      app.clock.turn(minutes(1));
    }
    const left = await leftToDo(app);
    expect(left).toMatchObject({ unchained: 0, outlived: 0, quiet: 1, expired: 0, due: 0 });
    const steps = app.logLines.map((line) => (JSON.parse(line) as { step?: string }).step);
    expect(new Set(steps.filter(Boolean))).toEqual(
      new Set(['sweepingAttachments', 'closingQuiet']),
    );
  });
});
