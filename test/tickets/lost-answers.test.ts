import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Thread } from '#shared/contract/tickets.ts';
import { days } from '../../worker/foundation/ports/clock.ts';
import { signMail } from '../../worker/inbound/signature.ts';
import { deliverDue } from '../../worker/notifications/delivery/deliver.ts';
import { agentAt, openDesk } from '../helpers/desk.ts';
import { dumpDatabase } from '../helpers/dump.ts';
import { loseNextAnswer } from '../helpers/lost-answer.ts';
import { signIn, signInByEmail } from '../helpers/people.ts';
import { rawMail } from '../helpers/raw-mail.ts';
import { fileTicket, goodRequest } from '../helpers/tickets.ts';

const secret = 'the secret of the mail pipe';
const mailbox = 'reader@mail.example';
const key = { 'Idempotency-Key': 'one-key-of-this-act' };

type Opened = Awaited<ReturnType<typeof open>>;
type Send = () => Promise<Response>;

/** One act, ready to be sent as often as somebody's answer is lost; `again`: the status of a repetition. */
type Act = { prepare(given: Opened): Promise<Send> | Send; again?: number };

async function open() {
  const given = await openDesk({
    env: { INBOUND_ADDRESS: 'reply@help.narenj.example', INBOUND_SECRET: secret },
  });
  const admin = await agentAt(given.app, { role: 'admin' });
  return { ...given, admin };
}

const setState = ({ app }: Opened, state: string) =>
  app.db.run(sql`UPDATE tickets SET state = ${state}, state_since = ${app.clock.now()}`);

const ofCustomer =
  (path: string, body?: object, state = 'answered'): Act['prepare'] =>
  async (given) => {
    await setState(given, state);
    return () => given.customer.post(`/api/requests/${given.code}/${path}`, body, key);
  };

const atDesk =
  (path: string, body: object = {}, method: 'post' | 'put' = 'post'): Act['prepare'] =>
  async ({ agent, code }) => {
    const { version } = await agent.read(code);
    return () =>
      agent.browser[method](`/api/desk/tickets/${code}/${path}`, { version, ...body }, key);
  };

const reply = { text: 'هنوز درست نشده است.' };

const acts: Record<string, Act> = {
  'a customer files': {
    prepare: ({ customer }) => {
      const another = { ...goodRequest, title: 'رنگ کالا فرق دارد', anotherMatter: true };
      return () => customer.post('/api/contact', another, key);
    },
  },
  'a customer replies': { prepare: ofCustomer('messages', reply) },
  'a customer reopens': { prepare: ofCustomer('messages', reply, 'closed') },
  'a customer replies to what was closed long ago': {
    prepare: async (given) => {
      await setState(given, 'closed');
      given.app.clock.turn(days(8));
      const customer = await signIn(given.app, '09121234567');
      await deliverDue(given.app.services);
      return () => customer.post(`/api/requests/${given.code}/messages`, reply, key);
    },
  },
  'a customer makes a message a request': {
    prepare: async ({ customer, code }) => {
      await customer.post(`/api/requests/${code}/messages`, reply);
      const thread = (await (await customer.get(`/api/requests/${code}`)).json()) as Thread;
      const body = { messageId: thread.messages.at(-1)?.id, title: 'موضوعی دیگر دارم' };
      return () => customer.post(`/api/requests/${code}/new`, body, key);
    },
  },
  // It is solved, as was wanted; the page shows that once it is read anew.
  'a customer says solved': { prepare: ofCustomer('solved'), again: 409 },
  'a customer rates': { prepare: ofCustomer('rating', { rating: 4 }, 'closed') },
  'a customer has seen an answer': {
    prepare: async (given) => {
      await (await atDesk('reply', { text: 'بررسی شد.' })(given))();
      return ofCustomer('seen')(given);
    },
  },
  'a customer changes to replies by e-mail': {
    prepare: async (given) => {
      await given.app.db.run(sql`
        INSERT INTO identities (address, kind, customer_id, created_at, proven_at)
        SELECT ${mailbox}, 'email', customer_id, 1, 1 FROM tickets`);
      const path = `/api/requests/${given.code}/reply-channel`;
      return () => given.customer.put(path, { replyChannel: 'email' });
    },
  },
  'a customer answers by e-mail': {
    prepare: async ({ app }) => {
      await fileTicket(await signInByEmail(app, mailbox), { replyChannel: 'email' });
      await deliverDue(app.services);
      const body = new TextEncoder().encode(
        rawMail({ from: mailbox, to: app.lastMail().replyTo ?? '', text: reply.text }),
      );
      const signature = await signMail(secret, { body, recipients: '' }, app.clock.now());
      const headers = { 'Pasokh-Signature': signature };
      return () => app.visitor().send('/api/inbound', { method: 'POST', headers, body });
    },
  },
  'an agent opens': { prepare: atDesk('open') },
  'an agent replies': { prepare: atDesk('reply', { text: 'بررسی شد.' }) },
  'an agent notes': { prepare: atDesk('note', { text: 'با انبار هماهنگ شد.' }) },
  'an agent routes': { prepare: atDesk('route', { department: 'accounts' }) },
  'an agent of both departments routes': {
    prepare: async ({ admin, code }) => {
      const { version } = await admin.read(code);
      const path = `/api/desk/tickets/${code}/route`;
      return () => admin.browser.post(path, { version, department: 'accounts' }, key);
    },
  },
  'an agent closes': { prepare: atDesk('close', { reason: 'حل شد.' }) },
  'an agent sets the priority': { prepare: atDesk('priority', { priority: 1 }, 'put') },
  'an agent blocks': { prepare: atDesk('block', { reason: 'آزار' }) },
  'an agent unblocks': {
    prepare: async (given) => {
      await (await atDesk('block', { reason: 'آزار' })(given))();
      const { version } = await given.agent.read(given.code);
      const path = `/api/desk/tickets/${given.code}/unblock`;
      return () =>
        given.agent.browser.post(path, { version }, { 'Idempotency-Key': 'another-key' });
    },
  },
};

describe('what is sent again, for the answer of its commit was lost', () => {
  it.each(Object.entries(acts))('R58 %s once', async (_, { prepare, again }) => {
    const given = await open();
    const { app } = given;
    const send = await prepare(given);
    const settled = async () => {
      await deliverDue(app.services);
      return await dumpDatabase(app.client);
    };
    const before = await settled();

    loseNextAnswer(app.client);
    const first = await send();
    expect([200, 201, 204, 503]).toContain(first.status);
    const written = await settled();
    const sent = app.texts.length + app.mails.length;
    expect(written).not.toEqual(before);

    const second = await send();
    const told = await second.text();
    if (again) expect(second.status).toBe(again);
    else expect(second.ok, told).toBe(true);
    expect(await settled()).toEqual(written);
    // The one that the network between us and the browser loses.
    const third = await send();
    expect(third.status).toBe(second.status);
    if (!again) expect(await third.text()).toBe(told);
    expect(await settled()).toEqual(written);
    expect(app.texts.length + app.mails.length).toBe(sent);
  });
});
