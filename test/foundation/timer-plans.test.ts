import { describe, expect, it } from 'vitest';
import { runScheduled } from '../../worker/app.ts';
import { createTestApp } from '../helpers/app.ts';
import { growDatabase } from '../helpers/grown-database.ts';
import { recordStatements } from '../helpers/round-trips.ts';

/** Tables that a few rows fill, however long and hard an organisation works. */
const small = [
  'alarms',
  'provider_pauses',
  'sms_spending',
  'organisation_state',
  'sudden_closures',
];
/** Partial indexes that hold nothing but what is due. */
const dueAlone = ['messages_unchained'];

const grown = [
  ...['tickets', 'messages', 'ticket_history', 'attachments', 'outbox', 'request_keys', 'proofs'],
  ...[
    'sessions',
    'rate_limits',
    'spent_work',
    'feedback',
    'search_misses',
    'search_miss_groups',
    'search_outcomes',
  ],
  'identities',
];

/** A step of a plan that walks a table from end to end, or builds an index over it. */
function walksAll(step: string): boolean {
  if (step.includes('AUTOMATIC')) return true;
  const [, what = ''] = /^SCAN (\S+)/.exec(step) ?? [];
  const [, index = ''] = / INDEX (\w+)/.exec(step) ?? [];
  const isTable = what !== '' && what !== 'CONSTANT' && !what.startsWith('(');
  return (
    isTable && !step.includes('VIRTUAL TABLE') && !small.includes(what) && !dueAlone.includes(index)
  );
}

describe('what the timer asks of a grown database', () => {
  it.for(['without statistics', 'with statistics'])(
    'is found by indexes, %s',
    async (mode, { skip }) => {
      const { client, services, settings, clock } = await createTestApp({
        settings({ departments, search }) {
          search.countOutcomes = true;
          for (const department of Object.values(departments))
            department.notify = { channel: 'email', to: 'team@narenj.example' };
        },
      });
      const isRefused = mode === 'with statistics' && client.protocol === 'http';
      skip(isRefused, 'A remote server refuses ANALYZE, so its planner never has statistics.');
      const { retention } = settings;
      await growDatabase(client, { now: clock.now(), retention, kept: 2_000, open: 200, due: 3 });
      if (mode === 'with statistics') await client.execute('ANALYZE');
      const sent = recordStatements(client);
      await runScheduled(services);

      const asked = [...sent];
      const walks = [];
      for (const [sql, args] of asked) {
        const { rows } = await client.execute({ sql: `EXPLAIN QUERY PLAN ${sql}`, args });
        const steps = rows.map(({ detail }) => String(detail)).filter(walksAll);
        if (steps.length > 0) walks.push({ sql, steps });
      }
      expect(walks).toEqual([]);
      const all = asked.map(([sql]) => sql).join();
      expect(grown.filter((table) => !new RegExp(`\\b${table}\\b`).test(all))).toEqual([]);
    },
  );
});
