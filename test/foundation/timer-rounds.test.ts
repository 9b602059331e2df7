import { expect, it } from 'vitest';
import { runScheduled } from '../../worker/app.ts';
import { fullRunBounds, unbounded } from '../../worker/foundation/ports/budget.ts';
import { createTestApp } from '../helpers/app.ts';
import { growDatabase } from '../helpers/grown-database.ts';
import { leftToDo } from '../helpers/left-to-do.ts';

const due = 120;
const bounds = { ...fullRunBounds, ticketsPerRound: 5, rowsPerRound: 25, chainedPerRound: 15 };

const swept = ['spent_work', 'sessions', 'request_keys'];
const isSweep = /^\s*delete from (?!"attachments|"messages)/i;

it('the timer does as much in one run as before, and no more than so many rows in a round', async () => {
  const budget = () => ({ ...unbounded, bounds });
  const app = await createTestApp({ services: { budget } });
  const { client, clock, settings } = app;
  const { retention } = settings;
  await growDatabase(client, { now: clock.now(), retention, kept: 20, open: 20, due });
  const removed: number[] = [];
  const { batch } = client;
  client.batch = async (statements, mode) => {
    const answers = await batch.call(client, statements, mode);
    for (const [i, one] of statements.entries())
      if (typeof one === 'object' && 'sql' in one && isSweep.test(one.sql))
        removed.push(answers[i]?.rowsAffected ?? 0);
    return answers;
  };

  await runScheduled(app.services);

  expect(Math.max(...removed)).toBe(bounds.rowsPerRound);
  const { rows } = await client.execute(
    `SELECT ${swept.map((table) => `(SELECT count(*) FROM ${table}) AS ${table}`)}`,
  );
  expect(rows[0]).toMatchObject({
    spent_work: 20,
    sessions: 20,
    request_keys: 20,
  });
  const left = await leftToDo(app);
  expect(left).toMatchObject({ unchained: 0, outlived: due - bounds.ticketsPerRun });
});
