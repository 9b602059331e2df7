import { LibsqlError } from '@libsql/client/http';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { DatabaseOutage } from '../../worker/foundation/database/database-fault.ts';
import { minutes } from '../../worker/foundation/ports/clock.ts';
import { createTestApp } from '../helpers/app.ts';
import { growDatabase } from '../helpers/grown-database.ts';
import { onPlan } from '../helpers/on-plan.ts';

/** What a run leaves behind where its nth trip meets this fault, and the runs after it find nothing wrong. */
async function runWith(fault: 'refused' | 'lost' | null, nth: number) {
  const app = await createTestApp();
  const now = app.clock.now();
  const { retention } = app.settings;
  await growDatabase(app.client, { now, retention, kept: 2, open: 2, due: 2 });
  const { batch } = app.client;
  let trips = 0;
  app.client.batch = async (...call) => {
    const isHit = ++trips === nth;
    if (isHit && fault === 'refused') throw new LibsqlError('not now', 'BLOCKED');
    const answer = await batch.apply(app.client, call);
    if (isHit && fault === 'lost') throw new DatabaseOutage('NO_CONNECTION');
    return answer;
  };
  const edge = onPlan(app, 'free');
  const ignore = () => {};
  const first = await edge.cron().catch(ignore);
  const tripsOfFirst = trips;
  for (let i = 0; i < 4; i++) {
    app.clock.turn(minutes(1));
    await edge.cron();
  }
  const [state] = await app.db.all<Record<string, number>>(sql`SELECT
    (SELECT count(*) FROM messages WHERE link IS NULL AND internal = 0) AS unchained,
    (SELECT count(*) FROM tickets WHERE id GLOB 'outlived*' AND fingerprint <> '') AS outlived,
    (SELECT count(*) FROM tickets WHERE id GLOB 'quiet*' AND state = 'answered') AS quiet,
    (SELECT count(*) FROM tickets WHERE id GLOB 'vain*' AND state = 'unconfirmed') AS expired,
    (SELECT count(*) FROM attachments WHERE id GLOB 'stray*') AS loose,
    (SELECT count(*) FROM ticket_history) AS history,
    (SELECT json_group_array(state) FROM (SELECT state FROM outbox ORDER BY state)) AS outbox,
    (SELECT count(*) FROM outbox WHERE lease_token IS NOT NULL) AS leased`);
  return {
    state: { ...state, sent: app.texts.length + app.mails.length },
    spent: first?.all ?? 0,
    failedSteps: app.logLines.filter((line) => line.includes('scheduled_step_failed')).length,
    trips: tripsOfFirst,
  };
}

describe('a run of the timer whose database fails once', () => {
  it.each(['refused', 'lost'] as const)(
    'R47 R51 loses nothing, does nothing twice and keeps to the plan, wherever a trip is %s',
    async (fault) => {
      const faultless = await runWith(null, 0);
      expect(faultless.trips).toBeGreaterThan(6);
      for (let nth = 1; nth <= faultless.trips; nth++) {
        const { state, spent, failedSteps } = await runWith(fault, nth);
        expect(state, `trip ${nth}`).toEqual(faultless.state);
        expect(spent).toBeLessThanOrEqual(40);
        // What has happened is no failure, though the same rows cannot be written again.
        if (fault === 'lost') expect(failedSteps, `trip ${nth}`).toBe(0);
      }
    },
    30_000,
  );
});
