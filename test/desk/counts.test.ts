import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deskViews, type InboxAnswer } from '#shared/contract/desk/inbox.ts';
import type { PulseAnswer } from '#shared/contract/desk/pulse.ts';
import { runScheduled } from '../../worker/app.ts';
import { days, minutes, seconds } from '../../worker/foundation/ports/clock.ts';
import type { TestApp } from '../helpers/app.ts';
import type { Browser } from '../helpers/browser.ts';
import { problemOf } from '../helpers/browser.ts';
import { agentAt, openDesk } from '../helpers/desk.ts';
import { growDatabase } from '../helpers/grown-database.ts';
import { countRoundTrips } from '../helpers/round-trips.ts';
import { fileTicket } from '../helpers/tickets.ts';

const pulseOf = async (browser: Browser, since = '') =>
  (await (await browser.get(`/api/desk/pulse${since && `?since=${since}`}`)).json()) as PulseAnswer;

/** What the triggers keep, and the same counted anew. */
const countsOf = async ({ client }: TestApp) => {
  const kept = await client.execute(
    'SELECT department, state, snoozed, owed, assignee, agency, count FROM ticket_counts ORDER BY 1, 2, 3, 4, 5, 6',
  );
  const counted = await client.execute(`
    SELECT department, state, snoozed_until IS NOT NULL AS snoozed, coalesce(work_order < 64, 0) AS owed,
      coalesce(assignee_id, '') AS assignee, coalesce(agency, '') AS agency, count(*) AS count
    FROM tickets GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 5, 6`);
  const plain = ({ rows }: typeof kept) => rows.map((row) => ({ ...row }));
  return { kept: plain(kept), counted: plain(counted) };
};

describe('the counts of views', () => {
  it('are those of the lists, through every move of a ticket', async () => {
    const { app, customer, code, agent } = await openDesk();
    const admin = await agentAt(app, { role: 'admin', departments: [] });
    await fileTicket(customer, {
      title: 'فایل خریداری‌شده باز نمی‌شود',
      text: 'هر کاری می‌کنم همین است و راهی پیدا نمی‌کنم.',
      anotherMatter: true,
    });
    const steps = [
      () => agent.act(code, 'open'),
      () => agent.act(code, 'reply', { text: 'پاسخ' }),
      () => customer.post(`/api/requests/${code}/messages`, { text: 'باز هم نشد' }),
      () => agent.act(code, 'route', { department: 'financial' }),
      () =>
        app.client.execute({ sql: 'UPDATE tickets SET assignee_id = ?', args: [agent.agent.id] }),
      () =>
        app.client.execute({
          sql: "UPDATE tickets SET snoozed_until = ? WHERE department = 'technical'",
          args: [app.clock.now() + minutes(20)],
        }),
      async () => {
        app.clock.turn(minutes(20) + seconds(1));
        await runScheduled(app.services);
      },
      () => admin.act(code, 'close', { reason: 'تمام شد.' }),
      () => app.client.execute("DELETE FROM tickets WHERE department = 'technical'"),
    ];
    for (const [i, step] of steps.entries()) {
      await step();
      const { kept, counted } = await countsOf(app);
      expect(kept, `${i}`).toEqual(counted);
      for (const { browser, list } of [agent, admin]) {
        const { counts } = await pulseOf(browser);
        for (const view of deskViews) {
          const { tickets, total } = await list(`?view=${view}`);
          expect(counts[view], `${i} ${view}`).toEqual({ count: tickets.length, isMore: false });
          expect(total).toEqual(counts[view]);
        }
      }
    }
  });

  it('count what is at risk once the timer has found it, and put the late first', async () => {
    const { app, code, agent: before } = await openDesk();
    expect((await pulseOf(before.browser)).counts.at_risk.count).toBe(0);
    app.clock.turn(days(3));
    await runScheduled(app.services);
    const agent = await agentAt(app);
    expect((await pulseOf(agent.browser)).counts.at_risk.count).toBe(1);
    for (const query of ['?view=at_risk', '?promise=late'])
      expect((await agent.list(query)).tickets.map((ticket) => ticket.code)).toEqual([code]);
    expect((await agent.list('?promise=-late')).tickets).toEqual([]);
  });

  it('put off leaves the lists of what is owed until its instant', async () => {
    const { app, agent } = await openDesk();
    const until = app.clock.now() + minutes(20);
    await app.client.execute({ sql: 'UPDATE tickets SET snoozed_until = ?', args: [until] });
    expect((await agent.list()).tickets).toEqual([]);
    expect((await agent.list('?view=snoozed')).tickets[0]?.snoozed).toEqual({
      until,
      reason: null,
    });
    app.clock.turn(minutes(20) - seconds(1));
    await runScheduled(app.services);
    expect((await agent.list()).tickets).toEqual([]);
    app.clock.turn(seconds(1));
    await runScheduled(app.services);
    expect((await agent.list()).tickets).toHaveLength(1);
    expect((await agent.list('?view=snoozed')).tickets).toEqual([]);
  });
});

it('the counts are those of the lists after thousands of acts in any order', async () => {
  const { app } = await openDesk();
  const { client, clock, settings } = app;
  const growth = { kept: 20, open: 20, due: 3 };
  await growDatabase(client, { now: clock.now(), retention: settings.retention, ...growth });
  const owner = await agentAt(app);
  const sets = [
    ...['waiting', 'in_review', 'answered', 'closed', 'unconfirmed', 'expired'].map(
      (state) => `state = '${state}'`,
    ),
    ...[
      "department = 'financial'",
      "department = 'technical'",
      "agency = 'north'",
      'agency = NULL',
    ],
    ...[`snoozed_until = ${clock.now() + 1_000}`, 'snoozed_until = NULL', 'late_due_at = next_due'],
    ...[`assignee_id = '${owner.agent.id}'`, 'assignee_id = NULL', 'promise_warned_at = 1'],
    ...['stage_due_at = 5', 'stage_due_at = NULL', 'promise_due_at = NULL', 'priority = 2'],
    ...[`promise_due_at = ${clock.now() + 5_000}`, "fingerprint = ''", 'version = version + 1'],
    "state = 'answered', stage_due_at = 7, department = 'financial', agency = 'north'",
  ].map((set) => (row: number) => `UPDATE tickets SET ${set} WHERE rowid % 200 = ${row}`);
  const removes = (row: number) => `DELETE FROM tickets WHERE rowid % 200 = ${row}
    AND id NOT IN (SELECT ticket_id FROM outbox WHERE ticket_id IS NOT NULL)`;
  const adds = (row: number) => `
    INSERT OR IGNORE INTO tickets (id, code, proven, request_type, department, department_since, title, urgency,
      reply_channel, state, state_since, unread, version, facts, rules_in_force, fingerprint, created_at, updated_at)
    VALUES ('added${row}', 'ADDED${row}', 1, 'technical', 'technical', 1, '', 'normal', 'sms', 'waiting', 1, 0, 1, '{}',
      '[]', 'f', ${row}, 1)`;
  const acts = fc.sample(fc.tuple(fc.constantFrom(...sets, removes, adds, adds), fc.nat(199)), {
    seed: 9,
    numRuns: 3_000,
  });
  for (let at = 0; at < acts.length; at += 300) {
    await client.batch(
      acts.slice(at, at + 300).map(([act, row]) => act(row)),
      'write',
    );
    clock.turn(days(1));
    await runScheduled(app.services);
    const { kept, counted } = await countsOf(app);
    expect(kept, `${at}`).toEqual(counted);
  }
  for (const given of [
    { departments: ['technical', 'financial'] },
    { agency: 'north' },
    { role: 'admin' as const, departments: [] },
    { role: 'admin' as const, departments: ['financial'] },
  ]) {
    const { browser, list } = await agentAt(app, given);
    const { counts } = await pulseOf(browser);
    for (const view of deskViews) {
      let count = 0;
      for (let after: string | null = ''; after !== null; ) {
        const page: InboxAnswer = await list(`?view=${view}${after && `&after=${after}`}`);
        count += page.tickets.length;
        after = page.next;
      }
      expect(counts[view], `${JSON.stringify(given)} ${view}`).toEqual({ count, isMore: false });
    }
  }
});

it('R32 lists, finds and counts for an agent of an agency its customers alone', async () => {
  const { app, customer, code } = await openDesk();
  const theirs = await fileTicket(customer, {
    title: 'فایل خریداری‌شده باز نمی‌شود',
    text: 'هر کاری می‌کنم همین است و راهی پیدا نمی‌کنم.',
    anotherMatter: true,
  });
  await app.client.execute({
    sql: "UPDATE tickets SET agency = 'north', late_due_at = next_due WHERE code = ?",
    args: [theirs.replaceAll('-', '')],
  });
  await app.client.execute(
    "UPDATE tickets SET late_due_at = next_due, agency = coalesce(agency, 'south')",
  );
  const agent = await agentAt(app, { agency: 'north' });
  for (const query of [
    '',
    '?view=all',
    '?view=at_risk',
    '?q=4567',
    `?q=${theirs}`,
    '?view=departments',
  ])
    expect(
      (await agent.list(query)).tickets.map((one) => one.code),
      query,
    ).toEqual([theirs]);
  expect((await agent.list(`?q=${code}`)).tickets).toEqual([]);
  const { counts } = await pulseOf(agent.browser);
  for (const view of ['owed', 'unassigned', 'departments', 'at_risk', 'all'] as const)
    expect(counts[view], view).toEqual({ count: 1, isMore: false });

  // What stands behind a thousand of others is not looked at.
  const { rows } = await app.client.execute("SELECT name FROM pragma_table_info('tickets')");
  const names = rows.map(({ name }) => String(name)).filter((name) => !/^(?:id|code)$/.test(name));
  await app.client.execute(`
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
    INSERT INTO tickets (id, code, ${names})
    SELECT 'copy' || i, 'COPY' || i, ${names} FROM n, tickets WHERE agency = 'south' AND id NOT LIKE 'copy%'`);
  await app.client.execute("UPDATE tickets SET priority = -1 WHERE agency = 'north'");
  expect((await pulseOf(agent.browser)).counts.at_risk).toEqual({ count: 0, isMore: true });
});

describe('the pulse of the desk', () => {
  it('answers nothing while nothing changes for this agent, in one trip', async () => {
    const { app, code, agent } = await openDesk();
    const outsider = await agentAt(app, { departments: ['financial'] });
    const { mark } = await pulseOf(agent.browser);
    const { mark: outside } = await pulseOf(outsider.browser);
    const seen = countRoundTrips(app.client);
    expect((await agent.browser.get(`/api/desk/pulse?since=${mark}`)).status).toBe(204);
    expect(seen.trips).toBe(1);
    await agent.act(code, 'note', { text: 'یادداشت' });
    expect((await pulseOf(agent.browser, mark)).mark).not.toBe(mark);
    expect((await outsider.browser.get(`/api/desk/pulse?since=${outside}`)).status).toBe(204);
  });

  it('R17 is no use of the session, and neither is a list or a newer thread that a timer asks for', async () => {
    const { app, code, agent } = await openDesk();
    const view = { title: 'همه', query: { view: 'all' }, department: null };
    const saved = await agent.browser.post('/api/desk/views', view);
    const { id } = (await saved.json()) as { id: string };
    const { version } = await agent.read(code);
    for (let minute = 0; minute < 30; minute++) {
      app.clock.turn(minutes(1));
      await agent.browser.get('/api/desk/pulse');
      for (const asked of ['', `&view=saved:${id}`, `&q=${encodeURIComponent('مسئول:من')}`])
        await agent.browser.get(`/api/desk/tickets?background=1${asked}`);
      for (const held of [version, version - 1])
        await agent.browser.get(`/api/desk/tickets/${code}?version=${held}`);
      await app.settle();
    }
    expect(await problemOf(agent.browser.get('/api/desk/pulse'))).toBe('sign_in_needed');
  });
});
