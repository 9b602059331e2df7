import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { ReportAnswer, ReportRow } from '#shared/contract/desk/report.ts';
import { csvOf } from '#shared/fields/csv.ts';
import { reportTable } from '../../src/desk/reports/report-csv.ts';
import { auditLog } from '../../worker/audit/schema.ts';
import { days, hours, minutes } from '../../worker/foundation/ports/clock.ts';
import type { Agent } from '../../worker/people/schema.ts';
import { answers, tickets } from '../../worker/tickets/schema.ts';
import { agentAt, openDesk } from '../helpers/desk.ts';
import { recordStatements } from '../helpers/round-trips.ts';

// It is 3 Azar 1405, ten in the morning, a Tuesday: the week began on Saturday, three days and ten hours ago.

/** Another department of the settings. */
const other = 'financial';
const sinceSaturday = days(3) + hours(10);

const opened = async () => {
  const desk = await openDesk();
  const { app } = desk;
  let made = 0;
  return {
    ...desk,
    now: app.clock.now(),
    report: async (given: Partial<Agent> = { role: 'admin', departments: [] }) => {
      const { browser } = await agentAt(app, given);
      return (await (await browser.get('/api/desk/report')).json()) as ReportAnswer;
    },
    /** Answers, each so long ago, by an agent. */
    answered: (agentId: string, ago: readonly number[], change: object = {}) =>
      app.db.insert(answers).values(
        ago.map((ms, i) => ({
          ...{ messageId: `message-${++made}`, ticketId: 'gone', at: app.clock.now() - ms },
          ...{ department: 'technical', agentId, isFirst: true, minutes: i, kept: true },
          ...change,
        })),
      ),
  };
};

const named = (rows: readonly ReportRow[], id: string) => rows.find((row) => row.id === id);

describe('the lead’s page', () => {
  it('counts this week, the last one until the same moment, and all of it, by Tehran’s Saturday', async () => {
    const { answered, agent, report } = await opened();
    const justBefore = sinceSaturday + 1;
    await answered(agent.agent.id, [0, sinceSaturday]);
    await answered(agent.agent.id, [justBefore, days(7) - 1]);
    await answered(agent.agent.id, [days(7) + 1, sinceSaturday + days(7)]);
    await answered(agent.agent.id, [sinceSaturday + days(7) + 1]);
    const { total, weekBegan, now } = await report();
    expect(now - weekBegan).toBe(sinceSaturday);
    const { thisWeek, lastWeekSoFar, lastWeek } = total.periods;
    expect([thisWeek, lastWeekSoFar, lastWeek].map((period) => period.answers)).toEqual([2, 2, 4]);
  });

  it('says the middle wait for a first answer and that of nine in ten, of first answers alone', async () => {
    const { answered, agent, report } = await opened();
    const { id } = agent.agent;
    await answered(
      id,
      Array.from({ length: 10 }, () => minutes(5)),
    );
    await answered(id, [minutes(1)], { isFirst: false, minutes: 9_000 });
    await answered(id, [minutes(1)], { isFirst: true, minutes: null, kept: null });
    await answered(id, [days(7) + minutes(1), days(7) + minutes(1)], { minutes: 100, kept: false });
    const { total, departments, agents } = await report();
    for (const row of [total, named(departments, 'technical'), named(agents, id)])
      expect(row!.periods).toMatchObject({
        thisWeek: { answers: 12, first: { count: 10, median: 4, p90: 8 } },
        lastWeekSoFar: { first: { count: 2, median: 100, p90: 100 } },
      });
    expect(total.periods.thisWeek.promises).toEqual({ made: 11, kept: 11 });
    expect(total.periods.lastWeek.promises).toEqual({ made: 2, kept: 0 });
    const other = departments.find((row) => row.id !== 'technical')!;
    expect(other.periods.thisWeek).toEqual({
      ...{ answers: 0, first: { count: 0, median: null, p90: null } },
      ...{ promises: { made: 0, kept: 0 }, rating: { count: 0, average: null } },
    });
  });

  it('counts what is answered today from midnight in Tehran', async () => {
    const { answered, agent, report } = await opened();
    await answered(agent.agent.id, [minutes(1), hours(10), hours(10) + 1]);
    expect((await report()).total.answeredToday).toBe(2);
  });

  it('averages ratings of two weeks for the department and whoever has the request', async () => {
    const { app, agent, report, now } = await opened();
    const { id } = agent.agent;
    const [row] = await app.db.select().from(tickets);
    const rated = (i: number, rating: number, ago: number, assigneeId: string | null) => ({
      ...{ ...row!, id: `t${i}`, code: `AAAAAAAAAAA${i}`, state: 'closed' as const },
      ...{ rating, ratedAt: now - ago, assigneeId },
    });
    await app.db.insert(tickets).values([rated(2, 5, 0, id), rated(3, 2, hours(1), id)]);
    await app.db.insert(tickets).values([rated(4, 4, hours(2), null), rated(5, 1, days(8), id)]);
    await app.db.insert(tickets).values([rated(6, 1, days(20), id)]);
    const { total, agents } = await report();
    expect(total.periods.thisWeek.rating).toEqual({ count: 3, average: 11 / 3 });
    expect(total.periods.lastWeek.rating).toEqual({ count: 1, average: 1 });
    expect(named(agents, id)!.periods.thisWeek.rating).toEqual({ count: 2, average: 3.5 });
    expect(named(agents, '')!.periods.thisWeek.rating).toEqual({ count: 1, average: 4 });
  });

  it('counts what is open, at risk and late, by department and by who has it', async () => {
    const { app, agent, report, now } = await opened();
    const { id } = agent.agent;
    const [row] = await app.db.select().from(tickets);
    const risk = (i: number, change: object) => ({
      ...{ ...row!, id: `t${i}`, code: `AAAAAAAAAAA${i}`, ...change },
    });
    const late = { promiseDueAt: now - 1, lateDueAt: now - 1 };
    const soon = { promiseDueAt: now + 1, promiseWarnedAt: now - 1 };
    await app.db
      .insert(tickets)
      .values([
        risk(2, { ...late, assigneeId: id }),
        risk(3, { ...soon, assigneeId: id }),
        risk(4, late),
        risk(5, { ...late, state: 'closed' }),
        risk(6, { ...late, snoozedUntil: now + 1 }),
        risk(7, { ...soon, state: 'unconfirmed' }),
      ] as (typeof row & object)[]);
    const { total, departments, agents } = await report();
    const counts = ({ open, soon, late }: ReportRow) => ({ open, soon, late });
    expect(counts(total)).toEqual({ open: 5, soon: 1, late: 2 });
    expect(counts(named(departments, 'technical')!)).toEqual({ open: 5, soon: 1, late: 2 });
    expect(counts(named(agents, id)!)).toEqual({ open: 2, soon: 1, late: 1 });
    expect(counts(named(agents, '')!)).toEqual({ open: 3, soon: 0, late: 1 });
  });

  it('R32 shows a lead its own departments alone, and whoever is bound to an agency only theirs', async () => {
    const { app, answered, agent, report } = await opened();
    const { id } = agent.agent;
    const [row] = await app.db.select().from(tickets);
    const now = app.clock.now();
    const ticket = (i: number, change: object) => ({
      ...{ ...row!, id: `t${i}`, code: `AAAAAAAAAAA${i}`, rating: 5, ratedAt: now, ...change },
    });
    await app.db
      .insert(tickets)
      .values([
        ticket(2, { department: other }),
        ticket(3, { agency: 'north' }),
        ticket(4, { agency: 'south' }),
      ]);
    await answered(id, [0], { ticketId: 't2', department: other });
    await answered(id, [0, 0], { ticketId: 't3' });
    await answered(id, [0, 0, 0], { ticketId: 't4' });
    const figures = async (given: Partial<Agent>) => {
      const { total, departments } = await report({ role: 'lead', ...given });
      const { thisWeek } = total.periods;
      return [departments.map(({ id }) => id), total.open, thisWeek.answers, thisWeek.rating.count];
    };
    expect(await figures({ departments: ['technical'] })).toEqual([['technical'], 3, 5, 2]);
    expect(await figures({ departments: [other] })).toEqual([[other], 1, 1, 1]);
    expect(await figures({ departments: ['technical'], agency: 'north' })).toEqual([
      ...[['technical'], 1, 2, 1],
    ]);
    expect(await figures({ departments: [] })).toEqual([[], 0, 0, 0]);
  });

  it('lists whoever is at work, and of those who left whoever still has figures', async () => {
    const { app, agent, answered, report, now } = await opened();
    const idle = await agentAt(app, { name: 'بی‌پاسخ' });
    const left = await agentAt(app, { disabledAt: now - 1 }).catch(() => null);
    const elsewhere = await agentAt(app, { departments: [other] });
    await answered(agent.agent.id, [0]);
    await answered(elsewhere.agent.id, [0], { department: 'technical' });
    const { agents } = await report({ role: 'lead', departments: ['technical'] });
    expect(named(agents, idle.agent.id)).toMatchObject({ title: 'بی‌پاسخ', open: 0 });
    expect(named(agents, elsewhere.agent.id)).toBeDefined();
    expect(left && named(agents, left.agent.id)).toBeFalsy();
  });

  it('is taken out as a table with Latin digits', async () => {
    const { answered, agent, report } = await opened();
    await answered(agent.agent.id, [0, 0], { minutes: 15 });
    const csv = csvOf(reportTable(await report({ role: 'lead', name: '=سارا' }), 'agents'));
    const rows: Record<string, string>[] = parse(csv, { bom: true, columns: true });
    expect(rows.at(-1)).toMatchObject({
      ...{ کارشناس: 'همه', 'درخواست باز': '1', 'پاسخ‌ها، این هفته': '2' },
      'میانهٔ زمان پاسخ اول (دقیقهٔ کاری)، این هفته': '15',
      'میانگین امتیاز، این هفته': '',
    });
    expect(rows.map(({ کارشناس }) => کارشناس)).toContain("'=سارا");
  });

  it('leaves a row in the audit, in words, before a table is taken out', async () => {
    const { app } = await opened();
    const lead = await agentAt(app, { role: 'lead' });
    expect((await lead.browser.post('/api/desk/tables', { table: 'agents' })).status).toBe(204);
    expect((await lead.browser.post('/api/desk/tables', { table: 'old' })).status).toBe(204);
    expect((await lead.browser.post('/api/desk/tables', { table: 'all' })).status).toBe(422);
    const rows = await app.db.select().from(auditLog);
    expect(rows).toMatchObject([
      { agentId: lead.agent.id, action: 'export_report', subject: 'agents', ticketId: null },
      { subject: 'old' },
    ]);
    const entries = await (await lead.browser.get('/api/desk/audit')).json();
    expect(JSON.stringify(entries)).toContain('دریافت جدول گزارش یا بازخورد');
  });

  it('reads answers and ratings by time alone, and nothing of tickets that is no part of an index', async () => {
    const { app } = await opened();
    const lead = await agentAt(app, { role: 'lead' });
    const sent = recordStatements(app.client);
    expect((await lead.browser.get('/api/desk/report')).status).toBe(200);
    const plans: string[] = [];
    for (const [sql, args] of [...sent]) {
      if (!sql.includes('viewer')) continue;
      const { rows } = await app.client.execute({ sql: `EXPLAIN QUERY PLAN ${sql}`, args });
      plans.push(rows.map(({ detail }) => String(detail)).join('\n'));
    }
    const all = plans.join('\n');
    expect(plans).toHaveLength(5);
    expect(all).toContain('SEARCH answers USING COVERING INDEX answers_at (at>? AND at<?)');
    expect(all).toContain(
      'SEARCH tickets USING COVERING INDEX tickets_rated (rated_at>? AND rated_at<?)',
    );
    const ofGrown = all.match(/(?:SCAN|SEARCH) (?:tickets|answers|messages|own)\b.*/g) ?? [];
    const indexes = ofGrown.map((step) => / INDEX (\w+)/.exec(step)?.[1] ?? step);
    expect(new Set(indexes)).toEqual(
      new Set([
        ...['answers_at', 'tickets_rated', 'tickets_work_of_department'],
        ...['tickets_work_of_assignee', 'sqlite_autoindex_tickets_1'],
        'SEARCH own USING INTEGER PRIMARY KEY (rowid=?)',
      ]),
    );
    expect(all).not.toMatch(/SCAN (?:tickets|answers|messages|own)\b/);
  });
});
