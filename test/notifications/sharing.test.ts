import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { commit } from '../../worker/foundation/database/commit.ts';
import { hours, seconds } from '../../worker/foundation/ports/clock.ts';
import { enqueue } from '../../worker/notifications/store.ts';
import { kavenegarKey } from '../fakes/kavenegar.ts';
import { startPanel } from '../fakes/panels.ts';
import { createTestOutbox } from '../helpers/outbox.ts';

describe('several senders', () => {
  it('R46 four processes send 300 messages in 300 calls', async () => {
    const { gateway } = await startPanel('kavenegar');
    const { db, context, file, rows } = await createTestOutbox();
    const messages = Array.from({ length: 300 }, (_, i) =>
      enqueue(context, {
        message: 'notice',
        channel: 'sms',
        to: `+98912${String(i).padStart(7, '0')}`,
        data: { text: String(i) },
      }),
    );
    await commit(db, messages);

    const senders = Array.from({ length: 4 }, () =>
      spawn(process.execPath, ['test/notifications/sender.process.ts'], {
        env: {
          FILE: file,
          GATEWAY: gateway.baseUrl,
          KEY: kavenegarKey,
          NOW: String(context.clock.now()),
        },
        stdio: ['ignore', 'inherit', 'inherit'],
      }),
    );
    const codes = await Promise.all(senders.map((sender) => once(sender, 'exit')));
    expect(codes.map(([code]) => code)).toEqual([0, 0, 0, 0]);

    expect(gateway.calls).toHaveLength(300);
    expect(new Set(gateway.accepted.map(({ to }) => to)).size).toBe(300);
    expect((await rows()).every(({ state, claims }) => state === 'sent' && claims === 1)).toBe(
      true,
    );
  }, 60_000);

  it('R51 overlapping runs send each message once', async () => {
    const { gateway, provider } = await startPanel('kavenegar');
    const { queue, kick, deliver } = await createTestOutbox({ smsProviders: [provider] });
    for (let i = 0; i < 20; i++) await queue();
    await Promise.all([deliver(), kick(), deliver(), kick(), deliver()]);
    await deliver();
    expect(gateway.calls).toHaveLength(20);
  });

  it('R51 the timer sends what no request has kicked', async () => {
    const { gateway, provider } = await startPanel('kavenegar');
    const { queue, deliver, clock } = await createTestOutbox({ smsProviders: [provider] });
    await queue();
    clock.turn(seconds(60));
    await deliver();
    expect(gateway.accepted).toHaveLength(1);
  });
});

describe('a poison message', () => {
  it('R50 delays no other, and ends as dead', async () => {
    const { gateway, provider } = await startPanel('kavenegar');
    const { queue, deliver, clock, row, alarmEvents } = await createTestOutbox({
      smsProviders: [provider],
    });
    await queue({ message: 'poison' });
    for (let i = 0; i < 10; i++) await queue();
    await deliver();
    expect(gateway.accepted).toHaveLength(10);

    for (let i = 0; i < 10; i++) {
      clock.turn(hours(1));
      await queue();
      await deliver();
      expect(gateway.accepted).toHaveLength(11 + i);
    }
    expect(await row('poison')).toMatchObject({ state: 'dead', tries: 8 });
    expect(alarmEvents()).toEqual(['outbox_dead']);
  });

  it('R50 in data that cannot be read delays no other either', async () => {
    const { client, queue, deliver, texts } = await createTestOutbox();
    await queue({ message: 'poison' });
    await client.execute(`UPDATE outbox SET data = '{broken'`);
    await queue();
    await deliver();
    expect(texts).toHaveLength(1);
  });

  it('R50 one number that always fails delays nobody', async () => {
    const { texts, queue, deliver } = await createTestOutbox({
      smsProviders: [
        {
          name: 'kavenegar',
          send: async (sms) =>
            sms.to.endsWith('0')
              ? { kind: 'retry', reason: 'always' }
              : { kind: 'ok', providerMessageId: String(texts.push(sms)), costRials: 1 },
        },
      ],
    });
    for (let i = 0; i < 10; i++) await queue({ to: `+98912000000${i}` });
    await deliver();
    expect(texts).toHaveLength(9);
  });
});
