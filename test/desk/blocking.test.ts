import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { minutes } from '../../worker/foundation/ports/clock.ts';
import { blockAddress } from '../../worker/people/store.ts';
import { createTestApp, type TestApp } from '../helpers/app.ts';
import { problemOf } from '../helpers/browser.ts';
import { agentAt, customerMobile, openDesk } from '../helpers/desk.ts';
import { addAgent, signIn, signInAgent, signInByEmail } from '../helpers/people.ts';
import { solveFor } from '../helpers/proof-of-work.ts';
import { fileTicket, goodRequest } from '../helpers/tickets.ts';

describe('blocking a sender', () => {
  it('signs out at once, sends no code, and tells the other agents why', async () => {
    const { app, customer, code, agent } = await openDesk();
    await agent.act(code, 'block', { reason: 'پیام‌های تبلیغی' });

    expect(await problemOf(customer.get('/api/requests'))).toBe('sign_in_needed');
    app.clock.turn(61_000);
    const visitor = app.visitor();
    expect((await visitor.post('/api/sign-in/code', { mobile: customerMobile })).status).toBe(202);
    expect(app.texts).toEqual([]);
    const thread = await agent.read(code);
    expect(thread.customer.blocked?.reason).toBe('پیام‌های تبلیغی');
    expect(thread.messages.at(-1)).toMatchObject({ internal: true, by: agent.agent.name });
  });

  it('can be taken back', async () => {
    const { app, code, agent } = await openDesk();
    await agent.act(code, 'block', { reason: 'پیام‌های تبلیغی' });
    await agent.act(code, 'unblock');
    app.clock.turn(61_000);
    await app.visitor().post('/api/sign-in/code', { mobile: customerMobile });
    expect(app.texts).toHaveLength(1);
    expect((await agent.read(code)).customer.blocked).toBeNull();
  });
});

describe('a block on a number that an agent has too', () => {
  it('does not keep the agent from the desk', async () => {
    const app = await createTestApp();
    const mobile = '+989351000009';
    await addAgent(app, { mobile });
    await blockAddress(app.db, {
      address: mobile,
      reason: 'پیام‌های تبلیغی',
      blockedAt: 1,
      blockedBy: null,
    });
    const { agent } = await signInAgent(app, { mobile });
    expect(agent.mobile).toBe(mobile);
  });
});

const mailbox = 'sara@example.com';
const another = { title: 'رمز حساب من عوض شده است', text: 'از دیروز نمی‌توانم وارد حساب شوم.' };

/** Sends a request that names this address, as somebody who has proven nothing. */
async function fileUnproven(app: TestApp, change: Record<string, unknown>) {
  const visitor = app.visitor();
  const work = await solveFor(visitor, 'ticket', String(change.mobile ?? change.email));
  const { replyChannel: _replyChannel, ...request } = goodRequest;
  const response = await visitor.post(
    '/api/contact',
    { ...request, requestType: 'account', work, ...change },
    { 'Idempotency-Key': crypto.randomUUID() },
  );
  expect(response.status).toBe(201);
  return { visitor, filed: (await response.json()) as { code: string; state: string } };
}

/** A customer's ticket beside one that a guest filed in the customer's name, unproven. */
async function openWithStranger(address: { mobile: string } | { email: string }) {
  const app = await createTestApp();
  const isMobile = 'mobile' in address;
  const customer = isMobile
    ? await signIn(app, address.mobile)
    : await signInByEmail(app, address.email);
  const own = await fileTicket(customer, { replyChannel: isMobile ? 'sms' : 'email' });
  app.clock.turn(minutes(2));
  const { filed } = await fileUnproven(app, address);
  const agent = await agentAt(app, { departments: ['technical', 'accounts'] });
  app.texts.length = 0;
  app.mails.length = 0;
  /** What stands at the desk besides the customer's own ticket. */
  const ofDesk = async () => {
    const { tickets } = await agent.list('?view=departments');
    return new Set(tickets.map(({ code }) => code).filter((code) => code !== own));
  };
  return { app, customer, own, strange: filed.code, agent, ofDesk };
}

describe('R96 blocking the sender of an unproven ticket', () => {
  it.each([[{ mobile: customerMobile }], [{ email: mailbox }]])(
    'touches nothing of the customer whom it names: %j',
    async (address) => {
      const { app, customer, own, strange, agent } = await openWithStranger(address);
      const sent = () => app.texts.length + app.mails.length;
      expect((await agent.act(strange, 'block', { reason: 'پیام‌های تبلیغی' })).status).toBe(200);

      expect((await customer.get('/api/requests')).status).toBe(200);
      const replyChannel = 'mobile' in address ? 'sms' : 'email';
      await fileTicket(customer, { ...another, requestType: 'account', replyChannel });
      await customer.post(`/api/requests/${own}/messages`, { text: 'هنوز باز نمی‌شود.' });
      expect(sent()).toBe(1);
      await agent.act(own, 'reply', { text: 'درست شد؟' });
      expect(sent()).toBe(2);
      app.clock.turn(minutes(2));
      const elsewhere =
        'mobile' in address
          ? await signIn(app, address.mobile)
          : await signInByEmail(app, address.email);
      expect((await elsewhere.get(`/api/requests/${own}`)).status).toBe(200);
      expect((await agent.read(own)).customer.blocked).toBeNull();
    },
  );

  it('files no further unproven request that names the address, and answers it like any', async () => {
    const { app, strange, agent, ofDesk } = await openWithStranger({ mobile: customerMobile });
    await agent.act(strange, 'block', { reason: 'پیام‌های تبلیغی' });
    const before = app.texts.length;
    const { filed } = await fileUnproven(app, { ...another, mobile: customerMobile });
    const { filed: free } = await fileUnproven(app, { ...another, mobile: '09351112233' });
    expect(filed).toEqual({ ...free, code: filed.code });
    expect(await ofDesk()).toEqual(new Set([free.code, strange]));
    expect(app.texts.slice(before).map(({ to }) => to)).toEqual(['+989351112233']);
  });

  it('lets in a request that its sender proves', async () => {
    const { app, strange, agent, ofDesk } = await openWithStranger({ mobile: customerMobile });
    await agent.act(strange, 'block', { reason: 'پیام‌های تبلیغی' });
    app.clock.turn(minutes(2));
    const held = { ...another, requestType: 'technical', mobile: customerMobile };
    const { visitor, filed } = await fileUnproven(app, held);
    const { code } = app.lastSms();
    expect((await visitor.post('/api/contact/prove', { code })).status).toBe(200);
    expect(await ofDesk()).toContain(filed.code);
  });

  it('shuts nobody out who proves the address later, by the blocked ticket’s own code too', async () => {
    const app = await createTestApp();
    const { filed } = await fileUnproven(app, { mobile: customerMobile });
    const agent = await agentAt(app, { departments: ['accounts'] });
    await app.client.execute(`INSERT INTO customers (id, created_at) VALUES ('imported', 1)`);
    await app.client.execute(
      `INSERT INTO identities (address, kind, customer_id, created_at) VALUES ('+989121234567', 'mobile', 'imported', 1)`,
    );
    await agent.act(filed.code, 'block', { reason: 'پیام‌های تبلیغی' });
    app.clock.turn(minutes(2));
    const owner = app.visitor();
    expect((await owner.post(`/api/requests/${filed.code}/proof`, {})).status).toBe(202);
    const { code } = app.lastSms();
    expect((await owner.post('/api/requests/prove', { code })).status).toBe(204);
    expect((await owner.get(`/api/requests/${filed.code}`)).status).toBe(200);

    const thread = await agent.read(filed.code);
    expect(thread).toMatchObject({ proven: true, customer: { blocked: null } });
    expect(thread.customer.unprovenBlock?.reason).toBe('پیام‌های تبلیغی');
    await agent.act(filed.code, 'unblock');
    expect((await agent.read(filed.code)).customer.unprovenBlock).toBeUndefined();
    await fileUnproven(app, { ...another, mobile: customerMobile });
    expect((await agent.list('?view=departments')).tickets).toHaveLength(2);
  });

  it('tells the agents what it does, and can be taken back', async () => {
    const { app, strange, agent, ofDesk } = await openWithStranger({ mobile: customerMobile });
    await agent.act(strange, 'block', { reason: 'پیام‌های تبلیغی' });
    const thread = await agent.read(strange);
    expect(thread.customer.blocked?.reason).toBe('پیام‌های تبلیغی');
    expect(thread.customer.unprovenBlock?.reason).toBe('پیام‌های تبلیغی');
    expect(thread.messages.at(-1)).toMatchObject({ internal: true, by: agent.agent.name });
    expect(thread.messages.at(-1)?.text).toMatch(/تأییدنشده.*این شماره.*پیام‌های تبلیغی/);

    await agent.act(strange, 'unblock');
    expect((await agent.read(strange)).customer.blocked).toBeNull();
    const { filed } = await fileUnproven(app, { ...another, mobile: customerMobile });
    expect(await ofDesk()).toEqual(new Set([filed.code, strange]));
    expect(await app.db.all(sql`SELECT address FROM blocked_addresses`)).toEqual([]);
  });

  it('stands apart from a block of the customer on the same address', async () => {
    const { app, customer, own, strange, agent, ofDesk } = await openWithStranger({
      mobile: customerMobile,
    });
    await agent.act(strange, 'block', { reason: 'به نام دیگری' });
    await agent.act(own, 'block', { reason: 'توهین' });
    expect((await agent.read(own)).customer.blocked?.reason).toBe('توهین');
    expect((await agent.read(strange)).customer.blocked?.reason).toBe('به نام دیگری');

    await agent.act(strange, 'unblock');
    expect(await problemOf(customer.get('/api/requests'))).toBe('sign_in_needed');
    expect((await agent.read(own)).customer.blocked?.reason).toBe('توهین');
    await agent.act(strange, 'block', { reason: 'به نام دیگری' });
    await agent.act(own, 'unblock');
    app.clock.turn(minutes(2));
    expect((await (await signIn(app, customerMobile)).get('/api/requests')).status).toBe(200);
    await fileUnproven(app, { ...another, mobile: customerMobile });
    expect(await ofDesk()).toEqual(new Set([strange]));
  });

  it('lifts a block that an earlier release laid on the address as a whole', async () => {
    const app = await createTestApp();
    const { filed } = await fileUnproven(app, { mobile: customerMobile });
    const agent = await agentAt(app, { departments: ['accounts'] });
    await blockAddress(app.db, {
      address: '+989121234567',
      reason: 'پیام‌های تبلیغی',
      blockedAt: 1,
      blockedBy: null,
    });
    expect((await agent.read(filed.code)).customer.blocked?.reason).toBe('پیام‌های تبلیغی');
    app.clock.turn(minutes(2));
    await app.visitor().post('/api/sign-in/code', { mobile: customerMobile });
    expect(app.texts.at(-1)?.to).not.toBe('+989121234567');
    await agent.act(filed.code, 'unblock');
    app.clock.turn(minutes(2));
    expect((await (await signIn(app, customerMobile)).get('/api/requests')).status).toBe(200);
  });
});
