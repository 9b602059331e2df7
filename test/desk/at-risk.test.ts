import { describe, expect, it } from 'vitest';
import { loadSettings } from '#shared/settings/load.ts';
import { readContentSettings } from '#test/runtime';
import { promiseOf, surelyFine } from '../../worker/desk/promises/promise.ts';
import { listUnwarned } from '../../worker/desk/promises/store-promises.ts';
import { days, hours, minutes } from '../../worker/foundation/ports/clock.ts';
import { withClosures } from '../../worker/organisation/calendars.ts';
import { createTestApp } from '../helpers/app.ts';
import { growDatabase } from '../helpers/grown-database.ts';

const nowruz = { calendar: null, fromDay: '1405-01-01', toDay: '1405-01-20', title: 'نوروز' };
const departments = ['technical', 'financial', 'gone'];
const ages = [-3, 0, 0.2, 1, 3, 8, 20, 30, 50, 80, 200, 600, 2_000].map(hours);
const aheads = [-1, 0.5, 1, 2, 5, 9, 17, 30, 40, 70, 150, 300, 500, 1_500].map(hours);

describe('a promise that is surely fine', () => {
  it.each([0.01, 0.25, 0.6, 0.99])('is fine in every calendar, warned of at %d', async (share) => {
    const settings = loadSettings(await readContentSettings());
    for (const promise of Object.values(settings.promises)) promise.atRiskShare = share;
    const today = withClosures(settings, [nowruz], 1);
    let left = 0;
    for (
      let now = Date.UTC(2026, 2, 10);
      now < Date.UTC(2026, 3, 20);
      now += hours(7) + minutes(11)
    ) {
      const fine = surelyFine(today, now);
      for (const department of departments)
        for (const age of ages)
          for (const ahead of aheads) {
            const promiseDueAt = now + ahead;
            const promiseStartedAt = now - age;
            if (
              !fine.some(
                (one) => promiseDueAt > one.dueAfter && promiseStartedAt > one.startedAfter,
              )
            )
              continue;
            left += 1;
            const row = {
              department,
              plan: null,
              requestType: 'technical',
              state: 'waiting' as const,
            };
            const promise = promiseOf(today, { ...row, promiseDueAt, promiseStartedAt }, now);
            expect(promise?.state, JSON.stringify({ now, department, age, ahead })).toBe('fine');
          }
    }
    expect(left).toBeGreaterThan(1_000);
  });

  it('is not even read, however many are open', async () => {
    const { client, db, settings, clock } = await createTestApp();
    const { retention } = settings;
    await growDatabase(client, { now: clock.now(), retention, kept: 1, open: 2_000, due: 3 });
    const today = withClosures(settings, [], 0);
    const read = await listUnwarned(db, surelyFine(today, clock.now()), 1_000);
    expect(read.map(({ id }) => id).sort()).toEqual([
      'late1',
      'late2',
      'late3',
      'new1',
      'new2',
      'new3',
    ]);
    clock.turn(days(70));
    expect(await listUnwarned(db, surelyFine(today, clock.now()), 1_000)).toHaveLength(1_000);
  });
});
