import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { ReplyAnswer, Thread } from '#shared/contract/tickets.ts';
import { days, hours } from '../../worker/foundation/ports/clock.ts';
import {
  closingQuiet,
  expiringUnconfirmed,
  remindingOfLinks,
} from '../../worker/tickets/scheduled/scheduled.ts';
import { createTestApp, type TestApp } from '../helpers/app.ts';
import { type Browser, problemOf } from '../helpers/browser.ts';
import { meanwhile } from '../helpers/meanwhile.ts';
import { solveFor } from '../helpers/proof-of-work.ts';
import { fileTicket, goodRequest, signedIn } from '../helpers/tickets.ts';
import { runStepAlone } from '../helpers/timer.ts';

/** A ticket of this customer in this state, and what changes under a request about it. */
async function openTicketIn(state: string) {
  const app = await createTestApp();
  const browser = await signedIn(app);
  const code = await fileTicket(browser);
  await app.db.run(sql`UPDATE tickets SET state = ${state}, state_since = ${app.clock.now()}`);
  const path = `/api/requests/${code}`;
  const thread = async () => (await (await browser.get(path)).json()) as Thread;
  const change = (set: ReturnType<typeof sql>) =>
    meanwhile(app.client, () =>
      app.db.run(
        sql`UPDATE tickets SET ${set}, version = version + 1 WHERE code = ${code.replaceAll('-', '')}`,
      ),
    );
  return { app, browser, code, path, thread, change };
}

const movesIn = ({ db }: TestApp) =>
  db.all(sql`SELECT from_value AS "from", to_value AS "to" FROM ticket_history
    WHERE kind = 'state' AND from_value IS NOT NULL ORDER BY rowid`);

/** As the desk does it: a day off, and all promises are to be counted anew. */
const closeTomorrow = ({ db }: TestApp) =>
  db.$client.batch(
    [
      `INSERT INTO sudden_closures (id, calendar, from_day, to_day, title, created_at)
        VALUES ('storm', NULL, '1405-09-04', '1405-09-04', 'طوفان', 1)`,
      `INSERT INTO organisation_state (id, version) VALUES (1, 1)
        ON CONFLICT (id) DO UPDATE SET version = version + 1`,
    ],
    'deferred',
  );

describe('a ticket that changes between what a request reads and what it writes', () => {
  it('R38 is solved from the state that it has then', async () => {
    const { app, browser, path, change } = await openTicketIn('answered');
    change(sql`state = 'in_review'`);
    expect((await browser.post(`${path}/solved`)).status).toBe(204);
    expect(await movesIn(app)).toEqual([{ from: 'in_review', to: 'closed' }]);
  });

  it('R38 is not solved where somebody else closed it', async () => {
    const { app, browser, path, change } = await openTicketIn('answered');
    change(sql`state = 'closed'`);
    expect(await problemOf(browser.post(`${path}/solved`))).toBe('move_refused');
    expect(await movesIn(app)).toEqual([]);
  });

  it.each([
    ['waiting', 'answered', 'this', [{ from: 'answered', to: 'waiting' }]],
    ['answered', 'closed', 'reopened', [{ from: 'closed', to: 'waiting' }]],
    ['closed', 'in_review', 'this', []],
  ])('R38 takes a reply to what was %s and is %s then', async (before, then, ledTo, moves) => {
    const { app, browser, path, change } = await openTicketIn(before);
    change(sql`state = ${then}`);
    const answer = await browser.post(`${path}/messages`, { text: 'هنوز درست نشده است.' });
    expect(((await answer.json()) as ReplyAnswer).ledTo).toBe(ledTo);
    expect(await movesIn(app)).toEqual(moves);
    expect(await app.db.all(sql`SELECT id FROM messages`)).toHaveLength(2);
  });

  it.each(['waiting', 'answered'])(
    'R32 takes no reply of somebody whose it is no longer, when %s',
    async (state) => {
      const { app, browser, path, change } = await openTicketIn(state);
      change(sql`customer_id = NULL`);
      const reply = browser.post(`${path}/messages`, { text: 'هنوز درست نشده است.' });
      expect(await problemOf(reply)).toBe('not_found');
      expect(await app.db.all(sql`SELECT id FROM messages`)).toHaveLength(1);
    },
  );

  it('gives up where it changes each time', async () => {
    const { app, browser, path } = await openTicketIn('answered');
    const states = ['closed', 'answered', 'closed', 'answered', 'closed', 'answered'];
    const changeAgain = () =>
      meanwhile(app.client, async () => {
        await app.db.run(sql`UPDATE tickets SET state = ${states.shift()}`);
        changeAgain();
      });
    changeAgain();
    const reply = browser.post(`${path}/messages`, { text: 'هنوز درست نشده است.' });
    expect(await problemOf(reply)).toBe('move_refused');
  });

  it('is rated by the first of two', async () => {
    const { app, browser, path, change } = await openTicketIn('closed');
    change(sql`rating = 5`);
    expect(await problemOf(browser.post(`${path}/rating`, { rating: 1 }))).toBe('move_refused');
    expect(await app.db.all(sql`SELECT rating FROM tickets`)).toEqual([{ rating: 5 }]);
  });

  it('is not rated where it was opened again', async () => {
    const { app, browser, path, change } = await openTicketIn('closed');
    change(sql`state = 'waiting'`);
    expect(await problemOf(browser.post(`${path}/rating`, { rating: 1 }))).toBe('move_refused');
    expect(await app.db.all(sql`SELECT rating FROM tickets`)).toEqual([{ rating: null }]);
  });

  it('R58 is rated once by the same rating sent twice', async () => {
    const { app, browser, path, change } = await openTicketIn('closed');
    change(sql`rating = 4`);
    expect((await browser.post(`${path}/rating`, { rating: 4 })).status).toBe(204);
    expect(await app.db.all(sql`SELECT rated_at AS at FROM tickets`)).toEqual([{ at: null }]);
  });

  it('leaves no history of a reply channel that it has already', async () => {
    const { browser, path, thread, change } = await openTicketIn('waiting');
    change(sql`reply_channel = 'thread'`);
    await browser.put(`${path}/reply-channel`, { replyChannel: 'thread' });
    const { replyChannel, history } = await thread();
    expect(replyChannel).toBe('thread');
    expect(history.filter(({ kind }) => kind === 'reply_channel')).toEqual([]);
  });

  it.each([
    ['was answered again', sql`state_since = state_since + 1`],
    ['was written to', sql`state = 'waiting'`],
  ])('R51 is not closed by the timer where it %s', async (_, set) => {
    const { app, change } = await openTicketIn('answered');
    app.texts.length = 0;
    app.clock.turn(days(7));
    change(set);
    await runStepAlone(app, closingQuiet({ ...app.services, db: app.db }));
    expect(await app.db.all(sql`SELECT id FROM tickets WHERE state = 'closed'`)).toEqual([]);
    expect(await movesIn(app)).toEqual([]);
    expect(await app.db.all(sql`SELECT id FROM outbox WHERE message = 'ticket_closed'`)).toEqual(
      [],
    );
  });

  it('R51 is not erased by the timer where its sender proved it', async () => {
    const { app, change, thread } = await openTicketIn('unconfirmed');
    await app.db.run(sql`
      INSERT INTO attachments (id, form_key, taken_by, name, type, byte_count, sensitive, created_at, stored_at)
      SELECT 'file', 'form', id, 'a.png', 'image/png', 1, 0, 1, 1 FROM messages`);
    app.clock.turn(days(1));
    change(sql`state = 'waiting'`);
    await runStepAlone(app, expiringUnconfirmed({ ...app.services, db: app.db }));
    expect(await movesIn(app)).toEqual([]);
    expect(await thread()).toMatchObject({
      state: 'waiting',
      title: goodRequest.title,
      messages: [{ attachments: [{}] }],
    });
  });
});

describe('a ticket that changes while another of the same customer stays as both were', () => {
  async function openTwinIn(state: string) {
    const fixture = await openTicketIn(state);
    const { app, browser, code } = fixture;
    await fileTicket(browser, { title: 'صفحهٔ ورود سفید است', anotherMatter: true });
    await app.db.run(sql`UPDATE tickets SET state = ${state}`);
    const twin = () =>
      app.db.all(sql`SELECT * FROM tickets WHERE code <> ${code.replaceAll('-', '')}`);
    return { ...fixture, twin, before: await twin() };
  }

  it.each([
    ['solved', 'answered', sql`state = 'closed'`, {}],
    ['rating', 'closed', sql`rating = 5`, { rating: 1 }],
    ['rating', 'closed', sql`state = 'waiting'`, { rating: 1 }],
  ])('R38 refuses /%s, and leaves the other', async (act, state, set, body) => {
    const { app, browser, path, change, twin, before } = await openTwinIn(state);
    change(set);
    expect(await problemOf(browser.post(`${path}/${act}`, body))).toBe('move_refused');
    expect(await movesIn(app)).toEqual([]);
    expect(await twin()).toEqual(before);
  });

  it('R38 is not solved twice', async () => {
    const { app, browser, path, twin, before } = await openTwinIn('answered');
    expect((await browser.post(`${path}/solved`)).status).toBe(204);
    expect(await problemOf(browser.post(`${path}/solved`))).toBe('move_refused');
    expect(await movesIn(app)).toHaveLength(1);
    expect(await twin()).toEqual(before);
  });

  it('leaves no history of a reply channel that it has already', async () => {
    const { browser, path, thread, change, twin, before } = await openTwinIn('waiting');
    change(sql`reply_channel = 'thread'`);
    await browser.put(`${path}/reply-channel`, { replyChannel: 'thread' });
    expect((await thread()).history.filter(({ kind }) => kind === 'reply_channel')).toEqual([]);
    expect(await twin()).toEqual(before);
  });

  it('R38 goes back to the queue by a reply', async () => {
    const { app, browser, path, change, twin, before } = await openTwinIn('waiting');
    change(sql`state = 'answered'`);
    await browser.post(`${path}/messages`, { text: 'هنوز درست نشده است.' });
    expect(await movesIn(app)).toEqual([{ from: 'answered', to: 'waiting' }]);
    expect(await twin()).toEqual(before);
  });
});

describe('a request that waits for its link, and another that waits for a code', () => {
  it.each([
    ['is reminded of its link, it alone', sql`version = version`, 'now', 2],
    ['R12 is not reminded where its sender proves it meanwhile', sql`state = 'waiting'`, null, 1],
    ['R51 is not reminded twice by two timers', sql`reminded_at = 1`, 1, 1],
  ])('%s', async (_, set, reminded, mails) => {
    const app = await createTestApp();
    const browser = app.visitor();
    const { replyChannel: _sms, ...request } = goodRequest;
    const email = 'sara@example.com';
    const file = async (change: { mobile?: string; email?: string; prove?: string }) => {
      const work = await solveFor(browser, 'ticket', change.mobile ?? change.email);
      const answer = await browser.post('/api/contact', { ...request, ...change, work });
      expect(answer.status).toBe(201);
    };
    await file({ mobile: '09121234567' });
    await file({ email, prove: 'link' });
    app.clock.turn(hours(12));
    meanwhile(app.client, () =>
      app.db.run(sql`UPDATE tickets SET ${set} WHERE contact = ${email}`),
    );
    await runStepAlone(app, remindingOfLinks({ ...app.services, db: app.db }));
    const remindedAt = reminded === 'now' ? app.clock.now() : reminded;
    expect(
      await app.db.all(sql`SELECT reminded_at AS at FROM tickets ORDER BY contact = ${email}`),
    ).toEqual([{ at: null }, { at: remindedAt }]);
    expect(await app.db.all(sql`SELECT id FROM outbox WHERE channel = 'email'`)).toHaveLength(
      mails,
    );
  });
});

describe('a day off that comes between what a request reads and what it writes', () => {
  const dueOf = async (browser: Browser, code: string) =>
    ((await (await browser.get(`/api/requests/${code}`)).json()) as Thread).promise?.dueAt;

  it('counts in the promise of a new request', async () => {
    const app = await createTestApp();
    const browser = await signedIn(app);
    const before = await dueOf(browser, await fileTicket(browser));
    meanwhile(app.client, () => closeTomorrow(app));
    const code = await fileTicket(browser, { anotherMatter: true, title: 'صفحهٔ ورود سفید است' });
    expect(await dueOf(browser, code)).toBe((before ?? 0) + days(1));
  });

  it('counts in the promise of a reply', async () => {
    const { app, browser, path, thread } = await openTicketIn('answered');
    meanwhile(app.client, () => closeTomorrow(app));
    await browser.post(`${path}/messages`, { text: 'هنوز درست نشده است.' });
    const told = (await thread()).promise?.dueAt;
    const other = await fileTicket(browser, { anotherMatter: true, title: 'صفحهٔ ورود سفید است' });
    expect(told).toBe(await dueOf(browser, other));
  });
});

describe('what a customer may send in an hour', () => {
  it('R22 is sixty replies, and one too many leaves nothing', async () => {
    const { app, browser, path } = await openTicketIn('answered');
    const write = (i: number) => browser.post(`${path}/messages`, { text: `نکتهٔ شمارهٔ ${i}` });
    for (let i = 0; i < 60; i++) expect((await write(i)).status).toBe(201);
    await app.db.run(sql`UPDATE tickets SET state = 'answered'`);
    const refused = await write(60);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(await app.db.all(sql`SELECT state FROM tickets`)).toEqual([{ state: 'answered' }]);
    expect(await app.db.all(sql`SELECT id FROM messages`)).toHaveLength(61);
    expect(
      await app.db.all(sql`SELECT key FROM request_keys WHERE scope LIKE 'reply:%'`),
    ).toHaveLength(60);
    app.clock.turn(hours(1));
    expect((await write(60)).status).toBe(201);
  });
});
