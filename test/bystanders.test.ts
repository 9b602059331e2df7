import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { runScheduled } from '../worker/app.ts';
import { minutes, seconds } from '../worker/foundation/ports/clock.ts';
import { pictures } from './attachments/pictures.ts';
import { createTestApp, type TestApp } from './helpers/app.ts';
import type { Browser } from './helpers/browser.ts';
import { agentAt, deskOf } from './helpers/desk.ts';
import {
  addAgent,
  authenticatorCode,
  passFirstFactor,
  recoveryCodesOf,
  signIn,
} from './helpers/people.ts';
import { solveFor } from './helpers/proof-of-work.ts';
import { fileTicket, goodRequest } from './helpers/tickets.ts';

// A statement that names too few rows changes those of others, which no test of one customer sees.

const bystander = '+989351112233';
const bystandingGuest = '09351112244';
const mobile = '+989121234567';
const { replyChannel: _replyChannel, ...guestRequest } = goodRequest;

async function upload(browser: Browser, token: string, path = '/api/attachments') {
  const answer = await browser.send(path, {
    method: 'POST',
    headers: { 'Form-Token': token, 'File-Name': 'shot.png' },
    body: pictures.png.slice(),
  });
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { id: string }).id;
}

const dropUpload = (browser: Browser, token: string, id: string) =>
  done(
    browser.send(`/api/attachments/${id}`, { method: 'DELETE', headers: { 'Form-Token': token } }),
  );

/** Sends a request with the key that its files came under. */
async function fileWith(browser: Browser, key: string, change: Record<string, unknown> = {}) {
  const answer = await browser.post(
    '/api/contact',
    { ...goodRequest, ...change },
    { 'Idempotency-Key': key },
  );
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { code: string }).code;
}

async function done(answer: Promise<Response>) {
  const response = await answer;
  if (!response.ok) throw new Error(`Refused: ${response.url} ${await response.text()}`);
}

/** What a guest files, which waits for a code to its phone. */
async function fileAsGuest(
  app: TestApp,
  phone: string,
  title: string,
  { browser = app.visitor(), key = crypto.randomUUID() as string, ...change } = {},
) {
  const work = await solveFor(browser, 'ticket', phone);
  await done(
    browser.post(
      '/api/contact',
      { ...guestRequest, title, mobile: phone, work, ...change },
      { 'Idempotency-Key': key },
    ),
  );
  return browser;
}

/** The same with a file; answers the id of that. */
async function fileAsGuestWithFile(app: TestApp, phone: string, requestType = 'technical') {
  const browser = app.visitor();
  const key = 'a-form-token-of-the-guest-here';
  const file = await upload(browser, key);
  const change = { browser, key, attachments: [file], requestType };
  await fileAsGuest(app, phone, 'صفحهٔ پرداخت باز نمی‌شود', change);
  return file;
}

/** A customer and a guest with something of everything that is kept, and an agent who signs in. */
async function withBystanders() {
  const app = await createTestApp({
    settings: ({ limits }) => Object.assign(limits, { sendsPerAddressPerHour: 50 }),
  });
  const browser = await signIn(app, bystander);
  const agent = await agentAt(app, { departments: ['technical', 'financial'] });
  const codes: string[] = [];
  for (const title of ['یکم', 'دوم', 'سوم', 'چهارم'])
    codes.push(
      await fileTicket(browser, {
        title: `درخواست ${title} من دربارهٔ پرداخت`,
        anotherMatter: true,
      }),
    );
  const [waiting = '', inReview = '', answered = '', closed = ''] = codes;
  await done(agent.act(inReview, 'open'));
  await done(agent.act(answered, 'reply', { text: 'مرورگر را به‌روز کنید.' }));
  await done(agent.act(answered, 'note', { text: 'یادداشتی میان کارشناسان' }));
  await done(agent.act(closed, 'close', { reason: 'درست شد.' }));
  const key = 'a-form-token-of-the-bystander';
  const taken = await upload(browser, key);
  await fileWith(browser, key, {
    title: 'درخواستی با فایل پیوست',
    attachments: [taken],
    anotherMatter: true,
  });
  await upload(browser, 'another-form-of-the-bystander');
  await app.db.run(sql`
    INSERT INTO attachments (id, form_key, name, type, byte_count, sensitive, created_at)
    VALUES ('begun', 'form', 'a.png', 'image/png', 1, 0, ${app.clock.now()})`);
  await fileAsGuest(app, bystandingGuest, 'مهمانی که هنوز تأیید نکرده است');
  app.clock.turn(minutes(1));

  const work = await solveFor(browser, 'code');
  await done(browser.post('/api/account/prove-again', { kind: 'mobile', work }));
  const colleague = await addAgent(app, { mobile: '+989350000077' });
  await recoveryCodesOf(app, colleague);
  await passFirstFactor(app, colleague.mobile);
  await runScheduled(app.services);
  return { app, browser, agent, waiting };
}

/** Rows as text, of all tables that hold something of somebody. */
async function rowsOf({ db }: TestApp) {
  const tables = [
    'agents',
    'attachments',
    'blocked_addresses',
    'customers',
    'feedback',
    'identities',
    'messages',
    'outbox',
    'proofs',
    'recovery_codes',
    'request_keys',
    'sessions',
    'spent_work',
    'ticket_history',
    'tickets',
  ];
  const rows: string[] = [];
  for (const table of tables)
    for (const row of await db.all(sql.raw(`SELECT * FROM ${table}`)))
      rows.push(`${table} ${JSON.stringify(row)}`);
  // Counts grow, for some limits are everybody's.
  for (const { key } of await db.all<{ key: string }>(sql`SELECT key FROM rate_limits`))
    rows.push(`rate_limits ${key}`);
  return rows;
}

/** What the session of an agent has in it, and no message of the agent. */
const sessionOf = ({ agent }: { agent: { id: string } }) => `"agent_id":"${agent.id}"`;

/**
 * What `act` does leaves every row that was there before as it was, but for those of whoever acts:
 * `own` is in them.
 */
async function leavesOthers(app: TestApp, act: () => Promise<unknown>, ...own: readonly string[]) {
  const before = await rowsOf(app);
  await act();
  const after = new Set(await rowsOf(app));
  const isOwn = (row: string) =>
    !/^(?:outbox|proofs|customers) /.test(row) && own.some((id) => row.includes(id));
  const changed = before.filter((row) => !after.has(row) && !isOwn(row));
  expect(changed).toEqual([]);
}

describe('what one customer does changes no row of another', () => {
  it('signing in, asking, reading, answering and rating', async () => {
    const { app, agent } = await withBystanders();
    await leavesOthers(
      app,
      async () => {
        const browser = app.visitor();
        await done(browser.post('/api/sign-in/code', { mobile }));
        const wrong = app.lastSms().code === '111111' ? '222222' : '111111';
        await browser.post('/api/sign-in/prove', { code: wrong });
        await done(browser.post('/api/sign-in/prove', { code: app.lastSms().code }));
        const key = 'a-form-token-of-the-customer';
        const kept = await upload(browser, key);
        const dropped = await upload(browser, key);
        await dropUpload(browser, key, dropped);
        const code = await fileWith(browser, key, { attachments: [kept] });
        await done(agent.act(code, 'open'));
        await done(agent.act(code, 'route', { department: 'financial', why: 'مالی است.' }));
        await done(
          agent.browser.put(`/api/desk/tickets/${code}/priority`, {
            version: (await agent.read(code)).version,
            priority: 2,
          }),
        );
        const form = 'a-form-token-of-the-agent-here';
        const file = await upload(agent.browser, form, '/api/desk/attachments');
        await done(
          agent.act(code, 'reply', {
            text: 'رسید پیوست است.',
            attachments: [file],
            formToken: form,
          }),
        );
        await done(browser.post(`/api/requests/${code}/seen`));
        await done(browser.post(`/api/requests/${code}/messages`, { text: 'سپاس، ولی نشد.' }));
        await done(agent.act(code, 'open'));
        await done(browser.post(`/api/requests/${code}/solved`));
        await done(browser.post(`/api/requests/${code}/rating`, { rating: 4 }));
        await runScheduled(app.services);
        await done(browser.get('/api/ready'));
        await done(browser.post('/api/sign-out'));
      },
      sessionOf(agent),
    );
  });

  it('a guest’s request, proven by a second code', async () => {
    const { app } = await withBystanders();
    await leavesOthers(app, async () => {
      const browser = await fileAsGuest(app, mobile, 'صفحهٔ پرداخت باز نمی‌شود');
      app.clock.turn(seconds(61));
      await done(browser.post('/api/contact/proof', {}));
      await done(browser.post('/api/contact/prove', { code: app.lastSms().code }));
    });
  });

  it('R10 a guest’s request that a block stops, of which nothing is left', async () => {
    const { app, agent } = await withBystanders();
    await done(agent.act(await fileTicket(await signIn(app, mobile)), 'block', { reason: 'آزار' }));
    const kept = await app.db.all(sql`SELECT id FROM messages`);
    await leavesOthers(app, async () => {
      const file = await fileAsGuestWithFile(app, mobile);
      expect(
        await app.db.all(sql`SELECT taken_by AS takenBy FROM attachments WHERE id = ${file}`),
      ).toEqual([{ takenBy: null }]);
    });
    expect(await app.db.all(sql`SELECT id FROM messages`)).toEqual(kept);
    for (const table of ['messages', 'ticket_history', 'outbox'])
      expect(
        await app.db.all(sql`SELECT id FROM ${sql.identifier(table)}
          WHERE ticket_id NOT IN (SELECT id FROM tickets)`),
      ).toEqual([]);
  });

  it.each([
    ['technical', 'proof_code'],
    ['account', 'ticket_filed'],
  ])('R10 a guest’s request that nothing stops, of which all is left: %s', async (type, sent) => {
    const { app } = await withBystanders();
    await leavesOthers(app, async () => {
      const file = await fileAsGuestWithFile(app, mobile, type);
      expect(
        await app.db.all(sql`
          SELECT messages.text, outbox.message,
            (SELECT count(*) FROM ticket_history WHERE ticket_id = tickets.id) AS history
          FROM tickets JOIN messages ON messages.ticket_id = tickets.id
            JOIN attachments ON attachments.taken_by = messages.id
            JOIN outbox ON outbox.proof_id = tickets.proof_id OR outbox.ticket_id = tickets.id
          WHERE contact = ${mobile} AND attachments.id = ${file}`),
      ).toEqual([{ text: goodRequest.text, message: sent, history: 1 }]);
      expect(
        await app.db.all(sql`SELECT key FROM request_keys WHERE scope LIKE ${`%${mobile}`}`),
      ).toHaveLength(1);
    });
  });

  it('a look-up by code', async () => {
    const { app } = await withBystanders();
    const code = await fileTicket(await signIn(app, mobile));
    app.clock.turn(seconds(61));
    await leavesOthers(
      app,
      async () => {
        const browser = app.visitor();
        await done(browser.post(`/api/requests/${code}/proof`, {}));
        await done(browser.post('/api/requests/prove', { code: app.lastSms().code }));
      },
      mobile,
    );
  });

  it('another mobile, and signing out everywhere', async () => {
    const { app } = await withBystanders();
    await leavesOthers(app, async () => {
      const browser = await signIn(app, mobile);
      const work = await solveFor(browser, 'code');
      await done(browser.post('/api/account/identity/code', { mobile: '+989121234568', work }));
      await done(browser.post('/api/account/identity', { code: app.lastSms().code }));
      app.clock.turn(seconds(61));
      await signIn(app, '+989121234568', app.visitor());
      await done(browser.post('/api/sign-out-everywhere'));
    });
  });

  it('erasing everything', async () => {
    const { app, agent, browser: other, waiting } = await withBystanders();
    const threadOfOther = async () => await (await other.get(`/api/requests/${waiting}`)).json();
    const before = await threadOfOther();
    await leavesOthers(
      app,
      async () => {
        const browser = await signIn(app, mobile);
        const key = 'a-form-token-of-the-customer';
        const kept = await upload(browser, key);
        await dropUpload(browser, key, await upload(browser, key));
        const code = await fileWith(browser, key, { attachments: [kept] });
        await done(agent.act(code, 'reply', { text: 'مرورگر را به‌روز کنید.' }));
        await done(browser.post('/api/account/erase'));
      },
      sessionOf(agent),
    );
    expect(await threadOfOther()).toEqual(before);
  });

  it('a block, taken back', async () => {
    const { app, agent } = await withBystanders();
    const other = await signIn(app, '+989121234599');
    await done(agent.act(await fileTicket(other), 'block', { reason: 'پیام‌های تبلیغی' }));
    const browser = await signIn(app, mobile);
    const code = await fileTicket(browser);
    await leavesOthers(
      app,
      async () => {
        await done(agent.act(code, 'block', { reason: 'آزار' }));
        await done(agent.act(code, 'unblock'));
      },
      mobile,
      code.replaceAll('-', ''),
    );
  });

  it('an agent who signs in by both factors', async () => {
    const { app } = await withBystanders();
    const agent = await addAgent(app, { mobile: '+989350000088' });
    const browser = app.visitor();
    await leavesOthers(
      app,
      async () => {
        await passFirstFactor(app, agent.mobile, browser);
        const right = await authenticatorCode(app, agent);
        const wrong = right === '111111' ? '222222' : '111111';
        await browser.post('/api/desk/sign-in/second-factor', { code: wrong });
        await done(browser.post('/api/desk/sign-in/second-factor', { code: right }));
        await done(deskOf(browser).browser.post('/api/desk/sign-out'));
      },
      agent.id,
    );
  });

  it('an agent who signs in by a recovery code', async () => {
    const { app } = await withBystanders();
    const agent = await addAgent(app, { mobile: '+989350000088' });
    const [first] = await recoveryCodesOf(app, agent);
    const browser = app.visitor();
    await leavesOthers(
      app,
      async () => {
        await passFirstFactor(app, agent.mobile, browser);
        await done(browser.post('/api/desk/sign-in/second-factor', { code: first }));
      },
      agent.id,
    );
    expect(
      await app.db.all(
        sql`SELECT count(*) AS count FROM recovery_codes WHERE agent_id = ${agent.id}`,
      ),
    ).toEqual([{ count: 9 }]);
  });

  it('the timer, which ends what is old of one customer', async () => {
    const { app } = await withBystanders();
    const browser = await signIn(app, mobile);
    const quiet = await fileTicket(browser);
    const closed = await fileTicket(browser, { title: 'درخواستی کهنه', anotherMatter: true });
    const key = 'a-form-token-of-the-customer';
    const file = await upload(browser, key);
    await fileAsGuest(app, '09121234577', 'مهمانی که هرگز تأیید نکرد');
    const bare = (code: string) => code.replaceAll('-', '');
    await app.db.run(sql`UPDATE tickets SET state = 'answered' WHERE code = ${bare(quiet)}`);
    await app.db.run(sql`UPDATE tickets SET state = 'closed' WHERE code = ${bare(closed)}`);
    await app.db.run(sql`UPDATE attachments SET created_at = 1 WHERE id = ${file}`);
    await app.db.run(sql`UPDATE tickets SET state_since = 1
      WHERE contact = '+989121234577' OR code IN (${bare(quiet)}, ${bare(closed)})`);
    const old = await app.db.all<{ id: string }>(sql`SELECT id FROM tickets WHERE state_since = 1`);
    expect(old).toHaveLength(3);
    await leavesOthers(
      app,
      async () => {
        await runScheduled(app.services);
        await runScheduled(app.services);
      },
      file,
      mobile,
      ...old.map(({ id }) => id),
    );
    expect(
      await app.db.all(sql`SELECT state, title = '' AS erased FROM tickets
        WHERE id IN (SELECT value FROM json_each(${JSON.stringify(old.map(({ id }) => id))}))
        ORDER BY state, erased`),
    ).toEqual([
      { state: 'closed', erased: 0 },
      { state: 'closed', erased: 1 },
      { state: 'expired', erased: 1 },
    ]);
  });
});
