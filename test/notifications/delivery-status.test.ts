import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { runScheduled } from '../../worker/app.ts';
import { days, hours, minutes, seconds } from '../../worker/foundation/ports/clock.ts';
import { startPanel } from '../fakes/panels.ts';
import { handTurnedClock } from '../helpers/clock.ts';
import { createTestOutbox } from '../helpers/outbox.ts';

const withPanel = async (name: 'kavenegar' | 'smsir' = 'kavenegar') => {
  const clock = handTurnedClock();
  const { gateway, provider } = await startPanel(name, { clock });
  return { gateway, ...(await createTestOutbox({ clock, smsProviders: [provider] })) };
};

describe('what became of a sent message', () => {
  it('is asked after half a minute and no more once it is known', async () => {
    const { gateway, queue, kick, deliver, clock, rows } = await withPanel();
    await queue();
    await kick();
    await deliver();
    expect(gateway.calls).toHaveLength(1);

    clock.turn(seconds(30));
    await deliver();
    expect(await rows()).toMatchObject([{ delivery: 'delivered', pollAt: null }]);
    clock.turn(days(1));
    await deliver();
    expect(gateway.calls).toHaveLength(2);
  });

  it('R99 is asked at once where a clock that was ahead put it off', async () => {
    const { gateway, queue, kick, deliver, clock, rows } = await withPanel();
    clock.turn(days(3_650));
    await queue();
    await kick();
    clock.turn(-days(3_650));
    await deliver();
    expect(gateway.calls).toHaveLength(2);
    expect((await rows())[0]?.pollAt).toBe(clock.now() + minutes(2));
  });

  it('is noted of that message and of no other', async () => {
    const { gateway, queue, kick, deliver, clock, rows } = await withPanel();
    gateway.fates.set('09351234567', 'blocked');
    await queue();
    await queue({ to: '+989351234567' });
    await kick();
    clock.turn(seconds(30));
    await deliver();
    expect(
      new Set((await rows()).map(({ address, delivery }) => `${address} ${delivery}`)),
    ).toEqual(new Set(['+989121234567 delivered', '+989351234567 blocked']));
  });

  it('is asked ever more rarely and six times at most', async () => {
    const { gateway, queue, kick, deliver, clock, rows } = await withPanel('smsir');
    gateway.fates.set('09121234567', 'stays');
    await queue();
    await kick();
    for (let i = 0; i < 60; i++) {
      clock.turn(hours(1));
      await deliver();
    }
    expect(gateway.calls).toHaveLength(1 + 6);
    expect(await rows()).toMatchObject([{ delivery: 'sent', pollAt: null }]);
  });

  it('stays as it was while the gateway cannot be asked', async () => {
    const { gateway, queue, kick, deliver, clock, rows } = await withPanel();
    await queue();
    await kick();
    await gateway.stop();
    clock.turn(seconds(30));
    await deliver();
    expect(await rows()).toMatchObject([{ state: 'sent', delivery: 'sent' }]);
    expect((await rows())[0]?.pollAt).toBe(clock.now() + minutes(2));
  });

  it('is forgotten when the settings say so, and what still waits is not', async () => {
    const { queue, kick, context, clock, rows, db } = await withPanel();
    await queue();
    await kick();
    await queue();
    // Nobody sends webhooks here.
    await db.run(sql`UPDATE outbox SET channel = 'webhook' WHERE state = 'queued'`);
    clock.turn(days(89));
    await runScheduled(context);
    expect(await rows()).toHaveLength(2);
    clock.turn(days(2));
    await runScheduled(context);
    expect(await rows()).toMatchObject([{ state: 'queued' }]);
  });
});

describe('the SMS budget of a day', () => {
  const withMoney = async (rials: number, costRials: number | null) => {
    const clock = handTurnedClock();
    const outbox = await createTestOutbox({
      clock,
      settings: ({ limits }) => {
        limits.smsRialsPerDay = rials;
        limits.smsRialsPerPart = 100;
      },
      smsProviders: [
        { name: 'a', send: async () => ({ kind: 'ok', providerMessageId: null, costRials }) },
      ],
    });
    const sentCount = async () =>
      (await outbox.rows()).filter(({ state }) => state === 'sent').length;
    return { ...outbox, sentCount };
  };

  it('stops SMS when it is spent, alarms once, and goes on at midnight in Tehran', async () => {
    const { queue, kick, sentCount, alarmEvents, clock, mails } = await withMoney(360, 120);
    for (let i = 0; i < 5; i++) await queue();
    await queue({ channel: 'email', to: 'a@mail.example' });
    await kick();
    await kick();
    expect(await sentCount()).toBe(3 + 1);
    expect(mails).toHaveLength(1);
    expect(alarmEvents()).toEqual(['sms_money_spent']);

    clock.turn(hours(14) - 1);
    await kick();
    expect(await sentCount()).toBe(4);
    clock.turn(1);
    await kick();
    expect(await sentCount()).toBe(6);
  });

  it('is that of today, where the settings allowed more yesterday', async () => {
    const { queue, kick, alarmEvents, clock, settings } = await withMoney(1000, 120);
    for (let i = 0; i < 5; i++) await queue();
    await kick();
    settings.limits.smsRialsPerDay = 500;
    clock.turn(days(1));
    await queue();
    await kick();
    expect(alarmEvents()).toEqual([]);
  });

  it('counts parts where the gateway does not say what it took', async () => {
    const { queue, kick, sentCount } = await withMoney(300, null);
    for (let i = 0; i < 3; i++) await queue({ data: { text: 'ا'.repeat(90) } });
    await kick();
    expect(await sentCount()).toBe(2);
  });

  it('has no end when the settings name none', async () => {
    const { queue, kick, sentCount, alarmEvents } = await withMoney(0, 1_000_000);
    for (let i = 0; i < 5; i++) await queue();
    await kick();
    expect(await sentCount()).toBe(5);
    expect(alarmEvents()).toEqual([]);
  });
});
