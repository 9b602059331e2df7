import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Settings } from '#shared/settings/schema.ts';
import { runScheduled } from '../../worker/app.ts';
import { hours, minutes } from '../../worker/foundation/ports/clock.ts';
import { ticketHistory, tickets } from '../../worker/tickets/schema.ts';
import { agentAt, customerMobile, openDesk } from '../helpers/desk.ts';
import { fileTicket, signedIn } from '../helpers/tickets.ts';
import { putAct } from './put-act.ts';

// It is 3 Azar 1405, ten in the morning, a Tuesday.

const hidden = { note: 'یادداشت‌نهان', tag: 'برچسب‌نهان', agent: 'همکار نهان' };

const acts = [
  ...['open', 'reply', 'note', 'close', 'reopen', 'snooze', 'snoozeLong', 'wake', 'take', 'leave'],
  ...['handOver', 'away', 'tag', 'untag', 'title', 'urgency', 'type', 'back', 'route', 'routeBack'],
  ...['priority', 'write', 'solve', 'hour', 'day'],
] as const;

const byTurn = (settings: Settings) => {
  settings.departments.technical!.assign = 'least_loaded';
  settings.departments.accounts!.assign = 'round_robin';
};

it('acts in any order keep counts, versions and what is put off in agreement, and customers see nothing of agents', async () => {
  for (const promise of ['pauses', 'runs'] as const) {
    const opened = await openDesk({
      settings: (settings) => {
        byTurn(settings);
        settings.desk.snooze = { promise };
      },
    });
    const { app, customer, code: first } = opened;
    const second = await fileTicket(customer, {
      ...{ title: 'فایل خریداری‌شده باز نمی‌شود', anotherMatter: true },
      text: 'هر کاری می‌کنم همین است و راهی پیدا نمی‌کنم.',
    });
    const departments = ['technical', 'accounts'];
    const seatOf = async (name = hidden.agent) => await agentAt(app, { departments, name });
    const colleague = await seatOf();
    const rowOf = async (code: string) =>
      (await app.db.select().from(tickets)).find((row) => row.code === code.replaceAll('-', ''))!;
    const historyOf = async () => (await app.db.select().from(ticketHistory)).length;
    const reason = 'منتظر پاسخ بانک';
    let seat = await seatOf();

    const doing: Record<(typeof acts)[number], (code: string) => Promise<Response | undefined>> = {
      open: (code) => seat.act(code, 'open'),
      reply: (code) => seat.act(code, 'reply', { text: 'پاسخ شما' }),
      note: (code) => seat.act(code, 'note', { text: hidden.note, mentions: [colleague.agent.id] }),
      close: (code) => seat.act(code, 'close', { reason: 'تمام شد.' }),
      reopen: (code) => seat.act(code, 'reopen', { reason: 'دوباره' }),
      snooze: (code) => seat.act(code, 'snooze', { day: '1405-09-08', time: '11:00', reason }),
      snoozeLong: (code) => seat.act(code, 'snooze', { day: '1406-06-01', reason }),
      wake: (code) => seat.act(code, 'wake'),
      take: (code) => putAct(seat, code, 'assignee', { agent: seat.agent.id }),
      leave: (code) => putAct(seat, code, 'assignee', { agent: null }),
      handOver: (code) =>
        putAct(seat, code, 'assignee', { agent: colleague.agent.id, note: hidden.note }),
      away: async () => seat.browser.put('/api/desk/away', { away: true }).then(() => undefined),
      tag: (code) => putAct(seat, code, 'tags', { tags: [], added: [hidden.tag] }),
      untag: (code) => putAct(seat, code, 'tags', { tags: [] }),
      title: (code) => seat.act(code, 'change', { title: `عنوان ${app.clock.now()}` }),
      urgency: (code) => seat.act(code, 'change', { urgency: 'urgent' }),
      type: (code) => seat.act(code, 'change', { requestType: 'account' }),
      back: (code) => seat.act(code, 'change', { requestType: 'technical' }),
      route: (code) => seat.act(code, 'route', { department: 'accounts' }),
      routeBack: (code) => seat.act(code, 'route', { department: 'technical' }),
      priority: (code) => putAct(seat, code, 'priority', { priority: 2 }),
      write: (code) =>
        customer.post(`/api/requests/${code}/messages`, { text: `پیام ${app.clock.now()}` }),
      solve: (code) => customer.post(`/api/requests/${code}/solved`),
      hour: async () => {
        app.clock.turn(hours(1));
        await runScheduled(app.services);
        seat = await seatOf();
        return undefined;
      },
      day: async () => {
        app.clock.turn(hours(26));
        await runScheduled(app.services);
        seat = await seatOf();
        return undefined;
      },
    };

    const steps = fc.sample(fc.tuple(fc.constantFrom(...acts), fc.boolean()), {
      ...{ seed: promise === 'runs' ? 3 : 4, numRuns: 120 },
    });
    const done: string[] = [];
    for (const [name, isFirst] of steps) {
      const code = isFirst ? first : second;
      const [before, rows] = [await rowOf(code), await historyOf()];
      app.clock.turn(minutes(1));
      const answer = await doing[name](code);
      await app.settle();
      const [after, rowsAfter] = [await rowOf(code), await historyOf()];
      const at = `${promise}: ${done.slice(-6).join(' ')} ${name} → ${answer?.status}`;
      done.push(`${name}${answer?.ok === false ? '!' : ''}`);
      expect(answer?.status ?? 200, at).toBeLessThan(500);
      if (answer?.ok && !['write', 'solve'].includes(name)) {
        const grown = after.version - before.version;
        expect([0, 1], at).toContain(grown);
        const quiet = grown === 0 || name === 'note' || name === 'open';
        if (!quiet && name !== 'handOver') expect(rowsAfter, at).toBeGreaterThan(rows);
      }
      if (answer && !answer.ok) expect(after, at).toEqual(before);
      if (after.snoozedUntil === null)
        expect(after, at).toMatchObject({ snoozeReason: null, snoozedAt: null, promiseLeft: null });
      else {
        expect(['waiting', 'in_review', 'answered'], at).toContain(after.state);
        expect(after.snoozeReason, at).toBe(reason);
        expect(after.snoozedAt, at).not.toBeNull();
      }
      if (['waiting', 'in_review'].includes(after.state))
        expect((after.promiseDueAt === null) !== (after.promiseLeft === null), at).toBe(true);
      if (after.promiseDueAt !== null)
        expect(after.promiseDueAt, at).toBeGreaterThanOrEqual(after.promiseStartedAt!);
      const { rows: wrong } = await app.client.execute(`
        SELECT * FROM (SELECT department, state, snoozed, owed, assignee, agency, count FROM ticket_counts
          EXCEPT SELECT department, state, snoozed_until IS NOT NULL, coalesce(work_order < 64, 0),
            coalesce(assignee_id, ''), coalesce(agency, ''), count(*) FROM tickets GROUP BY 1, 2, 3, 4, 5, 6)
        UNION ALL SELECT sum(count), '', '', '', '', '', '' FROM ticket_counts
          HAVING sum(count) <> (SELECT count(*) FROM tickets)`);
      expect(wrong, at).toEqual([]);
    }
    const again = await signedIn(app, customerMobile);
    const read = async (path: string, headers = {}) => {
      const answer = await again.get(path, headers);
      expect(answer.status, path).toBe(200);
      return await answer.text();
    };
    const seen = [await read('/api/account/data'), JSON.stringify([app.texts, app.mails])];
    for (const code of [first, second])
      seen.push(
        await read(`/api/requests/${code}`),
        await read(`/requests/${code}`, { Accept: 'text/html' }),
        await read(`/api/requests/${code}/transcript.json`),
      );
    const { rows: known } = await app.client.execute(
      'SELECT id FROM agents UNION SELECT id FROM tags',
    );
    for (const word of [...Object.values(hidden), ...known.map(({ id }) => String(id))])
      for (const text of seen) expect(text).not.toContain(word);
  }
});
