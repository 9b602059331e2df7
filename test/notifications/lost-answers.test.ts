import { describe, expect, it } from 'vitest';
import { DatabaseOutage } from '../../worker/foundation/database-fault.ts';
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

  it('the owner is told of a message that was given up', async () => {
    const outbox = await createTestOutbox({
      smsProviders: [
        { name: 'refusing', send: async () => ({ kind: 'permanent', reason: 'no such number' }) },
      ],
    });
    await outbox.queue();
    loseAnswer(outbox, 2);
    await outbox.kick();
    expect(outbox.alarms()).toEqual(['outbox_dead']);
  });
});
