import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { days } from '../../worker/foundation/ports/clock.ts';
import { threadMail } from '../../worker/inbound/rules.ts';
import { createTestApp } from '../helpers/app.ts';
import { agentAt } from '../helpers/desk.ts';
import { sharedTicket, threadOf } from '../helpers/participants.ts';
import { rawMail } from '../helpers/raw-mail.ts';

const own = 'owner@mail.example';
const mailbox = 'second@mail.example';
const env = {
  INBOUND_ADDRESS: 'reply@help.narenj.example',
  INBOUND_SECRET: 'the secret of the mail pipe',
};
const utf8 = new TextEncoder();

/** A request of two who have mailboxes, and the notice of an answer to each. */
async function corresponding() {
  const app = await createTestApp({
    env,
    settings: (settings) => {
      settings.replyChannels = ['sms', 'email'];
    },
  });
  const { owner, second, code } = await sharedTicket(app, 'علی');
  for (const [browser, email] of [
    [owner, own],
    [second, mailbox],
  ] as const) {
    await browser.post('/api/account/identity/code', { email });
    await app.settle();
    const changed = await browser.post('/api/account/identity', { code: app.lastMail().code });
    if (changed.status !== 204) throw new Error(await changed.text());
  }
  await owner.put(`/api/requests/${code}/reply-channel`, { replyChannel: 'email' });
  const agent = await agentAt(app);
  app.mails.length = 0;
  await agent.act(code, 'reply', { text: 'لطفاً مرورگر را به‌روز کنید.' });
  await app.settle();
  const noticeTo = (address: string) => app.mails.find(({ to }) => to === address)?.replyTo ?? '';
  const write = (to: string, from = mailbox, text = 'من هم همین را دیدم.', id = 'one') =>
    threadMail({ ...app.services, db: app.db }, utf8.encode(rawMail({ from, to, text, id })));
  const messages = async () =>
    (await threadOf(owner, code)).messages.map(({ by, text }) => [by, text]);
  return { app, owner, second, code, agent, noticeTo, write, messages };
}

describe('a mail of one who takes part', () => {
  it('goes into the request under the own name, once', async () => {
    const { noticeTo, write, messages } = await corresponding();
    for (let count = 0; count < 2; count++) expect(await write(noticeTo(mailbox))).toBe('threaded');
    expect(await messages()).toHaveLength(3);
    expect((await messages()).at(-1)).toEqual(['علی', 'من هم همین را دیدم.']);
  });

  it('counts only from the own mailbox, to the address of the own notice', async () => {
    const { noticeTo, write, messages } = await corresponding();
    expect(noticeTo(own)).not.toBe(noticeTo(mailbox));
    expect(await write(noticeTo(mailbox), own)).not.toBe('threaded');
    expect(await write(noticeTo(own), mailbox)).not.toBe('threaded');
    expect(await messages()).toHaveLength(2);
  });

  it.each(['removed', 'left', 'erased', 'changed'])(
    'is of nobody once the person was, or the mailbox is, %s',
    async (how) => {
      const { app, owner, second, code, noticeTo, write, messages } = await corresponding();
      const to = noticeTo(mailbox);
      const path = `/api/requests/${code}`;
      if (how === 'removed') {
        const [one] = (await threadOf(owner, code)).participants?.people ?? [];
        await owner.remove(`${path}/participants/${one?.id}`);
      } else if (how === 'left') await second.post(`${path}/leave`);
      else if (how === 'erased') await second.post('/api/account/erase');
      else
        await app.db.run(sql`UPDATE identities SET address = 'new@mail.example'
        WHERE address = ${mailbox}`);
      expect(await write(to)).toBe('answered_with_form');
      expect(await messages()).toHaveLength(2);
    },
  );

  it('is not taken while any address of the person is blocked', async () => {
    const { app, noticeTo, write, messages } = await corresponding();
    await app.db.run(sql`INSERT INTO blocked_addresses (address, reason, blocked_at)
      VALUES ('+989127654321', 'x', 1)`);
    expect(await write(noticeTo(mailbox))).toBe('blocked');
    expect(await messages()).toHaveLength(2);
  });

  it('opens no new request of the owner’s', async () => {
    const { app, agent, code, noticeTo, write } = await corresponding();
    await agent.act(code, 'close', { reason: 'حل شد.' });
    app.clock.turn(days(app.settings.tickets.reopenDays + 1));
    expect(await write(noticeTo(mailbox))).toBe('answered_with_form');
    expect(await app.db.all(sql`SELECT id FROM tickets`)).toHaveLength(1);
  });
});
