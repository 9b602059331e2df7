import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { PresenceAnswer } from '#shared/contract/desk/presence.ts';
import { runScheduled } from '../../worker/app.ts';
import { minutes, seconds } from '../../worker/foundation/ports/clock.ts';
import { type Browser, problemOf } from '../helpers/browser.ts';
import { agentAt, openDesk } from '../helpers/desk.ts';
import { countRoundTrips, recordStatements } from '../helpers/round-trips.ts';

async function openTwo() {
  const fixture = await openDesk();
  const colleague = await agentAt(fixture.app);
  const sign = async (browser: Browser, isWriting = false) =>
    (await (
      await browser.post(`/api/desk/presence/${fixture.code}`, { isWriting })
    ).json()) as PresenceAnswer;
  return { ...fixture, colleague, sign };
}

describe('who has a thread before them', () => {
  it('is shown to colleagues, and whether they write', async () => {
    const { agent, colleague, sign } = await openTwo();
    expect(await sign(agent.browser, true)).toEqual({ present: [], held: null });
    expect((await sign(colleague.browser)).present).toEqual([
      { name: agent.agent.name, isWriting: true },
    ]);
    await sign(agent.browser, false);
    expect((await sign(colleague.browser)).present[0]?.isWriting).toBe(false);
  });

  it('is old after 25 seconds, and swept', async () => {
    const { app, agent, colleague, sign } = await openTwo();
    await sign(agent.browser, true);
    app.clock.turn(seconds(24));
    expect((await sign(colleague.browser)).present).toHaveLength(1);
    app.clock.turn(seconds(1));
    expect((await sign(colleague.browser)).present).toEqual([]);
    app.clock.turn(minutes(1));
    await runScheduled(app.services);
    expect(await app.db.all(sql`SELECT * FROM presences`)).toEqual([]);
  });

  it('names whose act is on its way, and of which kind', async () => {
    const { agent, colleague, code, sign } = await openTwo();
    await agent.act(code, 'reply', { text: 'سلام', undo: true });
    expect((await sign(colleague.browser)).held).toEqual({ by: agent.agent.name, kind: 'reply' });
    expect((await sign(agent.browser)).held).toBeNull();
  });

  it('counts for nothing else: no use of the session, no version', async () => {
    const { app, agent, code, sign } = await openTwo();
    const { version } = await agent.read(code);
    for (let i = 0; i < 4; i++) {
      app.clock.turn(minutes(app.settings.limits.agentIdleMinutes / 4) + 1);
      if (i < 3) await sign(agent.browser, true);
    }
    const asked = agent.browser.post(`/api/desk/presence/${code}`, { isWriting: true });
    expect(await problemOf(asked)).toBe('sign_in_needed');
    const [ticket] = await app.db.all<{ version: number }>(sql`SELECT version FROM tickets`);
    expect(ticket?.version).toBe(version);
  });

  it('costs one request to the database', async () => {
    const { app, agent, sign } = await openTwo();
    const seen = countRoundTrips(app.client);
    await sign(agent.browser, true);
    expect(seen.trips).toBe(1);
  });

  it('R32 is nothing for agents of other departments, and leaves no trace of them', async () => {
    const { app, code } = await openTwo();
    const other = await agentAt(app, { departments: ['financial'] });
    const asked = other.browser.post(`/api/desk/presence/${code}`, { isWriting: true });
    expect(await problemOf(asked)).toBe('not_found');
    expect(await app.db.all(sql`SELECT * FROM presences`)).toEqual([]);
  });

  it('asks tickets and their acts by an index', async () => {
    const { app, agent, sign } = await openTwo();
    const seen = recordStatements(app.client);
    await sign(agent.browser, true);
    for (const [statement, args] of [...seen]) {
      const { rows } = await app.client.execute({ sql: `EXPLAIN QUERY PLAN ${statement}`, args });
      const plan = rows.map((row) => String(row.detail)).join('\n');
      expect(plan).not.toMatch(/SCAN (?:tickets|held_|presences|messages)/);
    }
  });
});
