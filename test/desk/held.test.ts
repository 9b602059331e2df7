import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { UndoAnswer } from '#shared/contract/desk/held.ts';
import type { PulseAnswer } from '#shared/contract/desk/pulse.ts';
import type { Held } from '#shared/contract/desk/undo.ts';
import { runScheduled } from '../../worker/app.ts';
import { applyHeld } from '../../worker/desk/held/apply.ts';
import { findHeld, heldRow } from '../../worker/desk/held/store-held.ts';
import { days, hours, minutes, seconds } from '../../worker/foundation/ports/clock.ts';
import type { TestApp } from '../helpers/app.ts';
import type { Browser } from '../helpers/browser.ts';
import { problemIn, problemOf } from '../helpers/browser.ts';
import { agentAt, openDesk } from '../helpers/desk.ts';
import { meanwhile } from '../helpers/meanwhile.ts';
import { signInAgent } from '../helpers/people.ts';
import { fileTicket } from '../helpers/tickets.ts';

const text = 'سفارش شما امروز ارسال می‌شود.';
const due = seconds(10) + 100;

const pulseOf = async (browser: Browser) =>
  (await (await browser.get('/api/desk/pulse')).json()) as PulseAnswer;
const heldIn = async (response: Response) => ((await response.json()) as { held: Held }).held;
const undo = (browser: Browser, { id }: Held) => browser.post(`/api/desk/held/${id}/undo`, {});

/** What customers could see, and what is on its way to them. */
async function traces({ db }: TestApp) {
  const [seen] = await db.all<Record<string, unknown>>(sql`
    SELECT state, version, answered_at AS answeredAt, close_reason AS closeReason,
      (SELECT count(*) FROM messages) AS messages, (SELECT count(*) FROM outbox) AS notices,
      (SELECT count(*) FROM ticket_history) AS changes FROM tickets`);
  return seen;
}

const rowOf = async ({ db }: TestApp, { id }: Held) => {
  const [row] = await findHeld(db, id);
  if (!row) throw new Error('There is no such act.');
  return heldRow(row);
};

async function openHeld(what = 'reply', body: object = { text }) {
  const fixture = await openDesk();
  const { app, agent, code } = fixture;
  await agent.act(code, 'open');
  await app.settle();
  const before = await traces(app);
  const held = await heldIn(await agent.act(code, what, { ...body, undo: true }));
  await app.settle();
  return { ...fixture, before, held };
}

describe('an act that is kept back', () => {
  it.each([
    ['reply', { text }],
    ['close', { reason: 'مشکل حل شد.' }],
  ])('has no trace for ten seconds: %s', async (what, body) => {
    const { app, before, held } = await openHeld(what, body);
    expect(held.dueAt).toBe(app.clock.now() + seconds(10));
    app.clock.turn(seconds(9));
    await app.runLater();
    await runScheduled(app.services);
    expect(await traces(app)).toEqual(before);
  });

  it('happens once when it is due, by whichever comes first', async () => {
    const { app, customer, code, held } = await openHeld();
    app.clock.turn(due);
    await app.runLater();
    await runScheduled(app.services);
    await app.runLater();
    const thread = (await (await customer.get(`/api/requests/${code}`)).json()) as {
      messages: { text: string }[];
    };
    expect(thread.messages.filter((message) => message.text === text)).toHaveLength(1);
    expect(app.texts).toHaveLength(1);
    expect(await rowOf(app, held)).toMatchObject({ state: 'done', body: null, outcome: null });
  });

  it('happens by the timer where the process ended before', async () => {
    const { app } = await openHeld('close', { reason: 'مشکل حل شد.' });
    app.clock.turn(due);
    await runScheduled(app.services);
    await runScheduled(app.services);
    expect(await traces(app)).toMatchObject({ state: 'closed', closeReason: 'مشکل حل شد.' });
    expect(app.texts).toHaveLength(1);
  });

  it('happens once where two processes find it at the same moment', async () => {
    const { app, held } = await openHeld();
    app.clock.turn(due);
    const act = await rowOf(app, held);
    const context = { ...app.services, db: app.db };
    await Promise.all(Array.from({ length: 5 }, () => applyHeld(context, act)));
    expect(await traces(app)).toMatchObject({ messages: 2, state: 'answered' });
  });

  it('happens once where the answer of its commit is lost', async () => {
    const { app, held } = await openHeld();
    app.clock.turn(due);
    const { batch } = app.client;
    app.client.batch = async (statements, mode) => {
      const rows = await batch.call(app.client, statements, mode);
      if (mode !== 'write') return rows;
      app.client.batch = batch;
      throw new Error('The connection broke.');
    };
    await expect(
      applyHeld({ ...app.services, db: app.db }, await rowOf(app, held)),
    ).rejects.toThrow();
    await runScheduled(app.services);
    expect(await traces(app)).toMatchObject({ messages: 2, state: 'answered' });
    expect((await rowOf(app, held)).state).toBe('done');
  });

  it('is checked as though it were done at once', async () => {
    const { app, agent, code } = await openDesk();
    const other = await agentAt(app, { departments: ['financial'] });
    const post = (browser: Browser, what: string, body: object) =>
      browser.post(`/api/desk/tickets/${code}/${what}`, { version: 1, undo: true, ...body });
    expect(await problemOf(post(other.browser, 'reply', { text }))).toBe('not_found');
    expect(await problemOf(post(agent.browser, 'reply', { text, version: 9 }))).toBe(
      'stale_version',
    );
    expect(await problemOf(post(agent.browser, 'reply', { text: ' ' }))).toBe('bad_input');
    const files = { text, attachments: ['a'.repeat(22)], formToken: 'a-form-token-of-128-bits' };
    expect(await problemOf(post(agent.browser, 'reply', files))).toBe('bad_input');
    await agent.act(code, 'close', { reason: 'تمام شد.' });
    expect(await problemOf(agent.act(code, 'reply', { text, undo: true }))).toBe('move_refused');
    expect(await app.db.all(sql`SELECT id FROM held_acts`)).toEqual([]);
  });

  it('R36 is the same act under the same key, before and after', async () => {
    const { app, agent, code } = await openDesk();
    const { version } = await agent.read(code);
    const send = (body: object = {}) =>
      agent.browser.post(
        `/api/desk/tickets/${code}/reply`,
        { version, text, undo: true, ...body },
        { 'Idempotency-Key': 'a-key-of-the-test' },
      );
    const first = await heldIn(await send());
    expect(await heldIn(await send())).toEqual(first);
    expect(await problemOf(send({ text: 'متن دیگر' }))).toBe('key_reused');
    app.clock.turn(due);
    await app.runLater();
    expect(await heldIn(await send())).toEqual(first);
    expect(await traces(app)).toMatchObject({ messages: 2 });
  });

  it('R36 is no other act under its key, on another ticket either', async () => {
    const { app, agent, customer, code } = await openDesk();
    const other = await fileTicket(customer, { title: 'موضوعی دیگر', anotherMatter: true });
    const send = (to: string) =>
      agent.browser.post(
        `/api/desk/tickets/${to}/reply`,
        { version: 1, text, undo: true },
        { 'Idempotency-Key': 'a-key-of-the-test' },
      );
    await heldIn(await send(code));
    expect(await problemOf(send(other))).toBe('key_reused');
    expect(await app.db.all(sql`SELECT id FROM held_acts`)).toHaveLength(1);
  });

  it('R50 fails by itself: another one happens all the same', async () => {
    const { app, agent, customer, held } = await openHeld();
    const other = await fileTicket(customer, { title: 'موضوعی دیگر', anotherMatter: true });
    const next = await heldIn(await agent.act(other, 'reply', { text, undo: true }));
    await app.db.run(sql`UPDATE held_acts SET body = json_set(body, '$.versions', json('null'))
      WHERE id = ${held.id}`);
    app.clock.turn(due);
    await runScheduled(app.services);
    expect(await rowOf(app, next)).toMatchObject({ state: 'done' });
    expect(await rowOf(app, held)).toMatchObject({ state: 'held' });
    app.clock.turn(hours(1));
    await runScheduled(app.services);
    expect(await rowOf(app, held)).toMatchObject({ state: 'stopped' });
  });

  it('R36 is one act where fifty requests bring the key at once', async () => {
    const { app, agent, code } = await openDesk();
    const { version } = await agent.read(code);
    const answers = await Promise.all(
      Array.from({ length: 50 }, async () =>
        heldIn(
          await agent.browser.post(
            `/api/desk/tickets/${code}/reply`,
            { version, text, undo: true },
            { 'Idempotency-Key': 'a-key-of-the-test' },
          ),
        ),
      ),
    );
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(await app.db.all(sql`SELECT id FROM held_acts`)).toHaveLength(1);
  });

  it('keeps a colleague from a second one by a sentence that names its agent', async () => {
    const { app, agent, code } = await openHeld();
    const colleague = await agentAt(app);
    const refused = await problemIn(colleague.act(code, 'close', { reason: 'x', undo: true }));
    expect(refused.code).toBe('act_held');
    expect(refused.message).toContain(agent.agent.name);
    const own = await problemIn(agent.act(code, 'close', { reason: 'x', undo: true }));
    expect(own.message).toContain('شما');
  });

  it('stores no card in full', async () => {
    const { app, held } = await openHeld('reply', { text: 'کارت 6037991234567893 را دیدم.' });
    expect(JSON.stringify(await rowOf(app, held))).not.toContain('6037991234567893');
  });

  it('waits where the database cannot be reached, and happens later', async () => {
    const { app, held } = await openHeld();
    app.clock.turn(due);
    const act = await rowOf(app, held);
    const { batch } = app.client;
    app.client.batch = async () => {
      throw new Error('The connection broke.');
    };
    await expect(applyHeld({ ...app.services, db: app.db }, act)).rejects.toThrow();
    app.client.batch = batch;
    await runScheduled(app.services);
    expect(await traces(app)).toMatchObject({ messages: 2 });
  });
});

describe('undoing', () => {
  it('gives back what was written, and nothing happens', async () => {
    const { app, agent, before, held } = await openHeld();
    const answer = (await (await undo(agent.browser, held)).json()) as UndoAnswer;
    expect(answer.words?.text).toBe(text);
    app.clock.turn(due);
    await app.runLater();
    await runScheduled(app.services);
    expect(await traces(app)).toEqual(before);
    expect(await (await undo(agent.browser, held)).json()).toEqual(answer);
    await agent.browser.post(`/api/desk/held/${held.id}/seen`, {});
    expect(await rowOf(app, held)).toMatchObject({ state: 'undone', body: null });
  });

  it('is its agent’s alone, and is refused by a sentence once it has happened', async () => {
    const { app, agent, held } = await openHeld();
    const colleague = await agentAt(app, { role: 'admin' });
    expect(await problemOf(undo(colleague.browser, held))).toBe('not_found');
    app.clock.turn(due);
    await app.runLater();
    expect(await problemOf(undo(agent.browser, held))).toBe('undo_late');
  });

  it('gives back what was written where it is undone in two tabs at once', async () => {
    const { app, agent, held } = await openHeld();
    let first: Response | undefined;
    meanwhile(app.client, async () => {
      first = await undo(agent.browser, held);
    });
    const second = (await (await undo(agent.browser, held)).json()) as UndoAnswer;
    expect(second.words?.text).toBe(text);
    expect(await first?.json()).toEqual(second);
  });

  it('is refused where the act happens at that very instant', async () => {
    const { app, agent, held } = await openHeld();
    app.clock.turn(due);
    const act = await rowOf(app, held);
    meanwhile(app.client, () => applyHeld({ ...app.services, db: app.db }, act));
    expect(await problemOf(undo(agent.browser, held))).toBe('undo_late');
    expect(await rowOf(app, held)).toMatchObject({ state: 'done', body: null });
  });

  it('leaves the ticket free for the next act', async () => {
    const { app, agent, code, held } = await openHeld();
    await undo(agent.browser, held);
    const next = await heldIn(await agent.act(code, 'reply', { text: 'متن درست', undo: true }));
    app.clock.turn(due);
    await app.runLater();
    expect(await rowOf(app, next)).toMatchObject({ state: 'done' });
  });
});

describe('an act that cannot happen when it is due', () => {
  it('is stopped where the customer wrote meanwhile, and its agent gets the words back', async () => {
    const { app, agent, customer, code, held } = await openHeld();
    await customer.post(`/api/requests/${code}/messages`, { text: 'مشکل هنوز هست.' });
    app.clock.turn(due);
    await app.runLater();
    expect(await traces(app)).toMatchObject({ messages: 2, answeredAt: null });
    const [own] = (await pulseOf(agent.browser)).held;
    expect(own).toMatchObject({ id: held.id, code, stopped: { words: { text } } });
    expect(own?.stopped?.why).toMatch(/تغییر/);

    await agent.browser.post(`/api/desk/held/${held.id}/seen`, {});
    expect((await pulseOf(agent.browser)).held).toEqual([]);
    expect(await rowOf(app, held)).toMatchObject({ body: null, outcome: null });
  });

  it('is stopped where a colleague moved the ticket', async () => {
    const { app, agent, code } = await openHeld();
    const colleague = await agentAt(app);
    await colleague.act(code, 'note', { text: 'من پیگیری می‌کنم.' });
    app.clock.turn(due);
    await app.runLater();
    expect((await pulseOf(agent.browser)).held[0]?.stopped).not.toBeNull();
  });

  it('is not stopped by what its agent does beside it', async () => {
    const { app, agent, code, held } = await openHeld();
    await agent.act(code, 'note', { text: 'به انبار هم گفتم.' });
    app.clock.turn(due);
    await app.runLater();
    expect(await rowOf(app, held)).toMatchObject({ state: 'done' });
  });

  it.each([
    ['was disabled', sql`UPDATE agents SET disabled_at = 1 WHERE id =`],
    ['left the department', sql`UPDATE agents SET departments = '["financial"]' WHERE id =`],
  ])('is stopped where its agent %s', async (_, change) => {
    const { app, agent, before, held } = await openHeld();
    await app.db.run(sql`${change} ${agent.agent.id}`);
    app.clock.turn(due);
    await app.runLater();
    expect(await traces(app)).toEqual(before);
    expect(await rowOf(app, held)).toMatchObject({ state: 'stopped' });
  });

  it('needs no session any more', async () => {
    const { app, agent, held } = await openHeld();
    await agent.browser.post('/api/desk/sign-out', {});
    app.clock.turn(due);
    await app.runLater();
    expect(await rowOf(app, held)).toMatchObject({ state: 'done' });
  });
});

describe('what stays of acts that were kept back', () => {
  it('is swept after a day, and what nobody has seen after two weeks', async () => {
    const { app, customer, code } = await openHeld();
    await customer.post(`/api/requests/${code}/messages`, { text: 'مشکل هنوز هست.' });
    app.clock.turn(due);
    await app.runLater();
    const count = async () => (await app.db.all(sql`SELECT id FROM held_acts`)).length;
    app.clock.turn(days(2));
    await runScheduled(app.services);
    expect(await count()).toBe(1);
    app.clock.turn(days(13));
    await runScheduled(app.services);
    expect(await count()).toBe(0);
  });

  it.each(['on its way', 'undone', 'stopped'])(
    'goes with the words of the ticket where the customer erases everything: %s',
    async (state) => {
      const { app, agent, customer, code, held } = await openHeld();
      if (state === 'undone') await undo(agent.browser, held);
      if (state === 'stopped') {
        await customer.post(`/api/requests/${code}/messages`, { text: 'مشکل هنوز هست.' });
        app.clock.turn(due);
        await app.runLater();
      }
      expect((await rowOf(app, held)).body?.title).toEqual(expect.any(String));
      expect((await customer.post('/api/account/erase', {})).status).toBe(204);
      expect(await rowOf(app, held)).toMatchObject({ state: 'undone', body: null, outcome: null });
      expect(await app.db.all(sql`SELECT * FROM held_tickets`)).toEqual([]);
      app.clock.turn(due);
      await app.runLater();
      await runScheduled(app.services);
      expect(await traces(app)).toMatchObject({ answeredAt: null });
    },
  );

  it('is shown to its agent on the next sign-in', async () => {
    const { app, agent, customer, code } = await openHeld();
    await customer.post(`/api/requests/${code}/messages`, { text: 'مشکل هنوز هست.' });
    app.clock.turn(due);
    await app.runLater();
    await agent.browser.post('/api/desk/sign-out', {});
    app.clock.turn(minutes(2));
    const { browser } = await signInAgent(app, { mobile: agent.agent.mobile });
    expect((await pulseOf(browser)).held).toHaveLength(1);
  });
});
