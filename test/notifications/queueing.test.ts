import { sql } from 'drizzle-orm';
import { describe, expect, it, test } from 'vitest';
import { commit } from '../../worker/foundation/database/commit.ts';
import { days, minutes } from '../../worker/foundation/ports/clock.ts';
import { enqueue, listNotificationsOfTicket } from '../../worker/notifications/store.ts';
import { createTestOutbox } from '../helpers/outbox.ts';

describe('queueing a message', () => {
  test.each([0, 1, 2])(
    'R45 leaves neither cause nor message when statement %i fails',
    async (at) => {
      const { db, context, mobile, rows } = await createTestOutbox();
      const cause = db.run(
        sql`INSERT INTO rate_limits (key, count, resets_at, granted_to) VALUES ('cause', 1, 1, 'x')`,
      );
      const message = enqueue(context, { message: 'notice', channel: 'sms', to: mobile });
      const statements = [cause, message];
      const broken = db.run(sql`INSERT INTO outbox (id) VALUES (NULL)`);

      await expect(commit(db, statements.toSpliced(at, 0, broken))).rejects.toThrow();
      expect(await rows()).toEqual([]);
      expect(await db.all(sql`SELECT * FROM rate_limits`)).toEqual([]);

      await commit(db, statements);
      expect(await rows()).toHaveLength(1);
    },
  );

  it('writes only if the condition holds at that point of the batch', async () => {
    const { db, context, mobile, rows } = await createTestOutbox();
    const queue = (when: ReturnType<typeof sql>) =>
      enqueue(context, { message: 'notice', channel: 'sms', to: mobile }, when);
    const [first, second] = await commit(db, [queue(sql`1 = 0`), queue(sql`1 = 1`)]);
    expect([first.length, second.length]).toEqual([0, 1]);
    expect(await rows()).toHaveLength(1);
  });

  it('R14 leaves out the fourth message of a day to an unproven address', async () => {
    const { queue, rows, clock } = await createTestOutbox();
    const to = 'nobody@mail.example';
    for (let i = 0; i < 4; i++) await queue({ channel: 'email', to, unproven: true });
    expect(await rows()).toHaveLength(3);

    await queue({ channel: 'email', to: 'other@mail.example', unproven: true });
    await queue({ channel: 'email', to });
    expect(await rows()).toHaveLength(5);
    clock.turn(days(1));
    expect(await queue({ channel: 'email', to, unproven: true })).toHaveLength(1);
  });

  it('R14 counts what goes to proven addresses for none that is not', async () => {
    const { queue } = await createTestOutbox();
    const to = 'sara@mail.example';
    for (let i = 0; i < 4; i++) await queue({ channel: 'email', to });
    expect(await queue({ channel: 'email', to, unproven: true })).toHaveLength(1);
  });

  it('R35 counts no text message for mails about a ticket', async () => {
    const { queue } = await createTestOutbox({
      settings: ({ limits }) => {
        limits.automaticMailsPerTicketPerDay = 1;
      },
    });
    const to = 'robot@mail.example';
    await queue({ channel: 'sms', to, ticketId: 'ticket' });
    expect(await queue({ channel: 'email', to, ticketId: 'ticket' })).toHaveLength(1);
  });

  it('R14 lets no more than three through when many come at once', async () => {
    const { queue, rows } = await createTestOutbox();
    const to = 'nobody@mail.example';
    await Promise.all(
      Array.from({ length: 10 }, () => queue({ channel: 'email', to, unproven: true })),
    );
    expect(await rows()).toHaveLength(3);
  });

  it('R35 writes no more than a day’s mails about one ticket to one address', async () => {
    const { queue, rows, settings, clock } = await createTestOutbox({
      settings: ({ limits }) => {
        limits.automaticMailsPerTicketPerDay = 5;
      },
    });
    const mail = { channel: 'email', to: 'robot@mail.example', ticketId: 'ticket' } as const;
    for (let i = 0; i < 8; i++) await queue(mail);
    expect(await rows()).toHaveLength(settings.limits.automaticMailsPerTicketPerDay);

    await queue({ ...mail, ticketId: 'other' });
    await queue({ ...mail, to: 'agent@mail.example' });
    await queue({ channel: 'sms', ticketId: 'ticket' });
    expect(await rows()).toHaveLength(5 + 3);

    clock.turn(days(1));
    await queue(mail);
    expect(await rows()).toHaveLength(5 + 3 + 1);
  });

  it('R3 keeps neither code nor text once it has left', async () => {
    const { queueCode, queue, kick, client, texts, logLines } = await createTestOutbox();
    await queueCode({ proofId: 'proof' });
    await queue({ data: { text: 'نشانه' } });
    await kick();
    expect(texts.map(({ text }) => text).join()).toMatch(/012345.*نشانه/s);

    const kept = JSON.stringify((await client.execute('SELECT * FROM outbox')).rows);
    expect(kept + logLines.join()).not.toMatch(/012345|نشانه/);
  });

  it('R3 keeps no text of what nobody wants any more', async () => {
    const { queue, kick, rows } = await createTestOutbox();
    await queue({ message: 'unwanted', data: { text: 'نشانه' } });
    await kick();
    expect(await rows()).toMatchObject([{ state: 'dropped', data: '{}' }]);
  });

  it('is listed for its own ticket alone', async () => {
    const { db, queue, kick } = await createTestOutbox();
    await queue({ ticketId: 'ticket' });
    await queue({ ticketId: 'other' });
    await kick();
    expect(await listNotificationsOfTicket(db, 'ticket')).toMatchObject([
      { message: 'notice', channel: 'sms', state: 'sent', delivery: 'sent', provider: 'kavenegar' },
    ]);
  });
});

describe('R52 logs', () => {
  it('hold no code, key or address when all goes wrong', async () => {
    const { queue, queueCode, deliver, clock, logLines, mobile } = await createTestOutbox({
      smsProviders: [
        {
          name: 'kavenegar',
          send: () => Promise.reject(new Error('POST https://api/v1/secret-key 012345')),
        },
      ],
    });
    await queueCode();
    await queue();
    for (let i = 0; i < 12; i++) {
      await deliver();
      clock.turn(minutes(61));
    }
    expect(logLines.join()).toContain('outbox_dead');
    expect(logLines.join()).not.toMatch(/secret-key|012345/);
    expect(logLines.join()).not.toContain(mobile);
  });
});
