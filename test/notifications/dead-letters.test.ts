import { describe, expect, it } from 'vitest';
import { minutes } from '../../worker/foundation/ports/clock.ts';
import { listDead, reviveDead } from '../../worker/notifications/store-dead-letters.ts';
import { startPanel } from '../fakes/panels.ts';
import { createTestOutbox } from '../helpers/outbox.ts';

describe('a dead letter', () => {
  it('R48 is listed with its reason, and delivered once its cause is mended', async () => {
    const { gateway, provider } = await startPanel('kavenegar');
    gateway.play({ code: 411 });
    const { queue, deliver, clock, db, rows } = await createTestOutbox({
      smsProviders: [provider],
    });
    await queue();
    await deliver();
    const [dead] = await listDead(db, 10);
    expect(dead).toMatchObject({ message: 'notice', channel: 'sms' });
    expect(dead?.reason).toBeTruthy();

    expect(await reviveDead(db, dead!.id, clock.now())).toHaveLength(1);
    expect(await reviveDead(db, dead!.id, clock.now())).toHaveLength(0);
    await deliver();
    expect(gateway.accepted).toHaveLength(1);
    expect(await rows()).toMatchObject([{ state: 'sent', tries: 0 }]);
    expect(await listDead(db, 10)).toEqual([]);
  });

  it('is tried again alone', async () => {
    const { gateway, provider } = await startPanel('kavenegar');
    gateway.play({ code: 411 }, { code: 411 });
    const { queue, deliver, clock, db } = await createTestOutbox({ smsProviders: [provider] });
    await queue();
    await queue({ to: '+989351234567' });
    await deliver();
    const [one, other, ...rest] = await listDead(db, 10);
    expect(rest).toEqual([]);
    expect(await reviveDead(db, one!.id, clock.now())).toMatchObject([{ id: one!.id }]);
    expect(await listDead(db, 10)).toEqual([other]);
  });

  it('R49 stays dead once its code has died', async () => {
    const { gateway, provider } = await startPanel('kavenegar');
    gateway.play({ code: 411 });
    const { queueCode, deliver, clock, db } = await createTestOutbox({ smsProviders: [provider] });
    await queueCode();
    await deliver();
    const [dead] = await listDead(db, 10);
    clock.turn(minutes(3));
    expect(await reviveDead(db, dead!.id, clock.now())).toEqual([]);
  });
});
