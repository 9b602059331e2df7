import { describe, expect, it } from 'vitest';
import { minutes, seconds } from '../../worker/foundation/ports/clock.ts';
import { threadMail } from '../../worker/inbound/rules.ts';
import { createTestApp, type TestApp } from '../helpers/app.ts';
import { agentAt, customerMobile } from '../helpers/desk.ts';
import { signIn, signInByEmail } from '../helpers/people.ts';
import { solveFor } from '../helpers/proof-of-work.ts';
import { rawMail } from '../helpers/raw-mail.ts';
import { fileTicket, goodRequest } from '../helpers/tickets.ts';

const mailbox = 'sara@example.com';
const env = {
  INBOUND_ADDRESS: 'reply@help.narenj.example',
  INBOUND_SECRET: 'the secret of the mail pipe',
};
const path = '/contact/technical/';
const typed = { title: goodRequest.title, text: goodRequest.text, email: mailbox };
const another = { title: 'رمز حساب من عوض شده است', text: 'از دیروز نمی‌توانم وارد حساب شوم.' };

type Address = { mobile: string } | { email: string };
const isMobile = (address: Address): address is { mobile: string } => 'mobile' in address;
const signInAt = (app: TestApp, address: Address) =>
  isMobile(address) ? signIn(app, address.mobile) : signInByEmail(app, address.email);
const addressOf = (address: Address) => (isMobile(address) ? address.mobile : address.email);
const channelOf = (address: Address) => (isMobile(address) ? 'sms' : 'email');
const codeSent = (app: TestApp, address: Address) =>
  (isMobile(address) ? app.lastSms() : app.lastMail()).code;

/** The owner of an address with a ticket, after the desk has blocked what a guest sent in its name. */
async function afterBlock(address: Address) {
  const app = await createTestApp({ env });
  const owner = await signInAt(app, address);
  const own = await fileTicket(owner, { replyChannel: channelOf(address) });
  app.clock.turn(minutes(2));
  const guest = app.visitor();
  const work = await solveFor(guest, 'ticket', addressOf(address));
  const strange = await fileTicket(guest, {
    ...address,
    requestType: 'account',
    replyChannel: undefined,
    work,
  });
  const agent = await agentAt(app, { departments: ['technical', 'accounts'] });
  const blocked = await agent.act(strange, 'block', { reason: 'پیام‌های تبلیغی' });
  expect(blocked.status).toBe(200);
  app.clock.turn(minutes(2));
  return { app, address, owner, own, agent };
}

type Owner = Awaited<ReturnType<typeof afterBlock>>;
/** What the owner does, and the status or outcome of its last step. */
type Way = (given: Owner) => Promise<number | string>;

const formWithToken = async (app: TestApp, browser: Owner['owner']) => {
  const page = await (await browser.postForm(path, typed)).text();
  app.clock.turn(seconds(3));
  const formToken = /name="formToken" value="([^"]+)"/.exec(page)?.[1] ?? '';
  return await browser.postForm(path, { ...typed, formToken });
};

const ways: Record<string, Way> = {
  'reads in the session that was open': async ({ owner, own }) =>
    (await owner.get(`/api/requests/${own}`)).status,
  'files in the session that was open': async ({ owner, address }) => {
    const change = { ...another, requestType: 'account', replyChannel: channelOf(address) };
    return (await owner.post('/api/contact', { ...goodRequest, ...change })).status;
  },
  'answers in the session that was open': async ({ owner, own }) =>
    (await owner.post(`/api/requests/${own}/messages`, { text: 'هنوز باز نمی‌شود.' })).status,
  'signs in anew and reads': async ({ app, address, own }) =>
    (await (await signInAt(app, address)).get(`/api/requests/${own}`)).status,
  'looks up the ticket by its code': async ({ app, address, own }) => {
    const browser = app.visitor();
    expect((await browser.post(`/api/requests/${own}/proof`, {})).status).toBe(202);
    const code = codeSent(app, address);
    expect((await browser.post('/api/requests/prove', { code })).status).toBe(204);
    return (await browser.get(`/api/requests/${own}`)).status;
  },
  'files as a guest and proves by code': async ({ app, address, agent }) => {
    const browser = app.visitor();
    const work = await solveFor(browser, 'ticket', addressOf(address));
    const code = await fileTicket(browser, {
      ...another,
      ...address,
      replyChannel: undefined,
      work,
    });
    const proving = await browser.post('/api/contact/prove', { code: codeSent(app, address) });
    expect((await agent.list('?view=departments')).tickets.map((ticket) => ticket.code)).toContain(
      code,
    );
    return proving.status;
  },
};

const waysByMail: Record<string, Way> = {
  'files without scripts and proves by link': async ({ app, agent }) => {
    const before = (await agent.list('?view=departments')).tickets.length;
    const browser = app.visitor();
    expect((await formWithToken(app, browser)).status).toBe(201);
    const fields = Object.fromEntries(new URL(app.lastMail().link).searchParams);
    const { status } = await browser.postForm('/confirm/', fields);
    expect((await agent.list('?view=departments')).tickets).toHaveLength(before + 1);
    return status;
  },
  'files without scripts while signed in': async ({ app, owner }) => {
    const { status } = await formWithToken(app, owner);
    return status;
  },
  'answers a notice by mail': async ({ app, agent, own }) => {
    await agent.act(own, 'reply', { text: 'مرورگر را به‌روز کنید.' });
    const { replyTo } = app.lastMail();
    const raw = rawMail({ from: mailbox, to: replyTo ?? '' });
    const context = { ...app.services, db: app.db };
    return await threadMail(context, new TextEncoder().encode(raw));
  },
};

describe('R96 after a block of what a guest sent in their name, the owner of the address', () => {
  for (const address of [{ mobile: customerMobile }, { email: mailbox }])
    it.each(Object.entries(ways))(`%s: ${Object.keys(address)}`, async (_, way) => {
      expect(await way(await afterBlock(address))).toBeOneOf([200, 201]);
    });

  it.each(Object.entries(waysByMail))('%s', async (_, way) => {
    expect(await way(await afterBlock({ email: mailbox }))).toBeOneOf([201, 303, 'threaded']);
  });

  it.each([{ mobile: '09351112244' }, { email: 'new@example.com' }])(
    'takes it as their own for the first time: %j',
    async (address) => {
      const app = await createTestApp({ env });
      const guest = app.visitor();
      const work = await solveFor(guest, 'ticket', addressOf(address));
      const change = { ...address, requestType: 'account', replyChannel: undefined, work };
      const strange = await fileTicket(guest, change);
      const agent = await agentAt(app, { departments: ['accounts'] });
      await agent.act(strange, 'block', { reason: 'پیام‌های تبلیغی' });
      app.clock.turn(minutes(2));

      const owner = await signIn(app, customerMobile);
      expect((await owner.post('/api/account/identity/code', address)).status).toBe(202);
      const code = codeSent(app, address);
      expect((await owner.post('/api/account/identity', { code })).status).toBe(204);
      expect((await owner.get('/api/requests')).status).toBe(200);
      app.clock.turn(minutes(2));
      expect((await (await signInAt(app, address)).get('/api/requests')).status).toBe(200);
    },
  );
});
