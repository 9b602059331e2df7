import { LibsqlError } from '@libsql/client/http';
import { describe, expect, it } from 'vitest';
import { DatabaseOutage } from '../../worker/foundation/database/database-fault.ts';
import { minutes } from '../../worker/foundation/ports/clock.ts';
import type { SmsProvider } from '../../worker/foundation/ports/providers.ts';
import { createTestOutbox } from '../helpers/outbox.ts';

type Outbox = Awaited<ReturnType<typeof createTestOutbox>>;

/** Commits the nth batch from now on, and loses its answer. */
function loseAnswer({ client }: Outbox, nth: number) {
  const { batch } = client;
  let seen = 0;
  client.batch = async (...call) => {
    const answer = await batch.apply(client, call);
    if (++seen === nth) throw new DatabaseOutage('NO_CONNECTION');
    return answer;
  };
}

describe('where the answer of the database is lost', () => {
  it.each(['kick', 'deliver'] as const)(
    'R49 a code is sent by the %s that claimed it',
    async (by) => {
      const outbox = await createTestOutbox();
      await outbox.queueCode();
      loseAnswer(outbox, 1);
      await outbox[by]();
      expect(outbox.texts).toHaveLength(1);
      expect(await outbox.rows()).toMatchObject([{ state: 'sent', claims: 1, leaseToken: null }]);
    },
  );

  it('R49 so is one that was claimed as another was written down', async () => {
    const outbox = await createTestOutbox();
    await outbox.queue();
    await outbox.queueCode({ to: '+989350000001' });
    loseAnswer(outbox, 2);
    await outbox.kick();
    expect(outbox.texts).toHaveLength(2);
    expect((await outbox.rows()).map(({ state }) => state)).toEqual(['sent', 'sent']);
  });

  it('the owner is alarmed of a message that was given up', async () => {
    const outbox = await createTestOutbox({
      smsProviders: [
        { name: 'refusing', send: async () => ({ kind: 'permanent', reason: 'no such number' }) },
      ],
    });
    await outbox.queue();
    loseAnswer(outbox, 2);
    await outbox.kick();
    expect(outbox.alarmEvents()).toEqual(['outbox_dead']);
  });
});

describe('where the database is lost while messages are on their way', () => {
  it.each(['BLOCKED', 'SQLITE_BUSY', 'STREAM_EXPIRED', 'SERVER_ERROR', 'HRANA_CLOSED_ERROR'])(
    'a mail that went out is written down after %s, and not sent again',
    async (code) => {
      const outbox = await createTestOutbox();
      await outbox.queue({ channel: 'email', to: 'sara@mail.example' });
      const { batch } = outbox.client;
      let seen = 0;
      outbox.client.batch = (...call) =>
        ++seen === 2
          ? Promise.reject(new LibsqlError('not now', code))
          : batch.apply(outbox.client, call);
      await outbox.kick();
      expect(await outbox.rows()).toMatchObject([{ state: 'sent', leaseToken: null }]);
      outbox.clock.turn(minutes(2));
      await outbox.deliver();
      expect(outbox.mails).toHaveLength(1);
    },
  );

  it('R46 a run ends when all that it began has ended', async () => {
    const slow = '+989350000001';
    const faults: Error[] = [];
    const gateway: SmsProvider = {
      name: 'gateway',
      async send({ to }) {
        if (to === slow) await new Promise((resolve) => setTimeout(resolve, 50));
        else faults.push(...Array.from({ length: 2 }, () => new LibsqlError('blocked', 'BLOCKED')));
        return { kind: 'ok', providerMessageId: to, costRials: 1 };
      },
    };
    const outbox = await createTestOutbox({ smsProviders: [gateway] });
    await outbox.queue({ to: slow });
    await outbox.queue({ to: '+989350000002' });
    const { batch } = outbox.client;
    outbox.client.batch = async (...call) => {
      const fault = faults.shift();
      if (fault) throw fault;
      return batch.apply(outbox.client, call);
    };
    await expect(outbox.deliver()).rejects.toThrow('BLOCKED');
    const states = (await outbox.rows()).map(({ address, state }) => [address, state]);
    expect(Object.fromEntries(states)).toMatchObject({ [slow]: 'sent' });
  });
});
