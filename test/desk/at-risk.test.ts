import { describe, expect, it } from 'vitest';
import type { TicketState } from '#shared/contract/tickets.ts';
import { loadSettings } from '#shared/settings/load.ts';
import { readContentSettings } from '#test/runtime';
import { warningOfAnswers } from '../../worker/desk/promises/at-risk.ts';
import { promiseOf, surelyFine } from '../../worker/desk/promises/promise.ts';
import { listUnwarned } from '../../worker/desk/promises/store-promises.ts';
import { runSteps } from '../../worker/foundation/database/steps.ts';
import { fullRunBounds, unbounded } from '../../worker/foundation/ports/budget.ts';
import { days, hours, minutes } from '../../worker/foundation/ports/clock.ts';
import { withClosures } from '../../worker/organisation/calendars.ts';
import { createTestApp } from '../helpers/app.ts';
import { growDatabase } from '../helpers/grown-database.ts';

const nowruz = { calendar: null, fromDay: '1405-01-01', toDay: '1405-01-20', title: 'نوروز' };
const departments = ['technical', 'financial', 'gone'];
const ages = [-3, 0, 0.2, 1, 3, 8, 20, 30, 50, 80, 200, 600, 2_000].map(hours);
const aheads = [-1, 0.5, 1, 2, 5, 9, 17, 30, 40, 70, 150, 300, 500, 1_500].map(hours);

const whole = (state: string) => ({ state: state as TicketState, at: 0, id: '', walked: 5_000 });

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
    const read = async () => {
      const fine = surelyFine(today, clock.now());
      const walks = ['waiting', 'in_review'].map((state) =>
        listUnwarned(db, whole(state), fine, 500),
      );
      return (await Promise.all(walks)).flat();
    };
    const ids = (await read()).map(({ id }) => id).sort();
    expect(ids).toEqual(['late1', 'late2', 'late3', 'new1', 'new2', 'new3']);
    clock.turn(days(70));
    expect(await read()).toHaveLength(1_000);
  });
});

describe('the look for promises that are at risk', () => {
  it('walks no more tickets in a round than it says, whatever their number, and finds the last of them', async () => {
    const app = await createTestApp();
    const { client, clock, services, settings } = app;
    const { retention } = settings;
    await growDatabase(client, { now: clock.now(), retention, kept: 1, open: 300, due: 0 });
    const inAll = 2 * 300;
    await client.execute(`UPDATE tickets SET promise_due_at = ${clock.now() - minutes(1)}
      WHERE id IN ('open299', 'open300')`);
    const looks: { walked: unknown; rows: number }[] = [];
    const { batch } = client;
    client.batch = async (statements, mode) => {
      const answers = await batch.call(client, statements, mode);
      for (const [i, one] of statements.entries()) {
        if (typeof one === 'string' || Array.isArray(one) || !isLook(one.sql)) continue;
        looks.push({ walked: (one.args as unknown[])[3], rows: answers[i]?.rows.length ?? 0 });
      }
      return answers;
    };
    let turns = 0;
    const turning = setInterval(() => turns++);
    const bounds = { ...fullRunBounds, rowsPerRound: 50 };
    const budget = { ...unbounded, bounds };
    await runSteps(
      { ...services, db: app.db },
      {
        warningOfAnswers: warningOfAnswers({ ...services, db: app.db, budget: () => budget }),
      },
    );
    clearInterval(turning);
    expect(looks.every(({ walked }) => walked === 50)).toBe(true);
    expect(looks.length).toBeGreaterThanOrEqual(inAll / 50);
    expect(turns).toBeGreaterThan(inAll / 50 / 2 - 1);
    const { rows } = await client.execute(
      `SELECT id FROM tickets WHERE id LIKE 'open%' AND promise_warned_at = ${clock.now()}`,
    );
    expect(rows.map(({ id }) => id)).toEqual(['open299', 'open300']);
  });
});

const isLook = (sql: string) => /SELECT \* FROM tickets INDEXED BY tickets_state\s/.test(sql);
