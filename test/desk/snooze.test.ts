import { describe, expect, it } from 'vitest';
import type { Thread } from '#shared/contract/tickets.ts';
import type { Settings } from '#shared/settings/schema.ts';
import { runScheduled } from '../../worker/app.ts';
import { days, hours, minutes } from '../../worker/foundation/ports/clock.ts';
import { ticketHistory, tickets } from '../../worker/tickets/schema.ts';
import { problemIn, problemOf } from '../helpers/browser.ts';
import { agentAt, openDesk } from '../helpers/desk.ts';

// It is 3 Azar 1405, ten in the morning, a Tuesday. «technical» answers within a business day.

const reason = 'منتظر پاسخ بانک';
const pausing = (settings: Settings) => {
  settings.desk.snooze = { promise: 'pauses' };
};
/** A promise of four working hours. */
const fast = (settings: Settings) => {
  pausing(settings);
  settings.requestTypes.find(({ id }) => id === 'technical')!.promise = 'fast';
};

async function openSnooze(settings?: (settings: Settings) => void) {
  const opened = await openDesk(settings && { settings });
  const { app, customer, code } = opened;
  return {
    ...opened,
    row: async () => (await app.db.select().from(tickets))[0]!,
    thread: async (): Promise<Thread> => (await customer.get(`/api/requests/${code}`)).json(),
    /** By an agent who has just signed in, whatever the clock says. */
    act: async (what: string, body: object = {}) => (await agentAt(app)).act(code, what, body),
    snoozes: async () =>
      (await app.db.select().from(ticketHistory))
        .filter(({ kind }) => kind === 'snooze')
        .map(({ actor, toValue, why }) => [actor, toValue === '' ? 'ended' : 'until', why]),
    views: async (view: string) => (await opened.agent.list(`?view=${view}`)).tickets.length,
  };
}

describe('a request that is put off', () => {
  it('shows its customer until when and why, and leaves the lists of what is owed', async () => {
    const { agent, code, act, thread, views, snoozes } = await openSnooze();
    const { version } = await agent.read(code);
    expect((await act('snooze', { day: '1405-09-20', reason })).status).toBe(200);
    const seen = await thread();
    expect(seen.snoozed).toEqual({ until: 'جمعه ۲۰ آذر', reason });
    expect(seen.version).toBe(version + 1);
    expect(seen.history.at(-1)).toMatchObject({
      ...{ by: 'agent', kind: 'snooze', from: null, to: 'تا جمعه ۲۰ آذر', why: reason },
    });
    expect([await views('owed'), await views('snoozed')]).toEqual([0, 1]);
    expect(await (await agent.browser.get('/api/desk/pulse')).json()).toMatchObject({
      counts: { snoozed: { count: 1 }, owed: { count: 0 } },
    });
    await act('snooze', { day: '1405-09-10', time: '16:30', reason });
    expect((await thread()).snoozed?.until).toBe('سه‌شنبه ۱۰ آذر، ساعت ۱۶:۳۰');
    expect(await snoozes()).toEqual([
      ['agent', 'until', reason],
      ['agent', 'until', reason],
    ]);
  });

  it.each([
    ['1405-09-02', undefined],
    ['1405-09-03', '09:59'],
    ['1407-01-01', undefined],
  ])('is never put off until %s, %s', async (day, time) => {
    const { act } = await openSnooze();
    expect(await problemIn(act('snooze', { day, time, reason }))).toMatchObject({
      code: 'bad_input',
      fields: { until: expect.any(String) },
    });
  });

  it('comes back by the timer at its time, and not before', async () => {
    const { app, act, thread, views, snoozes, row } = await openSnooze();
    await act('snooze', { day: '1405-09-03', time: '12:00', reason });
    app.clock.turn(hours(2) - 1);
    await runScheduled(app.services);
    expect((await row()).snoozedUntil).not.toBeNull();
    app.clock.turn(1);
    const { version } = await row();
    await runScheduled(app.services);
    await runScheduled(app.services);
    expect(await row()).toMatchObject({
      ...{ snoozedUntil: null, snoozeReason: null, snoozedAt: null, version: version + 1 },
    });
    expect((await thread()).snoozed).toBeNull();
    expect(await snoozes()).toEqual([
      ['agent', 'until', reason],
      ['system', 'ended', null],
    ]);
    expect(await views('snoozed').catch(() => 0)).toBe(0);
  });

  it('comes back at once with a message of its customer, an answer, a close, another department and «برداشتن»', async () => {
    for (const wake of ['message', 'reply', 'close', 'route', 'wake'] as const) {
      const { customer, code, act, row } = await openSnooze(fast);
      await act('open');
      await act('snooze', { day: '1405-09-20', reason });
      expect(await row()).toMatchObject({ promiseDueAt: null, snoozeReason: reason });
      const bodies = {
        reply: { text: 'پاسخ' },
        close: { reason: 'شد.' },
        route: { department: 'accounts' },
      };
      const done =
        wake === 'message'
          ? await customer.post(`/api/requests/${code}/messages`, { text: 'خبری نشد؟' })
          : await act(wake, wake === 'wake' ? {} : bodies[wake]);
      expect(done.ok).toBe(true);
      expect(await row()).toMatchObject({ snoozedUntil: null, snoozedAt: null, promiseLeft: null });
    }
  });

  it('keeps its promise where settings let it run', async () => {
    const { act, row } = await openSnooze();
    const { promiseDueAt } = await row();
    await act('snooze', { day: '1405-09-20', reason });
    expect(await row()).toMatchObject({ promiseDueAt, promiseLeft: null });
    await act('wake');
    expect((await row()).promiseDueAt).toBe(promiseDueAt);
  });

  it('has its promise stopped where settings say so, and counted on from its waking', async () => {
    const { app, act, row, thread } = await openSnooze(fast);
    const { promiseDueAt, promiseStartedAt } = await row();
    expect(promiseDueAt).toBe(promiseStartedAt! + hours(4));
    app.clock.turn(hours(1));
    await act('open');
    await act('snooze', { day: '1405-09-04', time: '11:00', reason });
    expect(await row()).toMatchObject({ promiseDueAt: null, promiseLeft: 180 });
    expect((await thread()).promise).toBeNull();
    // Another reason, or another day, takes nothing of what is left.
    app.clock.turn(minutes(30));
    await act('snooze', { day: '1405-09-04', time: '12:00', reason });
    expect((await row()).promiseLeft).toBe(180);
    app.clock.turn(hours(24) + minutes(30));
    await runScheduled(app.services);
    const now = app.clock.now();
    expect(await row()).toMatchObject({
      ...{ promiseDueAt: now + hours(3), promiseStartedAt: now - hours(1), promiseLeft: null },
    });
    expect((await thread()).history.at(-1)).toMatchObject({ kind: 'promise', by: 'system' });
  });

  it('is neither late nor warned of while its promise is stopped', async () => {
    const { app, act, row } = await openSnooze((settings) => {
      fast(settings);
      settings.departments.technical!.notify = { channel: 'email', to: 'desk@example.com' };
    });
    await act('snooze', { day: '1405-09-10', reason });
    app.mails.length = 0;
    app.clock.turn(days(2));
    await runScheduled(app.services);
    expect(await row()).toMatchObject({ lateDueAt: null, promiseWarnedAt: null });
    expect(app.mails).toEqual([]);
    app.clock.turn(days(5));
    await runScheduled(app.services);
    expect(await row()).toMatchObject({ snoozedUntil: null, lateDueAt: null });
    expect((await row()).promiseDueAt).toBeGreaterThan(app.clock.now());
  });

  it('does not stop a promise that is over', async () => {
    const { app, act, row } = await openSnooze(fast);
    app.clock.turn(hours(6));
    const { promiseDueAt } = await row();
    await act('snooze', { day: '1405-09-10', reason });
    expect(await row()).toMatchObject({ promiseDueAt, promiseLeft: null });
  });

  it('does not close for quiet meanwhile, and begins its quiet days anew', async () => {
    const { app, act, row } = await openSnooze();
    await act('reply', { text: 'با بانک پیگیری می‌کنیم.' });
    await act('snooze', { day: '1405-09-20', reason });
    app.clock.turn(days(10));
    await runScheduled(app.services);
    expect((await row()).state).toBe('answered');
    app.clock.turn(days(7));
    await runScheduled(app.services);
    expect(await row()).toMatchObject({ state: 'answered', snoozedUntil: null });
    await runScheduled(app.services);
    expect((await row()).state).toBe('answered');
    app.clock.turn(days(app.settings.tickets.quietDays));
    await runScheduled(app.services);
    expect((await row()).state).toBe('closed');
  });

  it('cannot be a closed one', async () => {
    const { act } = await openSnooze();
    await act('close', { reason: 'شد.' });
    expect(await problemOf(act('snooze', { day: '1405-09-20', reason }))).toBe('move_refused');
  });

  it('has what a stopped promise has left counted by another type', async () => {
    const { app, act, row } = await openSnooze(fast);
    app.clock.turn(hours(1));
    await act('snooze', { day: '1405-09-04', time: '11:00', reason });
    await act('change', { requestType: 'security' });
    expect(await row()).toMatchObject({ promiseDueAt: null, promiseLeft: 180 });
    // Another rule: the end of the next business day, of which an hour has passed.
    await act('change', { requestType: 'subscription', facts: { order: '1234567' } });
    const { promiseDueAt, promiseLeft } = await row();
    expect(promiseDueAt).toBeNull();
    expect(promiseLeft).toBeGreaterThan(180);
    await act('wake');
    expect((await row()).promiseDueAt).toBeGreaterThan(app.clock.now() + hours(3));
  });

  it('says so on the page without scripts too', async () => {
    const { customer, code, act } = await openSnooze();
    await act('snooze', { day: '1405-09-20', reason });
    const page = await customer.get(`/requests/${code}`, { Accept: 'text/html' });
    expect(await page.text()).toMatch(/تا جمعه ۲۰ آذر: .*منتظر پاسخ بانک/);
  });
});
