import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { commit } from '../../worker/foundation/database/commit.ts';
import { minutes } from '../../worker/foundation/ports/clock.ts';
import type { SmsProvider } from '../../worker/foundation/ports/providers.ts';
import { enqueue } from '../../worker/notifications/store.ts';
import { onPlan } from '../helpers/on-plan.ts';
import { createTestOutbox } from '../helpers/outbox.ts';

type Outbox = Awaited<ReturnType<typeof createTestOutbox>>;

const queueMany = ({ db, context }: Outbox, count: number, channel: 'sms' | 'email' = 'sms') =>
  commit(
    db,
    Array.from({ length: count }, (_, i) =>
      enqueue(context, {
        message: 'notice',
        channel,
        to: channel === 'sms' ? `+98912${String(i).padStart(7, '0')}` : `person${i}@narenj.example`,
        data: { text: String(i) },
      }),
    ),
  );

/** A gateway that can be asked, and one that never answers anything but its own silence. */
function gateway(name: string, send: SmsProvider['send']): SmsProvider {
  return { name, send, delivery: async () => 'unknown' };
}

async function untilSent(outbox: Outbox, plan: 'free' | 'paid') {
  const edge = onPlan(outbox, plan);
  const runs = [];
  for (let i = 0; i < 30; i++) {
    const spent = await edge.cron();
    runs.push(spent);
    const rows = await outbox.rows();
    const leased = rows.filter(({ leaseToken }) => leaseToken !== null);
    expect(leased).toEqual([]);
    expect(rows.filter(({ state, claims }) => state === 'queued' && claims > 0)).toEqual([]);
    if (rows.every(({ state }) => state !== 'queued')) break;
    outbox.clock.turn(minutes(1));
  }
  return { runs, edge };
}

describe('a run of the cron on the free plan', () => {
  it.each([
    ['SMS', 'sms' as const],
    ['mails', 'email' as const],
  ])('sends 60 due %s in a few runs of at most 40 subrequests, each once', async (_, channel) => {
    const outbox = await createTestOutbox();
    await queueMany(outbox, 60, channel);
    const { runs } = await untilSent(outbox, 'free');
    for (const { all } of runs) expect(all).toBeLessThanOrEqual(40);
    expect(runs.length).toBeLessThanOrEqual(12);
    const sent = channel === 'sms' ? outbox.texts : outbox.mails;
    expect(sent).toHaveLength(60);
    expect(new Set(sent.map(({ to }) => to)).size).toBe(60);
    expect((await outbox.rows()).every(({ claims }) => claims === 1)).toBe(true);
  });

  it('keeps to its bound where each message needs both gateways', async () => {
    const calls: string[] = [];
    const outbox = await createTestOutbox({
      smsProviders: [
        gateway('first', async () => ({ kind: 'retry', reason: 'down', unreached: true })),
        gateway('second', async ({ to }) => {
          calls.push(to);
          return { kind: 'ok', providerMessageId: to, costRials: 1 };
        }),
      ],
    });
    await queueMany(outbox, 60);
    const { runs } = await untilSent(outbox, 'free');
    for (const { all } of runs) expect(all).toBeLessThanOrEqual(40);
    expect(calls).toHaveLength(60);
    expect(new Set(calls).size).toBe(60);
  });

  it('asks what became of messages, however many are due meanwhile', async () => {
    const asked: string[] = [];
    const outbox = await createTestOutbox({
      smsProviders: [
        {
          name: 'askable',
          send: async ({ to }) => ({ kind: 'ok', providerMessageId: to, costRials: 1 }),
          delivery: async ({ providerMessageId }) => {
            asked.push(String(providerMessageId));
            return 'delivered';
          },
        },
      ],
    });
    await queueMany(outbox, 5);
    const edge = onPlan(outbox, 'free');
    await edge.cron();
    outbox.clock.turn(minutes(1));
    await outbox.db.run(sql`UPDATE outbox SET address = '+98935' || substr(address, 6)`);
    await queueMany(outbox, 200);
    for (let i = 0; i < 3; i++) {
      expect((await edge.cron()).all).toBeLessThanOrEqual(40);
      outbox.clock.turn(minutes(1));
    }
    expect(new Set(asked).size).toBeGreaterThanOrEqual(5);
  });

  it('claims nothing where nothing is left to bring it to its end', async () => {
    const outbox = await createTestOutbox();
    await queueMany(outbox, 1);
    const { kick, bounds } = onPlan(outbox, 'free');
    expect((await kick(bounds.request - 3)).all).toBe(0);
    expect(await outbox.rows()).toMatchObject([{ state: 'queued', claims: 0, leaseToken: null }]);
    expect((await kick(bounds.request - 10)).sms).toBe(1);
  });

  it('ends quietly where Workers say that too many have left, and the next run goes on', async () => {
    const outbox = await createTestOutbox();
    await queueMany(outbox, 5);
    const { batch } = outbox.client;
    let left = 6;
    outbox.client.batch = (...call) =>
      left-- > 0
        ? batch.apply(outbox.client, call)
        : Promise.reject(new Error('Too many subrequests.'));
    await onPlan(outbox, 'free').cron();
    expect(outbox.alarmEvents()).toContain('subrequests_spent');
    outbox.client.batch = batch;
    outbox.clock.turn(minutes(2));
    await onPlan(outbox, 'free').cron();
    expect((await outbox.rows()).every(({ state }) => state === 'sent')).toBe(true);
  });
});

it('a request with its kick sends few messages on the free plan, and ten on the paid one', async () => {
  for (const [plan, sent] of [
    ['free', 3],
    ['paid', 10],
  ] as const) {
    const outbox = await createTestOutbox();
    await queueMany(outbox, 20);
    const { kick, limits } = onPlan(outbox, plan);
    expect((await kick()).all).toBeLessThan(limits.subrequests - 20);
    expect(outbox.texts).toHaveLength(sent);
  }
});
