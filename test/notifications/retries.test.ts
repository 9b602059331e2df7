import { sql } from 'drizzle-orm';
import { describe, expect, it, test } from 'vitest';
import { hours, minutes, seconds } from '../../worker/foundation/ports/clock.ts';
import { waitMs } from '../../worker/notifications/delivery/backoff.ts';
import { soon, startPanel } from '../fakes/panels.ts';
import { createTestOutbox } from '../helpers/outbox.ts';

const always = (byte: number) => (count: number) => new Uint8Array(count).fill(byte);

describe('waiting between tries', () => {
  it('R48 doubles up to an hour and takes any moment before that', () => {
    const longest = [1, 2, 3, 4, 5, 6, 7].map((tries) =>
      Math.round(waitMs(always(255), { tries, isCode: false }) / minutes(1)),
    );
    expect(longest).toEqual([1, 2, 4, 8, 16, 32, 60]);
    expect(waitMs(always(0), { tries: 7, isCode: false })).toBe(0);
    expect(waitMs(always(128), { tries: 7, isCode: false })).toBeGreaterThan(minutes(30));
    expect(waitMs(always(255), { tries: 1, isCode: true })).toBeLessThanOrEqual(seconds(5));
    expect(waitMs(always(255), { tries: 1, isCode: false, slow: true })).toBeGreaterThan(
      minutes(3),
    );
  });
});

describe('a gateway that fails', () => {
  it('R48 is tried eight times, then the message is dead and there is an alarm', async () => {
    const { gateway, provider } = await startPanel('kavenegar');
    gateway.play(...Array.from({ length: 20 }, () => ({ code: 409 })));
    const { queue, deliver, clock, rows, alarmEvents } = await createTestOutbox({
      smsProviders: [provider],
    });
    await queue();
    for (let i = 0; i < 20; i++) {
      await deliver();
      clock.turn(hours(1));
    }
    expect(gateway.calls).toHaveLength(8);
    expect(await rows()).toMatchObject([{ state: 'dead', tries: 8 }]);
    expect(alarmEvents()).toEqual(['outbox_dead']);
  });

  it('R48 is not called before the wait is over, and then with the same key', async () => {
    const { gateway, provider } = await startPanel('kavenegar');
    gateway.play('http_500');
    const randomBytes = (count: number) =>
      crypto.getRandomValues(new Uint8Array(count)).fill(255, 0, 1);
    const { queue, deliver, clock } = await createTestOutbox({
      smsProviders: [provider],
      services: { randomBytes },
    });
    await queue();
    await deliver();
    await deliver();
    expect(gateway.calls).toHaveLength(1);
    clock.turn(minutes(1));
    await deliver();
    const keys = gateway.calls.map(({ body }) => new URLSearchParams(body).get('localid'));
    expect(keys).toEqual([keys[0], keys[0]]);
    expect(gateway.accepted).toHaveLength(1);
  });

  test.each([411, 424])('R48 a permanent error (%i) ends it at once', async (code) => {
    const { gateway, provider } = await startPanel('kavenegar');
    gateway.play({ code });
    const { queue, deliver, clock, rows, alarmEvents } = await createTestOutbox({
      smsProviders: [provider],
    });
    await queue();
    await deliver();
    clock.turn(hours(2));
    await deliver();
    expect(gateway.calls).toHaveLength(1);
    expect(await rows()).toMatchObject([
      { state: 'dead', reason: expect.stringContaining(`${code}`) },
    ]);
    expect(alarmEvents()).toEqual(['outbox_dead']);
  });

  it('R48 an account error stops SMS, costs no try, leaves e-mail alone, and heals', async () => {
    const { gateway, provider } = await startPanel('kavenegar');
    gateway.play({ code: 418 });
    const { queue, deliver, clock, rows, mails, alarmEvents } = await createTestOutbox({
      smsProviders: [provider],
    });
    await queue();
    await queue();
    await queue({ channel: 'email', to: 'a@mail.example' });
    await deliver();
    await deliver();
    const refused = gateway.calls.length;
    expect(refused).toBeLessThanOrEqual(2);
    expect(gateway.accepted).toHaveLength(refused - 1);
    expect(mails).toHaveLength(1);
    expect(alarmEvents()).toEqual(['provider_paused']);

    clock.turn(minutes(15));
    await deliver();
    expect(gateway.accepted).toHaveLength(2);
    expect(await rows()).toMatchObject([{ tries: 0, state: 'sent' }, { tries: 0 }, {}]);
  });
});

describe('R99 a pause under a clock that was ahead', () => {
  it('ends when the clock is right', async () => {
    const { gateway, provider } = await startPanel('kavenegar');
    const { queue, deliver, clock } = await createTestOutbox({ smsProviders: [provider] });
    clock.turn(hours(24 * 3_650));
    gateway.play({ code: 418 });
    await queue();
    await deliver();
    clock.turn(-hours(24 * 3_650));
    await queue();
    await deliver();
    // The one of then too.
    expect(gateway.accepted).toHaveLength(2);
  });
});

describe('R99 what was queued under a clock that was ahead', () => {
  it.each([minutes(5), minutes(30), hours(3), hours(24 * 3_650)])(
    'leaves when the clock is right, by %i ms',
    async (aheadMs) => {
      const { gateway, provider } = await startPanel('kavenegar');
      const { queue, queueCode, deliver, kick, clock, rows } = await createTestOutbox({
        smsProviders: [provider],
      });
      clock.turn(aheadMs);
      await queue();
      await queueCode();
      clock.turn(-aheadMs);
      await kick();
      await deliver();
      expect((await rows()).map(({ message, state }) => ({ message, state }))).toEqual([
        { message: 'notice', state: 'sent' },
        { message: 'code', state: 'expired' },
      ]);
      expect(gateway.accepted).toHaveLength(1);
    },
  );

  it('waits between its tries as everything else', async () => {
    const { gateway, provider } = await startPanel('kavenegar');
    const { queue, deliver, clock } = await createTestOutbox({
      smsProviders: [provider],
      services: {
        randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)).fill(255, 0, 1),
      },
    });
    clock.turn(hours(24 * 3_650));
    gateway.play(...Array.from({ length: 20 }, () => 'http_500' as const));
    await queue();
    await deliver();
    clock.turn(-hours(24 * 3_650));
    await deliver();
    expect(gateway.calls).toHaveLength(2);
    for (let i = 0; i < 5; i++) await deliver();
    expect(gateway.calls).toHaveLength(2);
  });

  it('stays in the hands of its sender until that lease is over', async () => {
    const { gateway, provider } = await startPanel('kavenegar');
    const { queue, deliver, clock, db } = await createTestOutbox({ smsProviders: [provider] });
    clock.turn(hours(24 * 3_650));
    await queue();
    await db.run(
      sql`UPDATE outbox SET lease_token = 'held', due_at = ${clock.now() + seconds(60)}`,
    );
    clock.turn(-hours(24 * 3_650));
    await deliver();
    clock.turn(seconds(59));
    await deliver();
    expect(gateway.accepted).toHaveLength(0);
    clock.turn(seconds(1));
    await deliver();
    expect(gateway.accepted).toHaveLength(1);
  });
});

describe('a second provider', () => {
  const two = async (waits = {}) => {
    const first = await startPanel('kavenegar', waits);
    const second = await startPanel('smsir', waits);
    const outbox = await createTestOutbox({ smsProviders: [first.provider, second.provider] });
    return { ...outbox, first: first.gateway, second: second.gateway };
  };

  it('takes over at once when the first refuses our account', async () => {
    const { first, second, queueCode, kick, alarmEvents } = await two();
    first.play({ code: 418 });
    await queueCode();
    await kick();
    expect(second.accepted).toMatchObject([{ to: '09121234567' }]);
    await queueCode({ to: '+989350000000' });
    await kick();
    expect(first.calls).toHaveLength(1);
    expect(second.accepted).toHaveLength(2);
    expect(alarmEvents()).toEqual(['provider_paused']);
  });

  it('takes over at once when the first cannot be reached', async () => {
    const { first, second, queueCode, kick, alarmEvents } = await two();
    await first.stop();
    await queueCode();
    await kick();
    expect(second.accepted).toHaveLength(1);
    expect(alarmEvents()).toEqual([]);
  });

  it('R48 takes over at once when the first refuses this message, and stays second for others', async () => {
    const { first, second, queueCode, kick, alarmEvents, rows } = await two();
    first.play({ code: 424 });
    await queueCode();
    await kick();
    expect(second.accepted).toMatchObject([{ to: '09121234567' }]);
    await queueCode({ to: '+989350000000' });
    await kick();
    expect(first.accepted).toMatchObject([{ to: '09350000000' }]);
    expect(second.calls).toHaveLength(1);
    expect(alarmEvents()).toEqual(['template_refused']);
    const providers = (await rows()).map(({ address, provider }) => [address, provider]);
    expect(Object.fromEntries(providers)).toEqual({
      '+989121234567': 'smsir',
      '+989350000000': 'kavenegar',
    });
  });

  it('R48 ends a message that both refuse, and says so of each', async () => {
    const { first, second, queue, deliver, clock, alarmEvents, rows } = await two();
    first.play({ code: 420 });
    second.play({ code: 117 });
    await queue();
    await deliver();
    clock.turn(hours(2));
    await deliver();
    expect([first.calls.length, second.calls.length]).toEqual([1, 1]);
    expect(await rows()).toMatchObject([{ state: 'dead', reason: expect.stringContaining('420') }]);
    expect(alarmEvents()).toEqual(['template_refused', 'outbox_dead']);
  });

  it.each(['refuses our account', 'is paused', 'cannot be reached'])(
    'R48 a message that the first refuses waits where the second %s',
    async (state) => {
      const { first, second, queue, deliver, clock, rows } = await two();
      first.play({ code: 426 }, { code: 426 });
      if (state === 'cannot be reached') await second.stop();
      else second.play({ code: 102 });
      if (state === 'is paused') {
        await queue({ to: '+989350000000' });
        await deliver();
        first.play({ code: 426 });
      }
      await queue();
      const before = first.calls.length;
      for (let i = 0; i < 3; i++) await deliver();
      expect(first.calls.length - before).toBeLessThanOrEqual(2);
      const last = (await rows()).findLast(({ address }) => address === '+989121234567');
      expect(last).toMatchObject({ state: 'queued', tries: 1 });
      if (state === 'cannot be reached') return;
      clock.turn(hours(1));
      await deliver();
      expect((await rows()).map((row) => row.state)).toEqual((await rows()).map(() => 'sent'));
    },
  );

  it('is called once in a try, and the message waits where both fail', async () => {
    const { first, second, queue, deliver, rows } = await two();
    await first.stop();
    second.play({ code: 10 });
    await queue();
    await deliver();
    expect(second.calls).toHaveLength(1);
    expect(await rows()).toMatchObject([{ state: 'queued', tries: 1 }]);
  });

  test.each(['http_500', 'http_429', 'html', 'hang'] as const)(
    'is not called when the first does %s',
    async (step) => {
      const { first, second, queueCode, kick } = await two(soon);
      first.play(step);
      await queueCode();
      await kick();
      expect(second.calls).toEqual([]);
    },
  );

  it('R49 goes first when the person asks again for a code that did not come', async () => {
    const { first, second, queueCode, kick, clock } = await two(soon);
    first.play('hang');
    await queueCode();
    await kick();
    clock.turn(minutes(1));
    await queueCode();
    await kick();
    expect([first.calls.length, second.calls.length]).toEqual([1, 1]);

    clock.turn(minutes(1));
    await queueCode();
    await kick();
    expect([first.calls.length, second.calls.length]).toEqual([2, 1]);

    clock.turn(minutes(30));
    await queueCode();
    await kick();
    expect([first.calls.length, second.calls.length]).toEqual([3, 1]);
  });
});

describe('R49 the provider of a code that left a minute ago', () => {
  /** Who is called for what is queued, after a code to `mobile` that the first of two took. */
  async function calledFor(
    next: (outbox: Awaited<ReturnType<typeof createTestOutbox>>) => Promise<unknown>,
  ) {
    const calls: string[] = [];
    const outbox = await createTestOutbox({
      smsProviders: ['first', 'second'].map((name) => ({
        name,
        async send() {
          calls.push(name);
          return { kind: 'ok', providerMessageId: name, costRials: 1 };
        },
        delivery: async () => 'delivered',
      })),
    });
    await outbox.queueCode();
    await outbox.kick();
    outbox.clock.turn(minutes(1));
    await next(outbox);
    await outbox.kick();
    return calls.slice(1);
  }

  it('goes last for the same code to the same person', async () => {
    expect(await calledFor(({ queueCode }) => queueCode())).toEqual(['second']);
  });

  it('goes first for another person, another message, and once the code has come', async () => {
    const other = '+989350000000';
    expect(await calledFor(({ queueCode }) => queueCode({ to: other }))).toEqual(['first']);
    expect(await calledFor(({ queue }) => queue())).toEqual(['first']);
    const afterItCame = await calledFor(async ({ deliver, queueCode }) => {
      await deliver();
      await queueCode();
    });
    expect(afterItCame).toEqual(['first']);
  });

  it('is that of a code, not of a notice that says the same again', async () => {
    const twice = await calledFor(async ({ queue, kick }) => {
      await queue();
      await kick();
      await queue();
    });
    expect(twice).toEqual(['first', 'first']);
  });
});
