import { describe, expect, it } from 'vitest';
import type { Thread } from '#shared/contract/tickets.ts';
import { hours, minutes } from '../../worker/foundation/ports/clock.ts';
import { type Browser, problemIn, problemOf } from '../helpers/browser.ts';
import { agentAt, openDesk } from '../helpers/desk.ts';
import { countRoundTrips } from '../helpers/round-trips.ts';

const threadOf = async (customer: Browser, code: string) =>
  (await (await customer.get(`/api/requests/${code}`)).json()) as Thread;

describe('an agent at the desk', () => {
  it('opens a ticket, and the customer sees that it was seen', async () => {
    const { app, customer, code, agent } = await openDesk();
    app.clock.turn(minutes(20));
    const opened = await agent.act(code, 'open');

    expect(opened.status).toBe(200);
    const thread = await threadOf(customer, code);
    expect(thread).toMatchObject({ state: 'in_review', seenAt: app.clock.now() });
    expect(thread.messages[0]?.seenAt).toBe(app.clock.now());
    const history = (await agent.read(code)).history;
    expect(history.at(-1)).toMatchObject({ by: 'agent', name: agent.agent.name, kind: 'state' });
  });

  it('changes nothing by reading alone, nor by opening what is open', async () => {
    const { customer, code, agent } = await openDesk();
    await agent.read(code);
    expect((await threadOf(customer, code)).state).toBe('waiting');
    await agent.act(code, 'open');
    const { version } = await agent.read(code);
    await agent.act(code, 'open');
    expect((await agent.read(code)).version).toBe(version);
  });

  it('answers; the answer goes out by the reply channel and waits in the thread', async () => {
    const { app, customer, code, agent } = await openDesk();
    app.clock.turn(minutes(1));
    const answered = await agent.act(code, 'reply', { text: 'مرورگر را به‌روز کنید.' });

    expect(answered.status).toBe(201);
    expect(app.lastSms().to).toBe('+989121234567');
    expect(app.lastSms().text).toContain(code);
    const thread = await threadOf(customer, code);
    expect(thread).toMatchObject({ state: 'answered', hasNews: true });
    expect(thread.messages.at(-1)).toMatchObject({
      author: 'agent',
      text: 'مرورگر را به‌روز کنید.',
    });
    expect((await agent.read(code)).notices.map(({ message, state }) => [message, state])).toEqual([
      ['ticket_filed', 'sent'],
      ['ticket_answered', 'sent'],
    ]);
  });

  it('R32 writes notes that no customer ever gets, nor any trace of them', async () => {
    const { app, customer, code, agent } = await openDesk();
    const before = await threadOf(customer, code);
    app.clock.turn(minutes(3));
    await agent.act(code, 'note', { text: 'مشتری ناراضی است؛ یادداشت-محرمانه' });

    const after = await threadOf(customer, code);
    expect(JSON.stringify(after)).not.toContain('محرمانه');
    expect({ ...after, version: before.version }).toEqual(before);
    expect(JSON.stringify(await (await customer.get('/api/requests')).json())).not.toContain(
      'محرمانه',
    );
    expect((await agent.read(code)).messages.at(-1)).toMatchObject({
      internal: true,
      by: agent.agent.name,
    });
    expect(app.texts).toEqual([]);
  });

  it('hands a ticket to another department, with a promise in its hours', async () => {
    const { app, customer, code } = await openDesk();
    const before = await threadOf(customer, code);
    app.clock.turn(hours(1));
    const agent = await agentAt(app);
    const routed = await agent.act(code, 'route', { department: 'financial', why: 'مالی است.' });

    expect(routed.status).toBe(200);
    const after = await threadOf(customer, code);
    expect(after).toMatchObject({ state: 'in_review', department: 'مالی' });
    expect(after.departmentSince).toBe(app.clock.now());
    expect(after.history).toContainEqual(
      expect.objectContaining({ kind: 'department', to: 'مالی', why: 'مالی است.' }),
    );
    // The support desk closes at 22:00, the office at 17:00 of the same next business day.
    expect(after.promise?.dueAt).toBe((before.promise?.dueAt ?? 0) - hours(5));
    expect(await problemOf(agent.browser.get(`/api/desk/tickets/${code}`))).toBe('not_found');
  });

  it('closes with a reason, and with none not at all', async () => {
    const { app, customer, code, agent } = await openDesk();
    expect(await problemOf(agent.act(code, 'close', { reason: '  ' }))).toBe('bad_input');
    await agent.act(code, 'close', { reason: 'با تلفن حل شد.' });

    const thread = await threadOf(customer, code);
    expect(thread).toMatchObject({ state: 'closed', closeReason: 'با تلفن حل شد.' });
    expect(thread.history.at(-1)).toMatchObject({ by: 'agent', why: 'با تلفن حل شد.' });
    expect(app.lastSms().text).toContain('با تلفن حل شد.');
    expect(await problemOf(agent.act(code, 'reply', { text: 'دیر آمدم.' }))).toBe('move_refused');
    expect(await problemOf(agent.act(code, 'close', { reason: 'باز هم' }))).toBe('move_refused');
  });

  it('masks full card numbers in what agents write as well', async () => {
    const { customer, code, agent } = await openDesk();
    await agent.act(code, 'reply', { text: 'کارت 6037991234567893 را دیدیم.' });
    expect((await threadOf(customer, code)).messages.at(-1)?.text).not.toContain(
      '6037991234567893',
    );
  });

  it('sees the ticket wait again, unread, when the customer writes on', async () => {
    const { customer, code, agent } = await openDesk();
    await agent.act(code, 'reply', { text: 'انجام شد.' });
    await customer.post(`/api/requests/${code}/messages`, { text: 'هنوز درست نشده است.' });
    expect(await agent.read(code)).toMatchObject({ state: 'waiting', unread: true });
    await agent.act(code, 'open');
    expect(await agent.read(code)).toMatchObject({ state: 'in_review', unread: false });
  });
});

describe('two agents on one ticket', () => {
  it('R37 refuses the slower one with the current state, and no reply is lost or doubled', async () => {
    const { app, customer, code, agent } = await openDesk();
    const other = await agentAt(app);
    app.texts.length = 0;
    const { version } = await agent.read(code);
    const answers = await Promise.all(
      [agent, other].map(({ browser }, at) =>
        browser.post(`/api/desk/tickets/${code}/reply`, { version, text: `پاسخ ${at}` }),
      ),
    );

    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const loser = answers.find(({ status }) => status === 409);
    expect(await problemIn(loser!)).toMatchObject({
      code: 'stale_version',
      facts: { version: version + 1, state: 'answered' },
    });
    const slower = answers.indexOf(loser!) === 0 ? agent : other;
    expect((await slower.act(code, 'reply', { text: 'نکتهٔ دیگری هم هست.' })).status).toBe(201);
    const { messages } = await threadOf(customer, code);
    expect(messages.filter(({ author }) => author === 'agent')).toHaveLength(2);
    expect(app.texts).toHaveLength(2);
  });

  it.each([
    ['open', {}],
    ['reply', { text: 'سلام' }],
    ['note', { text: 'یادداشت' }],
    ['route', { department: 'financial' }],
    ['close', { reason: 'تمام شد.' }],
    ['block', { reason: 'تبلیغ' }],
    ['unblock', {}],
  ])('R37 %s on a version that has passed changes nothing', async (what, body) => {
    const { customer, code, agent } = await openDesk();
    const { version } = await agent.read(code);
    await customer.post(`/api/requests/${code}/messages`, { text: 'یک نکتهٔ تازه هم هست.' });
    const before = await agent.read(code);
    expect(await problemOf(agent.act(code, what, { version, ...body }))).toBe('stale_version');
    expect(await agent.read(code)).toEqual(before);
  });

  it('R36 does a retried reply once, and refuses another text under its key', async () => {
    const { app, code, agent } = await openDesk();
    const { version } = await agent.read(code);
    const reply = (text: string) =>
      agent.act(code, 'reply', { version, text }, 'a-key-of-this-reply');
    const answers = await Promise.all(Array.from({ length: 10 }, () => reply('یک بار کافی است.')));

    const bodies = await Promise.all(answers.map((answer) => answer.json()));
    expect(new Set(bodies.map((body) => JSON.stringify(body)))).toEqual(
      new Set([JSON.stringify({ version: version + 1 })]),
    );
    expect((await agent.read(code)).messages).toHaveLength(2);
    expect(app.texts).toHaveLength(1);
    expect(await problemOf(reply('متن دیگر'))).toBe('key_reused');
  });
});

describe('an answer and its notice', () => {
  it.each(['outbox', 'messages', 'ticket_history'])(
    'R45 happen together or not at all: %s fails',
    async (table) => {
      const { app, customer, code, agent } = await openDesk();
      const before = await threadOf(customer, code);
      await app.client.execute(
        `CREATE TRIGGER broken BEFORE INSERT ON ${table} BEGIN SELECT RAISE(ABORT, 'broken'); END`,
      );
      expect((await agent.act(code, 'reply', { text: 'پاسخ' })).status).toBeGreaterThanOrEqual(500);
      await app.client.execute('DROP TRIGGER broken');
      expect(await threadOf(customer, code)).toEqual(before);
      expect(app.texts).toEqual([]);
      expect((await agent.act(code, 'reply', { text: 'پاسخ' })).status).toBe(201);
      expect(app.texts).toHaveLength(1);
    },
  );

  it.each([
    ['note', { text: 'یادداشت' }],
    ['reply', { text: 'پاسخ' }],
    ['route', { department: 'financial' }],
    ['close', { reason: 'تمام شد.' }],
    ['unblock', {}],
  ])(
    'R23 %s costs one round trip besides asking who it is and what it is about',
    async (what, body) => {
      const { app, code, agent } = await openDesk();
      const { version } = await agent.read(code);
      await app.settle();
      const seen = countRoundTrips(app.client);
      const behind: { trips?: number } = {};
      app.services.afterResponse = () => {
        behind.trips = seen.trips;
      };
      await agent.browser.post(`/api/desk/tickets/${code}/${what}`, { version, ...body });
      expect(behind.trips ?? seen.trips).toBe(2);
    },
  );

  it('R23 cost one more where the agent is refused, or asks again', async () => {
    const { app, code, agent } = await openDesk();
    const { version } = await agent.read(code);
    const note = () =>
      agent.browser.post(
        `/api/desk/tickets/${code}/note`,
        { version, text: 'یادداشت' },
        { 'Idempotency-Key': 'the-key-of-this-note' },
      );
    await note();
    const seen = countRoundTrips(app.client);
    expect((await note()).status).toBe(201);
    expect(seen.trips).toBe(3);
    const stale = { version, text: 'دیگری' };
    expect(await problemOf(agent.browser.post(`/api/desk/tickets/${code}/note`, stale))).toBe(
      'stale_version',
    );
    expect(seen.trips).toBe(6);
  });

  it('are read in one round trip, a thread that did not change too', async () => {
    const { app, code, agent } = await openDesk();
    const { version } = await agent.read(code);
    const seen = countRoundTrips(app.client);
    for (const path of ['', `/${code}`, `/${code}?version=${version}`])
      expect((await agent.browser.get(`/api/desk/tickets${path}`)).ok).toBe(true);
    expect(seen.trips).toBe(3);
  });
});
