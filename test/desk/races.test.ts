import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { ClosuresAnswer } from '#shared/contract/desk/closures.ts';
import { warningOfAnswers } from '../../worker/desk/promises/at-risk.ts';
import { commit } from '../../worker/foundation/database/commit.ts';
import { days, hours } from '../../worker/foundation/ports/clock.ts';
import { addSuddenClosure, growVersion } from '../../worker/organisation/store.ts';
import { problemIn, problemOf } from '../helpers/browser.ts';
import { agentAt, openDesk } from '../helpers/desk.ts';
import { meanwhile } from '../helpers/meanwhile.ts';
import { fileTicket, signedIn } from '../helpers/tickets.ts';
import { runStepAlone } from '../helpers/timer.ts';

const tomorrow = { from: '1405-09-04', to: '1405-09-04', title: 'آلودگی هوا' };

const storm = {
  id: 'storm',
  calendar: null,
  fromDay: '1405-09-04',
  toDay: '1405-09-04',
  title: 'طوفان',
  createdAt: 1,
  createdBy: null,
};

async function openFixture() {
  const fixture = await openDesk();
  const { app } = fixture;
  const admin = await agentAt(app, { role: 'admin' });
  const change = (set: ReturnType<typeof sql>) =>
    meanwhile(app.client, () => app.db.run(sql`UPDATE tickets SET ${set}`));
  const closeElsewhere = () =>
    meanwhile(app.client, () =>
      commit(app.db, [addSuddenClosure(app.db, storm), growVersion(app.db)]),
    );
  const dueAt = async () => {
    const [ticket] = await app.db.all<{ dueAt: number }>(
      sql`SELECT promise_due_at AS dueAt FROM tickets`,
    );
    return ticket?.dueAt ?? 0;
  };
  return { ...fixture, admin, change, closeElsewhere, dueAt };
}

describe('a ticket that changes between what an agent reads and what is written', () => {
  it.each([
    ['reply', { text: 'پاسخ' }],
    ['note', { text: 'یادداشت' }],
    ['route', { department: 'financial' }],
    ['close', { reason: 'تمام شد.' }],
  ])('R37 refuses %s with the state that it has then', async (what, body) => {
    const { app, code, agent, change } = await openFixture();
    const { version } = await agent.read(code);
    change(sql`state = 'in_review', version = version + 1`);
    const refused = await problemIn(agent.act(code, what, { version, ...body }));
    expect(refused).toMatchObject({
      code: 'stale_version',
      facts: { version: version + 1, state: 'in_review' },
    });
    expect(await app.db.all(sql`SELECT id FROM messages`)).toHaveLength(1);
  });

  it('R32 refuses what went to another department as if it were not there', async () => {
    const { code, agent, change } = await openFixture();
    change(sql`department = 'financial', version = version + 1`);
    expect(await problemOf(agent.act(code, 'reply', { text: 'پاسخ' }))).toBe('not_found');
  });

  it('R37 refuses a version that nobody has seen yet', async () => {
    const { code, agent } = await openFixture();
    const { version } = await agent.read(code);
    const early = agent.act(code, 'note', { version: version + 1, text: 'یادداشت' });
    expect(await problemOf(early)).toBe('stale_version');
  });

  it('R37 refuses a version that was seen of it, and another ticket still has', async () => {
    const { app, code, agent } = await openFixture();
    await fileTicket(await signedIn(app, '09127654321'));
    const { version } = await agent.read(code);
    meanwhile(app.client, () =>
      app.db.run(sql`UPDATE tickets SET version = version + 1
        WHERE code = ${code.replaceAll('-', '')}`),
    );
    const late = agent.act(code, 'note', { version, text: 'یادداشت' });
    expect(await problemOf(late)).toBe('stale_version');
  });

  it('is routed with a promise in the hours that hold then', async () => {
    const { code, agent, closeElsewhere, dueAt } = await openFixture();
    const { version } = await agent.read(code);
    const before = await dueAt();
    closeElsewhere();
    const routed = agent.act(code, 'route', { version, department: 'financial' });
    expect((await routed).status).toBe(200);
    expect(await dueAt()).toBeGreaterThan(before);
  });
});

describe('a closure that comes while another is entered', () => {
  it('is counted into the promises that both move', async () => {
    const { app, admin, closeElsewhere, dueAt } = await openFixture();
    closeElsewhere();
    const next = { ...tomorrow, from: '1405-09-05', to: '1405-09-05' };
    const closed = await admin.browser.post('/api/desk/closures', next);
    expect(await closed.json()).toMatchObject({ movedPromises: 1 });
    const [state] = await app.db.all<{ version: number }>(
      sql`SELECT version FROM organisation_state`,
    );
    expect(state?.version).toBe(2);
    // Both days are off: the next business day of this desk is a Friday.
    expect(new Date(await dueAt()).toISOString().slice(0, 10)).toBe('2026-11-27');
  });

  it('leaves the promise of a ticket that was answered meanwhile', async () => {
    const { admin, change, dueAt } = await openFixture();
    const before = await dueAt();
    change(sql`state = 'answered', version = version + 1`);
    const closed = await admin.browser.post('/api/desk/closures', tomorrow);
    expect(await closed.json()).toMatchObject({ movedPromises: 0 });
    expect(await dueAt()).toBe(before);
  });

  it('is taken back once', async () => {
    const { app, admin } = await openFixture();
    await admin.browser.post('/api/desk/closures', tomorrow);
    const { closures } = (await (
      await admin.browser.get('/api/desk/closures')
    ).json()) as ClosuresAnswer;
    const remove = () => admin.browser.remove(`/api/desk/closures/${closures[0]?.id}`);
    const answers = await Promise.all([remove(), remove()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 404]);
    const [state] = await app.db.all<{ version: number }>(
      sql`SELECT version FROM organisation_state`,
    );
    expect(state?.version).toBe(2);
  });
});

describe('R51 a promise that changes between what the timer reads and what it writes', () => {
  const isOf = (code: string) => sql`code = ${code.replaceAll('-', '')}`;

  /** Two tickets of one minute, with one time of promise; the timer looks when it is at risk. */
  async function openTwins() {
    const { app, code } = await openDesk({
      settings(settings) {
        settings.departments.technical!.notify = { channel: 'sms', to: '+989120000099' };
      },
    });
    const twin = await fileTicket(await signedIn(app, '09127654321'));
    const toldOf = async () => {
      const rows = await app.db.all<{ id: string }>(sql`SELECT tickets.code AS id
        FROM outbox JOIN tickets ON tickets.id = outbox.ticket_id
        WHERE message = 'department_promise_at_risk'`);
      return rows.map(({ id }) => id);
    };
    const warnedAt = async (of: string) =>
      (
        await app.db.all<{ at: number | null }>(
          sql`SELECT promise_warned_at AS at FROM tickets WHERE ${isOf(of)}`,
        )
      )[0]?.at;
    const look = () => runStepAlone(app, warningOfAnswers({ ...app.services, db: app.db }));
    app.clock.turn(days(1) + hours(8));
    return { app, code, twin, toldOf, warnedAt, look };
  }

  it.each([
    ['was kept', sql`state = 'answered'`, null],
    ['was moved', sql`promise_due_at = promise_due_at + ${days(9)}`, null],
    ['was warned of', sql`promise_warned_at = 1`, 1],
  ])('is not notified of where it %s', async (_, set, warned) => {
    const { app, code, twin, toldOf, warnedAt, look } = await openTwins();
    await app.db.run(sql`UPDATE tickets SET promise_warned_at = 1 WHERE ${isOf(twin)}`);
    meanwhile(app.client, async () => {
      await app.db.run(sql`UPDATE tickets SET ${set} WHERE ${isOf(code)}`);
      await app.db.run(sql`UPDATE tickets SET promise_warned_at = NULL WHERE ${isOf(twin)}`);
    });
    await look();
    expect(await toldOf()).toEqual([]);
    expect(await warnedAt(code)).toBe(warned);
  });

  it('is notified of alone, and the other one when its time comes', async () => {
    const { app, code, twin, toldOf, warnedAt, look } = await openTwins();
    await app.db.run(
      sql`UPDATE tickets SET promise_due_at = promise_due_at + ${days(9)} WHERE ${isOf(twin)}`,
    );
    await look();
    expect(await toldOf()).toEqual([code.replaceAll('-', '')]);
    expect(await warnedAt(twin)).toBe(null);
    app.clock.turn(days(9));
    await look();
    expect(await toldOf()).toEqual([code, twin].map((one) => one.replaceAll('-', '')));
  });
});
