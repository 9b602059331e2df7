import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { AuditAnswer } from '#shared/contract/desk/audit.ts';
import { type AuditAction, auditLog } from '../../worker/audit/schema.ts';
import { makeId } from '../../worker/foundation/ports/random.ts';
import type { TestApp } from '../helpers/app.ts';
import { problemOf } from '../helpers/browser.ts';
import { agentAt, openDesk } from '../helpers/desk.ts';
import { recordStatements } from '../helpers/round-trips.ts';

type Who = Awaited<ReturnType<typeof agentAt>>;

const listOf = async ({ browser }: Who, query = '') =>
  (await (await browser.get(`/api/desk/audit${query}`)).json()) as AuditAnswer;

/** So many rows a second apart, until a second ago; answers their ids, the newest first. */
async function addRows(app: TestApp, agentId: string, count: number, action: AuditAction) {
  const rows = Array.from({ length: count }, (_, at) => ({
    ...{ id: makeId(app.services), agentId, action },
    at: app.clock.now() - (count - at) * 1_000,
  }));
  for (let at = 0; at < rows.length; at += 500)
    await app.db.insert(auditLog).values(rows.slice(at, at + 500));
  return rows.map(({ id }) => id).reverse();
}

/** All pages behind one another. */
async function walk(who: Who, query = '') {
  const ids: string[] = [];
  let pages = 0;
  for (let next: string | null = ''; next !== null; pages++) {
    const answer: AuditAnswer = await listOf(who, `?${query}${next && `&after=${next}`}`);
    ids.push(...answer.entries.map(({ id }) => id));
    next = answer.next;
  }
  return { ids, pages };
}

describe('who did what', () => {
  it('R90 is read a page at a time and ends where the rows end', async () => {
    const { app, agent } = await openDesk();
    const admin = await agentAt(app, { role: 'admin' });
    const ids = await addRows(app, agent.agent.id, 123, 'export');
    expect(await walk(admin)).toEqual({ ids, pages: 3 });
  });

  it('R32 leads see what concerned requests of their departments and what agents of these did', async () => {
    const { app, code, agent } = await openDesk();
    const rights = ['full_mobile' as const, 'export' as const];
    const own = await agentAt(app, { rights });
    const other = await agentAt(app, { departments: ['financial'], rights });
    const admin = await agentAt(app, { role: 'admin', rights });
    for (const { browser } of [own, other, admin]) await browser.get('/api/desk/tickets.csv');
    app.clock.turn(1_000);
    await own.browser.post(`/api/desk/tickets/${code}/full-mobile`, {});
    const seen = async (given: object) =>
      (await listOf(await agentAt(app, { role: 'lead', ...given }))).entries.map(
        (entry) => `${entry.agent} ${entry.code ?? ''}`,
      );
    expect(await seen({})).toEqual([`${own.agent.name} ${code}`, `${own.agent.name} `]);
    expect(await seen({ departments: ['financial'] })).toEqual([`${other.agent.name} `]);
    // Of another agency's customers nothing, nor of agents who see those.
    expect(await seen({ agency: 'north' })).toEqual([]);
    expect((await listOf(admin)).entries).toHaveLength(4);
    expect(await problemOf(agent.browser.get('/api/desk/audit'))).toBe('not_found');
  });

  it('R32 a lead comes to what is far behind the rows of others', async () => {
    const { app } = await openDesk();
    const own = await agentAt(app);
    const other = await agentAt(app, { departments: ['financial'] });
    const ids = await addRows(app, own.agent.id, 3, 'export');
    app.clock.turn(2_200_000);
    const lead = await agentAt(app, { role: 'lead' });
    await addRows(app, other.agent.id, 2_100, 'export');
    const first = await listOf(lead);
    expect(first).toMatchObject({ entries: [], next: expect.any(String) });
    expect((await walk(lead)).ids).toEqual(ids);
  });

  it('is narrowed down by agent, action, request and Jalali days', async () => {
    const { app, code } = await openDesk();
    const rights = ['full_mobile' as const];
    const [one, two] = [await agentAt(app, { rights }), await agentAt(app, { rights })];
    const admin = await agentAt(app, { role: 'admin' });
    for (const { browser } of [one, two])
      await browser.post(`/api/desk/tickets/${code}/full-mobile`, {});
    await addRows(app, one.agent.id, 1, 'export');
    const count = async (query: string) => (await listOf(admin, `?${query}`)).entries.length;
    expect(await count(`agent=${one.agent.id}`)).toBe(2);
    expect(await count('action=read_mobile')).toBe(2);
    expect(await count(`code=${code.toLowerCase()}`)).toBe(2);
    expect(await count(`agent=${one.agent.id}&action=read_mobile&code=${code}`)).toBe(1);
    expect(await count('from=1400-01-01&to=1400-01-02')).toBe(0);
    expect(await count('from=1300-01-01&to=1499-01-01')).toBe(3);
    expect(await problemOf(admin.browser.get('/api/desk/audit?code=1'))).toBe('bad_input');
    const { agents, actions } = await listOf(admin);
    expect(agents.map(({ id }) => id)).toContain(one.agent.id);
    expect(actions).toContainEqual({ id: 'export', title: 'دریافت فهرست درخواست‌ها' });
  });

  it('R88 R90 is a table for admins who may take lists out, to its last row, and that leaves a row', async () => {
    const { app, agent } = await openDesk();
    await addRows(app, agent.agent.id, 1_234, 'export');
    const admin = await agentAt(app, { role: 'admin', rights: ['export'] });
    for (const given of [
      { role: 'admin' as const },
      { role: 'lead' as const, rights: ['export' as const] },
    ])
      expect(await problemOf((await agentAt(app, given)).browser.get('/api/desk/audit.csv'))).toBe(
        'not_found',
      );
    const answer = await admin.browser.get('/api/desk/audit.csv?action=export');
    const rows = parse(await answer.text(), { bom: true }) as string[][];
    expect(rows).toHaveLength(1 + 1_234);
    expect(rows[0]).toEqual(['زمان', 'همکار', 'فعالیت', 'جزئیات', 'کد پیگیری']);
    expect(rows[1]?.slice(1, 3)).toEqual([agent.agent.name, 'دریافت فهرست درخواست‌ها']);
    expect((await listOf(admin)).entries[0]).toMatchObject({ what: 'دریافت فهرست فعالیت‌ها' });
  });

  it('is walked in the order of an index', async () => {
    const { app, code } = await openDesk();
    const people = [await agentAt(app, { role: 'admin' }), await agentAt(app, { role: 'lead' })];
    const sent = recordStatements(app.client);
    for (const { browser } of people)
      for (const query of ['', 'agent=x', 'action=export', 'from=1405-01-01', `code=${code}`])
        await browser.get(`/api/desk/audit?${query}&after=9000000000000.x`);
    const asked = [...sent].filter(([sql]) => sql.includes('audit_log'));
    expect(asked.length).toBeGreaterThan(8);
    for (const [sql, args] of asked) {
      const { rows } = await app.client.execute({ sql: `EXPLAIN QUERY PLAN ${sql}`, args });
      const plan = rows.map(({ detail }) => String(detail)).join('\n');
      expect(plan, sql).not.toMatch(/SCAN (?:tickets|audit_log(?! USING))/);
    }
  });
});
