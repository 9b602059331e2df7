import { sql } from 'drizzle-orm';
import { describe, expect, it, test } from 'vitest';
import { hours, minutes, seconds } from '../../worker/foundation/ports/clock.ts';
import { soon, startPanel } from '../fakes/panels.ts';
import { handTurnedClock } from '../helpers/clock.ts';
import { createTestOutbox } from '../helpers/outbox.ts';

const withPanel = async (name: 'kavenegar' | 'smsir' = 'kavenegar', waits = {}) => {
  const clock = handTurnedClock();
  const { gateway, provider } = await startPanel(name, { clock, ...waits });
  return { gateway, provider, ...(await createTestOutbox({ clock, smsProviders: [provider] })) };
};

/** Turns the clock and delivers, often enough for everything that could still happen. */
async function waitLong({
  clock,
  deliver,
}: Pick<Awaited<ReturnType<typeof withPanel>>, 'clock' | 'deliver'>) {
  for (let i = 0; i < 12; i++) {
    clock.turn(minutes(i < 6 ? 1 : 60));
    await deliver();
  }
}

const sends = (paths: { path: string }[]) =>
  paths.filter(({ path }) => !path.includes('status')).length;

describe('a call that got no answer', () => {
  test.each(['hang', 'html', 'close'] as const)(
    'R49 is not repeated for a code (%s)',
    async (step) => {
      const { gateway, queueCode, kick, deliver, clock, rows, alarmEvents } = await withPanel(
        'kavenegar',
        soon,
      );
      gateway.play(step);
      await queueCode();
      await kick();
      await waitLong({ clock, deliver });
      expect(gateway.calls).toHaveLength(1);
      expect(await rows()).toMatchObject([{ state: 'unsure', data: '{}' }]);
      expect(alarmEvents()).toEqual(['outbox_unsure']);
    },
  );

  it('R49 is followed by a question, and nothing is sent when the gateway has the message', async () => {
    const { gateway, queue, kick, deliver, clock, rows } = await withPanel('kavenegar', soon);
    gateway.play('hang');
    await queue();
    await kick();
    await waitLong({ clock, deliver });
    expect(sends(gateway.calls)).toBe(1);
    expect(gateway.accepted).toHaveLength(1);
    expect(await rows()).toMatchObject([{ state: 'sent', delivery: 'delivered' }]);
  });

  it('R49 is repeated for a notice that the gateway knows nothing of', async () => {
    const { gateway, queue, kick, deliver, clock, rows } = await withPanel();
    gateway.play('html');
    await queue();
    await kick();
    await waitLong({ clock, deliver });
    const asked = gateway.calls.findIndex(({ path }) => path.includes('statuslocalmessageid'));
    expect(asked).toBe(1);
    expect(sends(gateway.calls)).toBe(2);
    expect(await rows()).toMatchObject([{ state: 'sent' }]);
  });

  it('R49 is not repeated while the gateway cannot be asked', async () => {
    const { gateway, queue, kick, deliver, clock, rows } = await withPanel('kavenegar', soon);
    gateway.play('hang');
    await queue();
    await kick();
    await gateway.stop();
    await waitLong({ clock, deliver });
    expect(sends(gateway.calls)).toBe(1);
    expect(await rows()).toMatchObject([{ state: 'dead', maybeSent: true }]);
  });

  it('R49 is repeated twice at most where a gateway can tell nothing', async () => {
    const { gateway, queue, kick, deliver, clock, rows, alarmEvents } = await withPanel(
      'smsir',
      soon,
    );
    gateway.play('hang', 'hang', 'hang', 'hang', 'hang');
    await queue();
    await kick();
    await waitLong({ clock, deliver });
    expect(gateway.calls).toHaveLength(3);
    expect(await rows()).toMatchObject([{ state: 'dead' }]);
    expect(alarmEvents()).toEqual(['outbox_dead']);
  });
});

describe('a sending process that ends before its answer', () => {
  /** Claims as a sender does and never settles. */
  const vanish = ({
    client,
    clock,
  }: Pick<Awaited<ReturnType<typeof withPanel>>, 'client' | 'clock'>) =>
    client.execute({
      sql: `UPDATE outbox SET lease_token = 'gone', claims = 1, due_at = ?`,
      args: [clock.now() + seconds(60)],
    });

  it('R47 gives its notice back when the lease ends, and it goes out with the same key', async () => {
    const test = await withPanel();
    await test.queue();
    await vanish(test);
    await test.deliver();
    expect(test.gateway.calls).toEqual([]);

    test.clock.turn(seconds(61));
    await test.deliver();
    expect(test.gateway.accepted).toMatchObject([
      { key: String((await test.rows())[0]?.dedupeId) },
    ]);
    expect(await test.rows()).toMatchObject([{ state: 'sent', leaseToken: null }]);
  });

  it('R49 leaves its code unsent, for it may have been sent', async () => {
    const test = await withPanel();
    await test.queueCode({ expiresAt: test.clock.now() + minutes(10) });
    await vanish(test);
    test.clock.turn(seconds(61));
    await test.deliver();
    expect(test.gateway.calls).toEqual([]);
    expect(await test.rows()).toMatchObject([{ state: 'unsure' }]);
  });

  it('R46 cannot settle what another sender has leased since', async () => {
    const { gateway, queue, kick, clock, deliver, rows } = await withPanel();
    gateway.play('hold');
    await queue();
    const slow = kick();
    await expect.poll(() => gateway.accepted.length).toBe(1);
    clock.turn(seconds(61));
    await deliver();
    const [before] = await rows();
    gateway.release();
    await slow;
    expect(await rows()).toEqual([before]);
    expect(gateway.accepted).toHaveLength(1);
  });

  it('ends by the count of leases where the message ends every process that sends it', async () => {
    const test = await withPanel();
    await test.queue();
    await test.db.run(sql`UPDATE outbox SET claims = 100`);
    await test.deliver();
    expect(test.gateway.calls).toEqual([]);
    expect(await test.rows()).toMatchObject([{ state: 'dead' }]);
  });
});

describe('a code', () => {
  it('R49 with less than 45 seconds of life is not sent', async () => {
    const { gateway, queueCode, deliver, clock, rows } = await withPanel();
    await queueCode();
    clock.turn(seconds(75));
    await deliver();
    expect(gateway.calls).toEqual([]);
    expect(await rows()).toMatchObject([{ state: 'expired' }]);
  });

  it('R49 that waited too long is not sent by another’s request either', async () => {
    const { gateway, queueCode, queue, kick, clock } = await withPanel();
    await queueCode();
    clock.turn(seconds(75));
    await queue();
    await kick();
    expect(gateway.accepted).toHaveLength(1);
    expect(gateway.accepted[0]?.text).not.toContain('012345');
  });

  it('R49 is not ended by the timer while it is being sent', async () => {
    const test = await withPanel();
    await test.queueCode();
    test.clock.turn(seconds(40));
    test.gateway.play('hold');
    const sending = test.kick();
    await expect.poll(() => test.gateway.accepted.length).toBe(1);
    test.clock.turn(seconds(40));
    await test.deliver();
    test.gateway.release();
    await sending;
    expect(await test.rows()).toMatchObject([{ state: 'sent' }]);
    expect(test.gateway.calls).toHaveLength(1);
  });

  it('R49 with 46 seconds of life is', async () => {
    const { gateway, queueCode, deliver, clock } = await withPanel();
    await queueCode();
    clock.turn(seconds(74));
    await deliver();
    expect(gateway.accepted).toHaveLength(1);
  });

  it('goes ahead of notices that wait', async () => {
    const { gateway, queue, queueCode, kick, clock } = await withPanel();
    for (let i = 0; i < 12; i++) await queue();
    clock.turn(seconds(5));
    await queueCode();
    await kick();
    expect(gateway.accepted[0]?.text).toContain('012345');
  });

  it('is dropped when it is no longer wanted', async () => {
    const { gateway, queue, kick, rows, clock, deliver } = await withPanel();
    await queue({ message: 'unwanted' });
    await kick();
    clock.turn(hours(1));
    await deliver();
    expect(gateway.calls).toEqual([]);
    expect(await rows()).toMatchObject([{ state: 'dropped' }]);
  });
});
