import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { minutes, seconds } from '../../worker/foundation/ports/clock.ts';
import { agents } from '../../worker/people/schema.ts';
import { blockAddress } from '../../worker/people/store.ts';
import { createTestApp, type TestApp } from '../helpers/app.ts';
import { type Browser, problemOf } from '../helpers/browser.ts';
import { meanwhile } from '../helpers/meanwhile.ts';
import { addAgent, authenticatorCode, signIn } from '../helpers/people.ts';
import { solveFor } from '../helpers/proof-of-work.ts';
import { fileTicket, goodRequest } from '../helpers/tickets.ts';

// What happens between what a request reads and what it commits.

const mobile = '+989121234567';
const newMobile = '+989351234567';
const agentMobile = '+989350000001';

const countOf = async ({ db }: TestApp, table: string) => {
  const [row] = await db.all<{ count: number }>(sql.raw(`SELECT count(*) AS count FROM ${table}`));
  return row?.count;
};

const block = ({ db }: TestApp, address: string) =>
  blockAddress(db, { address, reason: 'آزار', blockedAt: 1, blockedBy: null });

/** A guest's request that waits for its code; `prove` sends the code. */
async function submitAsGuest() {
  const app = await createTestApp();
  const browser = app.visitor();
  const { replyChannel: _replyChannel, ...request } = goodRequest;
  const work = await solveFor(browser, 'ticket');
  const key = { 'Idempotency-Key': crypto.randomUUID() };
  await browser.post('/api/contact', { ...request, mobile, work }, key);
  const prove = () => browser.post('/api/contact/prove', { code: app.lastSms().code });
  return { app, browser, prove };
}

/** A customer's ticket whose tracking code a visitor typed; `prove` sends the code that came. */
async function offerProofOfTicket() {
  const app = await createTestApp();
  const code = await fileTicket(await signIn(app, mobile));
  app.clock.turn(seconds(61));
  const visitor = app.visitor();
  await visitor.post(`/api/requests/${code}/proof`, {});
  const prove = () => visitor.post('/api/requests/prove', { code: app.lastSms().code });
  return { app, prove };
}

describe('while a code is proven', () => {
  async function asked() {
    const app = await createTestApp();
    const browser = app.visitor();
    await browser.post('/api/sign-in/code', { mobile });
    const prove = () => browser.post('/api/sign-in/prove', { code: app.lastSms().code });
    return { app, browser, prove };
  }

  it('R10 a block ends it, and leaves nothing', async () => {
    const { app, prove } = await asked();
    meanwhile(app.client, () => block(app, mobile));
    expect(await problemOf(prove())).toBe('code_expired');
    expect(await countOf(app, 'sessions')).toBe(0);
    expect(await countOf(app, 'customers')).toBe(0);
  });

  it('its phone comes to be another’s customer, who is the one to be signed in', async () => {
    const { app, browser, prove } = await asked();
    meanwhile(app.client, async () => {
      await app.db.run(sql`INSERT INTO customers (id, name, created_at) VALUES ('c', 'سارا', 1)`);
      await app.db.run(sql`INSERT INTO identities (address, kind, customer_id, created_at)
        VALUES (${mobile}, 'mobile', 'c', 1)`);
    });
    expect((await prove()).status).toBe(204);
    expect(await (await browser.get('/api/session')).json()).toMatchObject({ name: 'سارا' });
    expect(await countOf(app, 'customers')).toBe(1);
  });
});

describe('while an agent signs in', () => {
  it('R18 being disabled ends the first factor', async () => {
    const app = await createTestApp();
    const agent = await addAgent(app, { mobile: agentMobile });
    const browser = app.visitor();
    await browser.post('/api/desk/sign-in/code', { mobile: agentMobile });
    meanwhile(app.client, () =>
      app.db.update(agents).set({ disabledAt: 1 }).where(eq(agents.id, agent.id)),
    );
    const proving = browser.post('/api/desk/sign-in/prove', { code: app.lastSms().code });
    expect(await problemOf(proving)).toBe('code_expired');
    expect(await countOf(app, 'sessions')).toBe(0);
  });

  it('R87 the same code of the authenticator is used by another browser', async () => {
    const app = await createTestApp();
    const agent = await addAgent(app, { mobile: agentMobile });
    const halfOpen = async () => {
      const browser = app.visitor();
      await browser.post('/api/desk/sign-in/code', { mobile: agentMobile });
      await browser.post('/api/desk/sign-in/prove', { code: app.lastSms().code });
      app.clock.turn(minutes(1));
      return browser;
    };
    const [one, other] = [await halfOpen(), await halfOpen()];
    const code = await authenticatorCode(app, agent);
    const prove = (browser: Browser) => browser.post('/api/desk/sign-in/second-factor', { code });
    meanwhile(app.client, async () => expect((await prove(other)).status).toBe(204));
    expect(await problemOf(prove(one))).toBe('code_wrong');
    expect((await one.get('/api/desk/session')).status).toBe(401);
  });
});

describe('while a number is changed', () => {
  async function changing() {
    const app = await createTestApp();
    const browser = await signIn(app, mobile);
    const work = await solveFor(browser, 'code', newMobile);
    await browser.post('/api/account/identity/code', { mobile: newMobile, work });
    const finish = () => browser.post('/api/account/identity', { code: app.lastSms().code });
    const owned = () => app.db.all(sql`SELECT address FROM identities ORDER BY address`);
    return { app, finish, owned };
  }

  it('R18 signing out everywhere keeps the present one', async () => {
    const { app, finish, owned } = await changing();
    meanwhile(app.client, () => app.db.run(sql`DELETE FROM sessions`));
    expect(await problemOf(finish())).toBe('sign_in_needed');
    expect(await owned()).toEqual([{ address: mobile }]);
  });

  it('another customer proves the new one, and keeps it', async () => {
    const { app, finish, owned } = await changing();
    meanwhile(app.client, async () => {
      await app.db.run(sql`INSERT INTO customers (id, created_at) VALUES ('c', 1)`);
      await app.db.run(sql`INSERT INTO identities (address, kind, customer_id, created_at)
        VALUES (${newMobile}, 'mobile', 'c', 1)`);
    });
    expect(await problemOf(finish())).toBe('identity_taken');
    expect(await owned()).toEqual([{ address: mobile }, { address: newMobile }]);
  });
});

describe('while a waiting request is proven', () => {
  const { replyChannel: _replyChannel, ...request } = goodRequest;

  async function waiting() {
    const app = await createTestApp();
    const browser = app.visitor();
    const work = await solveFor(browser, 'ticket');
    const key = { 'Idempotency-Key': crypto.randomUUID() };
    await browser.post('/api/contact', { ...request, mobile, work }, key);
    const prove = () => browser.post('/api/contact/prove', { code: app.lastSms().code });
    const state = () => app.db.all(sql`SELECT state, customer_id IS NULL AS free FROM tickets`);
    return { app, browser, prove, state };
  }

  it('it expires: its sender is signed in, and nothing is filed', async () => {
    const { app, prove, state } = await waiting();
    meanwhile(app.client, () => app.db.run(sql`UPDATE tickets SET state = 'expired'`));
    expect(await (await prove()).json()).toEqual({ filed: null });
    expect(await state()).toEqual([{ state: 'expired', free: 1 }]);
    expect(await countOf(app, 'sessions')).toBe(1);
  });

  it('a day off is added, and the promise counts it', async () => {
    const promised = async (change: (app: TestApp) => Promise<unknown>) => {
      const { app, prove } = await waiting();
      meanwhile(app.client, () => change(app));
      await prove();
      const [row] = await app.db.all<{ dueAt: number }>(
        sql`SELECT promise_due_at AS dueAt FROM tickets`,
      );
      return row?.dueAt ?? 0;
    };
    const closeAWeek = async ({ db }: TestApp) => {
      await db.run(sql`INSERT INTO sudden_closures (id, calendar, from_day, to_day, title, created_at)
        VALUES ('storm', NULL, '1405-09-01', '1405-12-01', 'طوفان', 1)`);
      await db.run(sql`INSERT INTO organisation_state (id, version) VALUES (1, 1)
        ON CONFLICT (id) DO UPDATE SET version = version + 1`);
    };
    expect(await promised(closeAWeek)).toBeGreaterThan(await promised(async () => {}));
  });

  it('no other proof is sent once it was proven', async () => {
    const { app, browser, state } = await waiting();
    const { code } = app.lastSms();
    app.clock.turn(seconds(61));
    meanwhile(app.client, async () => {
      const proven = await browser.post('/api/contact/prove', { code });
      expect(proven.status).toBe(200);
    });
    const texts = app.texts.length;
    expect(await problemOf(browser.post('/api/contact/proof', {}))).toBe('code_expired');
    expect(await state()).toEqual([{ state: 'waiting', free: 0 }]);
    // The one that says that the request was filed.
    expect(app.texts.length - texts).toBe(1);
  });

  it('the proof of a look-up signs in, and does not file it', async () => {
    const { app, state } = await waiting();
    app.clock.turn(seconds(61));
    const [ticket] = await app.db.all<{ code: string }>(sql`SELECT code FROM tickets`);
    const visitor = app.visitor();
    await visitor.post(`/api/requests/${ticket?.code}/proof`, {});
    const answer = await visitor.post('/api/requests/prove', { code: app.lastSms().code });
    expect(answer.status).toBe(204);
    expect(await state()).toEqual([{ state: 'unconfirmed', free: 1 }]);
  });
});

describe('R6 a code that another request uses meanwhile', () => {
  const use = ({ db }: TestApp) =>
    db.run(sql`UPDATE proofs SET judged_by = 'another', proved_at = 1`);

  async function usedMeanwhile(app: TestApp, prove: () => Promise<Response>) {
    const sessions = await countOf(app, 'sessions');
    meanwhile(app.client, () => use(app));
    expect(await problemOf(prove())).toBe('code_expired');
    expect(await countOf(app, 'sessions')).toBe(sessions);
  }

  it('signs nobody in', async () => {
    const app = await createTestApp();
    const browser = app.visitor();
    await browser.post('/api/sign-in/code', { mobile });
    await usedMeanwhile(app, () =>
      browser.post('/api/sign-in/prove', { code: app.lastSms().code }),
    );
  });

  it('is no first factor of an agent', async () => {
    const app = await createTestApp();
    await addAgent(app, { mobile: agentMobile });
    const browser = app.visitor();
    await browser.post('/api/desk/sign-in/code', { mobile: agentMobile });
    await usedMeanwhile(app, () =>
      browser.post('/api/desk/sign-in/prove', { code: app.lastSms().code }),
    );
  });

  it('changes no number', async () => {
    const app = await createTestApp();
    const browser = await signIn(app, mobile);
    const work = await solveFor(browser, 'code', newMobile);
    await browser.post('/api/account/identity/code', { mobile: newMobile, work });
    await usedMeanwhile(app, () =>
      browser.post('/api/account/identity', { code: app.lastSms().code }),
    );
    expect(await app.db.all(sql`SELECT address FROM identities`)).toEqual([{ address: mobile }]);
  });

  it('files no request', async () => {
    const { app, prove } = await submitAsGuest();
    await usedMeanwhile(app, prove);
    expect(await app.db.all(sql`SELECT state FROM tickets`)).toEqual([{ state: 'unconfirmed' }]);
  });

  it('opens no ticket', async () => {
    const { app, prove } = await offerProofOfTicket();
    await usedMeanwhile(app, prove);
  });
});

it('R27 another proof of a waiting request takes a solution once', async () => {
  const { app, browser } = await submitAsGuest();
  app.clock.turn(seconds(61));
  const work = await solveFor(browser, 'code');
  expect((await browser.post('/api/contact/proof', { work })).status).toBe(202);
  app.clock.turn(seconds(61));
  expect(await problemOf(browser.post('/api/contact/proof', { work }))).toBe('work_spent');
});

describe('R10 a block that comes while a code is proven', () => {
  async function blockedMeanwhile(app: TestApp, prove: () => Promise<Response>) {
    meanwhile(app.client, () => block(app, mobile));
    expect(await problemOf(prove())).toBe('code_expired');
  }

  it('files no request', async () => {
    const { app, prove } = await submitAsGuest();
    await blockedMeanwhile(app, prove);
    expect(await app.db.all(sql`SELECT state FROM tickets`)).toEqual([{ state: 'unconfirmed' }]);
    expect(await countOf(app, 'sessions')).toBe(0);
  });

  it('opens no ticket', async () => {
    const { app, prove } = await offerProofOfTicket();
    await blockedMeanwhile(app, prove);
    expect(await countOf(app, 'sessions')).toBe(1);
  });
});
