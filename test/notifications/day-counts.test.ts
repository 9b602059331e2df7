import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Limits } from '#shared/settings/limits.ts';
import { commit } from '../../worker/foundation/database/commit.ts';
import { DatabaseOutage } from '../../worker/foundation/database/database-fault.ts';
import { hours, minutes } from '../../worker/foundation/ports/clock.ts';
import type { SendResult } from '../../worker/foundation/ports/providers.ts';
import { deliverDue } from '../../worker/notifications/delivery/deliver.ts';
import { enqueue, type NewNotification } from '../../worker/notifications/store.ts';
import { createTestApp, type TestApp } from '../helpers/app.ts';
import { solveFor } from '../helpers/proof-of-work.ts';
import { goodRequest } from '../helpers/tickets.ts';

// What the counts of a day hold once its messages have ended. The test's clock begins at ten o'clock in Tehran.

const failed: SendResult = { kind: 'permanent', reason: 'no such number' };
const sentWell: SendResult = { kind: 'ok', providerMessageId: null, costRials: 90 };
const unanswered: SendResult = { kind: 'unknown', reason: 'no answer' };
const later: SendResult = { kind: 'retry', reason: 'busy' };

/** Messages go nowhere by themselves; the gateway answers what `gateway.result` is then. */
async function openApp(limits: Partial<Limits> = {}) {
  const gateway = { result: sentWell };
  const app = await createTestApp({
    settings(settings) {
      Object.assign(settings.limits, { smsGlobalPerDay: 10, ...limits });
      for (const type of settings.requestTypes) type.unprovenTickets = 'accept';
    },
    services: {
      afterResponse: () => {},
      smsProviders: [{ name: 'kavenegar', send: async () => gateway.result }],
    },
  });
  return { app, gateway };
}

const mobileNo = (i: number) => `+98912${String(1_000_000 + i * 7919)}`;

const notify = (app: TestApp, notification: Partial<NewNotification> = {}) =>
  commit(app.db, [
    enqueue(
      { ...app.services, db: app.db },
      {
        message: 'ticket_answered',
        channel: 'sms',
        to: mobileNo(1),
        data: { trackingCode: 'K7QM-2X9D-4HTZ', department: 'مالی' },
        ...notification,
      },
    ),
  ]);

const askForCode = (app: TestApp, i: number) =>
  app.visitor().post('/api/sign-in/code', { mobile: mobileNo(i) });

/** Commits the nth batch from now on, and loses its answer. */
function loseAnswer({ client }: TestApp, nth: number) {
  const { batch } = client;
  let seen = 0;
  client.batch = async (...call) => {
    const answer = await batch.apply(client, call);
    if (++seen === nth) throw new DatabaseOutage('NO_CONNECTION');
    return answer;
  };
}

/** Counts of the day by their keys; those of nought are left out. */
async function countsOfDay(app: TestApp): Promise<Record<string, number>> {
  const rows = await app.db.all<{ key: string; count: number }>(sql`
    SELECT key, count FROM rate_limits
    WHERE (key GLOB 'send:sms*' OR key GLOB 'send:rials*') AND resets_at > ${app.clock.now()}`);
  return Object.fromEntries(
    rows.filter(({ count }) => count !== 0).map(({ key, count }) => [key, count]),
  );
}

/** Delivers until nothing is queued any more; a run whose answer is lost ends with that, as for the timer. */
async function deliverAll(app: TestApp) {
  for (let i = 0; i < 40; i++) {
    await deliverDue(app.services).catch((fault: unknown) => {
      if (!(fault instanceof DatabaseOutage)) throw fault;
    });
    app.clock.turn(minutes(5));
  }
  expect(await app.db.all(sql`SELECT id FROM outbox WHERE state = 'queued'`)).toEqual([]);
}

describe('R64 the counts of a day', () => {
  it.each(['code', 'notice'])('keep a %s that may have been sent', async (kind) => {
    const { app, gateway } = await openApp();
    gateway.result = unanswered;
    await (kind === 'code' ? askForCode(app, 1) : notify(app));
    await deliverAll(app);
    expect(Object.values(await countsOfDay(app))).toEqual([1, 1]);
  });

  it.each([0, 10])('keep a code whose sender vanished %s minutes ago', async (ago) => {
    const { app } = await openApp();
    await askForCode(app, 1);
    await app.db.run(sql`UPDATE outbox SET lease_token = 'vanished'`);
    app.clock.turn(minutes(ago));
    await deliverAll(app);
    expect(await countsOfDay(app)).toEqual({ 'send:sms': 1, 'send:sms:common': 1 });
  });

  it.each([
    { unproven: false, share: 'answers' },
    { unproven: true, share: 'common' },
  ])(
    'lose a notice that could not be sent, from the share of $share',
    async ({ unproven, share }) => {
      const { app, gateway } = await openApp();
      await notify(app, { unproven });
      await notify(app, { unproven: !unproven });
      gateway.result = later;
      await deliverDue(app.services);
      expect(await countsOfDay(app)).toEqual({
        'send:sms': 2,
        'send:sms:answers': 1,
        'send:sms:common': 1,
      });
      await app.db.run(sql`DELETE FROM outbox WHERE unproven <> ${unproven ? 1 : 0}`);
      gateway.result = failed;
      await deliverAll(app);
      const other = share === 'common' ? 'answers' : 'common';
      expect(await countsOfDay(app)).toEqual({ 'send:sms': 1, [`send:sms:${other}`]: 1 });
    },
  );

  it('lose a notice of the day before that could not be sent at its first try', async () => {
    const { app, gateway } = await openApp();
    await notify(app);
    app.clock.turn(hours(14));
    gateway.result = failed;
    await deliverDue(app.services);
    expect(await countsOfDay(app)).toEqual({});
  });

  it('keep the rest where a notice is given up that was counted the day before', async () => {
    const { app, gateway } = await openApp();
    app.clock.turn(hours(14) - minutes(1));
    await notify(app);
    gateway.result = later;
    await deliverDue(app.services);
    app.clock.turn(minutes(1));
    gateway.result = sentWell;
    await notify(app, { to: mobileNo(2) });
    await app.db.run(sql`UPDATE outbox SET due_at = due_at + ${hours(1)} WHERE claims > 0`);
    await deliverDue(app.services);
    gateway.result = failed;
    await deliverAll(app);
    expect(await countsOfDay(app)).toEqual({ 'send:sms': 1, 'send:sms:answers': 1 });
  });

  it('hold no notice that was not queued, for its address has had enough', async () => {
    const { app } = await openApp({ unprovenMessagesPerDay: 2 });
    const { replyChannel: _replyChannel, ...request } = goodRequest;
    for (let i = 0; i < 3; i++) {
      const browser = app.visitor();
      const work = await solveFor(browser, 'ticket', mobileNo(1));
      const title = `${request.title} ${i}`;
      const filed = await browser.post('/api/contact', {
        ...request,
        title,
        mobile: mobileNo(1),
        work,
      });
      expect(filed.status).toBe(201);
    }
    expect(await countsOfDay(app)).toEqual({ 'send:sms': 2, 'send:sms:common': 2 });
  });

  it.each(['fails', 'dies in the queue'])(
    'take back no money that they never held, where a code %s after a ceiling was set',
    async (end) => {
      const { app, gateway } = await openApp();
      await askForCode(app, 1);
      app.services.settings.limits.smsRialsPerDay = 100_000;
      gateway.result = failed;
      if (end !== 'fails') app.clock.turn(minutes(2));
      await deliverDue(app.services);
      expect(await countsOfDay(app)).toEqual({});
    },
  );

  it.each([1, 2, 3])(
    'R58 count a code once where answer %s of the database is lost',
    async (nth) => {
      const { app } = await openApp({ smsRialsPerDay: 100_000, smsRialsPerPart: 100 });
      const work = await app.visitor().solveWork('code', mobileNo(1));
      loseAnswer(app, nth);
      const asked = await app.visitor().post('/api/sign-in/code', { mobile: mobileNo(1), work });
      expect(asked.status).toBe(202);
      await deliverAll(app);
      expect(await countsOfDay(app)).toEqual({
        'send:sms': 1,
        'send:sms:common': 1,
        'send:rials:common': 90,
      });
    },
  );

  it.each([
    [1, 'well'],
    [2, 'well'],
    [1, 'badly'],
    [2, 'badly'],
  ])('R58 count a notice once where answer %s is lost and it ends %s', async (nth, end) => {
    const { app, gateway } = await openApp({ smsRialsPerDay: 100_000, smsRialsPerPart: 100 });
    await notify(app);
    if (end === 'badly') gateway.result = failed;
    loseAnswer(app, nth);
    await deliverAll(app);
    const whole = { 'send:sms': 1, 'send:sms:answers': 1, 'send:rials:answers': 90 };
    expect(await countsOfDay(app)).toEqual(end === 'well' ? whole : {});
  });
});
