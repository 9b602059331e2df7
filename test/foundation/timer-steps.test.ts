import { describe, expect, it } from 'vitest';
import { runScheduled } from '../../worker/app.ts';
import { createTestApp } from '../helpers/app.ts';
import { growDatabase } from '../helpers/grown-database.ts';
import { recordStatements } from '../helpers/round-trips.ts';
import { readSteps } from '../helpers/statement-steps.node.ts';

const open = 20;

/** What one run costs, by statement, in a database where `kept` rows of each kind need nothing. */
async function costOfRun({
  kept,
  due,
  analysed,
}: {
  kept: number;
  due: number;
  analysed: boolean;
}) {
  const { client, services, settings, clock } = await createTestApp({
    settings({ search }) {
      search.countOutcomes = true;
    },
  });
  await growDatabase(client, {
    now: clock.now(),
    retention: settings.retention,
    kept,
    open,
    due,
  });
  if (analysed) await client.execute('ANALYZE');
  const sent = recordStatements(client);
  await runScheduled(services);
  const asked = [...sent.keys()];
  const steps = await readSteps(client);
  return new Map(asked.map((sql) => [sql, steps.get(sql) ?? Number.NaN]));
}

describe('a run of the timer', () => {
  it.each([
    ['nothing is due', 0, false],
    ['nothing is due, with statistics', 0, true],
    ['a little is due', 3, false],
    ['a little is due, with statistics', 3, true],
  ])('costs as much after years as at first, where %s', async (_, due, analysed) => {
    const first = await costOfRun({ kept: 20, due, analysed: false });
    const later = await costOfRun({ kept: 2_500, due, analysed });

    expect([...later.keys()].sort()).toEqual([...first.keys()].sort());
    const dearer = [...later].filter(
      ([sql, steps]) => !(steps <= (first.get(sql) ?? 0) * 1.2 + 20),
    );
    expect(dearer).toEqual([]);
  });
});
