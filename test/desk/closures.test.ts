import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { ClosuresAnswer } from '#shared/contract/desk/closures.ts';
import type { PublicNow } from '#shared/contract/organisation.ts';
import type { Thread } from '#shared/contract/tickets.ts';
import { jalaliIso } from '#shared/persian/jalali.ts';
import { stepDays } from '#shared/persian/month.ts';
import { commit } from '../../worker/foundation/database/commit.ts';
import { days } from '../../worker/foundation/ports/clock.ts';
import { addSuddenClosure, growVersion } from '../../worker/organisation/store.ts';
import type { TestApp } from '../helpers/app.ts';
import { problemIn, problemOf } from '../helpers/browser.ts';
import { agentAt, openDesk } from '../helpers/desk.ts';
import { fileTicket, signedIn } from '../helpers/tickets.ts';

/** The day after the clock's first. */
const tomorrow = { from: '1405-09-04', to: '1405-09-04', title: 'آلودگی هوا' };

async function openApp() {
  const fixture = await openDesk();
  const admin = await agentAt(fixture.app, { role: 'admin' });
  const thread = async () =>
    (await (await fixture.customer.get(`/api/requests/${fixture.code}`)).json()) as Thread;
  return { ...fixture, admin, thread };
}

async function promiseOf(app: TestApp, type: string) {
  const { promises } = (await (await app.visitor().get('/api/now')).json()) as PublicNow;
  const promise = promises.find(({ requestType }) => requestType === type);
  if (!promise) throw new Error(`No promise for ${type}.`);
  return promise;
}

describe('closed tomorrow', () => {
  it('moves open promises, and the customer sees from when to when and why', async () => {
    const { admin, thread } = await openApp();
    const before = await thread();
    const closed = await admin.browser.post('/api/desk/closures', tomorrow);

    expect(closed.status).toBe(201);
    expect(await closed.json()).toMatchObject({ movedPromises: 1 });
    const after = await thread();
    expect(after.promise?.dueAt).toBe((before.promise?.dueAt ?? 0) + days(1));
    expect(after.version).toBe(before.version + 1);
    expect(after.history.at(-1)).toMatchObject({
      kind: 'promise',
      from: before.promise?.text,
      to: after.promise?.text,
      why: 'تعطیلی: آلودگی هوا',
    });
  });

  it('counts what is filed afterwards on the new hours', async () => {
    const { app, admin, thread } = await openApp();
    await admin.browser.post('/api/desk/closures', tomorrow);
    const other = await signedIn(app, '09127654321');
    const code = await fileTicket(other);
    const filed = (await (await other.get(`/api/requests/${code}`)).json()) as Thread;
    expect(filed.promise?.dueAt).toBe((await thread()).promise?.dueAt);
  });

  it('leaves promises that do not fall into it, and those already kept', async () => {
    const { admin, agent, code, thread } = await openApp();
    await agent.act(code, 'reply', { text: 'انجام شد.' });
    const { version } = await thread();
    const closed = await admin.browser.post('/api/desk/closures', tomorrow);
    expect(await closed.json()).toMatchObject({ movedPromises: 0 });
    expect((await thread()).version).toBe(version);
  });

  it('leaves a promise that was kept, and a ticket without one, where it moves another', async () => {
    const { app, admin, agent } = await openApp();
    const other = await signedIn(app, '09127654321');
    const kept = await fileTicket(other);
    await agent.act(kept, 'reply', { text: 'انجام شد.' });
    const bare = await fileTicket(other, { title: 'صفحهٔ ورود سفید است', anotherMatter: true });
    const codes = JSON.stringify([kept, bare].map((code) => code.replaceAll('-', '')));
    const these = sql`code IN (SELECT value FROM json_each(${codes}))`;
    await app.db.run(sql`UPDATE tickets SET promise_due_at = NULL
      WHERE code = ${bare.replaceAll('-', '')}`);
    const rows = () => app.db.all(sql`SELECT * FROM tickets WHERE ${these} ORDER BY id`);
    const before = await rows();
    const closed = await admin.browser.post('/api/desk/closures', tomorrow);
    expect(await closed.json()).toMatchObject({ movedPromises: 1 });
    expect(before).toHaveLength(2);
    expect(await rows()).toEqual(before);
  });

  it('is taken back alone, and only where it is there', async () => {
    const { admin } = await openApp();
    const close = async (closure: object) =>
      ((await (await admin.browser.post('/api/desk/closures', closure)).json()) as { id: string })
        .id;
    const id = await close(tomorrow);
    await close({ from: '1405-10-04', to: '1405-10-04', title: 'برف' });
    const left = async () => {
      const answer = (await (
        await admin.browser.get('/api/desk/closures')
      ).json()) as ClosuresAnswer;
      return JSON.stringify(answer);
    };
    expect(await problemOf(admin.browser.remove('/api/desk/closures/none'))).toBe('not_found');
    expect((await admin.browser.remove(`/api/desk/closures/${id}`)).status).toBe(204);
    expect(await left()).toContain('برف');
    expect(await left()).not.toContain(tomorrow.title);
  });

  it('taken back, makes no promise shorter than it was announced', async () => {
    const { admin, thread } = await openApp();
    await admin.browser.post('/api/desk/closures', tomorrow);
    const told = (await thread()).promise;
    const listed = (await (await admin.browser.get('/api/desk/closures')).json()) as ClosuresAnswer;
    expect(listed.closures).toMatchObject([tomorrow]);
    const removed = await admin.browser.remove(`/api/desk/closures/${listed.closures[0]?.id}`);
    expect(removed.status).toBe(204);
    expect((await thread()).promise).toEqual(told);
    expect(await problemOf(admin.browser.remove('/api/desk/closures/nothing'))).toBe('not_found');
  });

  it.each([
    [{ ...tomorrow, from: '1405-13-01' }, 'from'],
    [{ ...tomorrow, to: '2026-11-26' }, 'to'],
    [{ ...tomorrow, to: '1405-09-03' }, 'to'],
    [{ ...tomorrow, to: '1406-09-04' }, 'to'],
    [{ ...tomorrow, title: ' ' }, 'title'],
    [{ ...tomorrow, calendar: 'nothing' }, 'calendar'],
  ])('refuses %j by its field', async (input, field) => {
    const { admin } = await openApp();
    const { code, fields } = await problemIn(admin.browser.post('/api/desk/closures', input));
    expect([code, Object.keys(fields ?? {})]).toEqual(['bad_input', [field]]);
  });

  it('R74 takes no closures that together leave a calendar without open time', async () => {
    const { app, admin } = await openApp();
    const months = Array.from({ length: 7 }, (_, index) => {
      const from = stepDays({ year: 1405, month: 9, day: 4 }, index * 60);
      return { from: jalaliIso(from), to: jalaliIso(stepDays(from, 59)), title: 'تعطیلی' };
    });
    const answers = [];
    for (const month of months) answers.push(await admin.browser.post('/api/desk/closures', month));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201, 201, 422]);
    expect(await problemIn(answers[6]!)).toMatchObject({
      code: 'bad_input',
      fields: { to: expect.stringContaining('office') },
    });
    // A calendar that it does not touch is counted as ever.
    expect((await app.visitor().get('/api/now')).status).toBe(200);
  });

  it('R74 counts on the hours of settings where stored closures leave none', async () => {
    const { app } = await openApp();
    const { text } = await promiseOf(app, 'technical');
    await commit(app.db, [
      addSuddenClosure(app.db, {
        id: 'for-good',
        calendar: 'support',
        fromDay: '1405-09-01',
        toDay: '1499-12-29',
        title: 'پایان',
        createdAt: app.clock.now(),
        createdBy: null,
      }),
      growVersion(app.db),
    ]);
    expect((await promiseOf(app, 'technical')).text).toBe(text);
    expect((await promiseOf(app, 'payment')).text).toMatch(/^چهارشنبه ۴ آذر/);
    await fileTicket(await signedIn(app, '09127654321'));
  });
});
