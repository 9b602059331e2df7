import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Settings } from '#shared/settings/schema.ts';
import { alarmKinds } from '../../worker/alarms/catalogue.ts';
import { commit } from '../../worker/foundation/database/commit.ts';
import { days, hours, minutes, seconds } from '../../worker/foundation/ports/clock.ts';
import type { SendResult, SmsProvider } from '../../worker/foundation/ports/providers.ts';
import { threadMail } from '../../worker/inbound/rules.ts';
import { enqueue } from '../../worker/notifications/store.ts';
import { type AlarmApp, createAlarmApp } from '../helpers/alarms.ts';

const taken: SendResult = { kind: 'ok', providerMessageId: '1', costRials: 120 };

/** An app whose gateway answers as the test says; all is well at first. */
async function openWithGateway() {
  const plays = { result: taken };
  const provider: SmsProvider = { name: 'kavenegar', send: async () => plays.result };
  return { plays, app: await createAlarmApp({ services: { smsProviders: [provider] } }) };
}

/** An app with one of its limits at this. */
const openWithLimit = (limit: Partial<Settings['limits']>, env: Record<string, string> = {}) =>
  createAlarmApp({ env, settings: ({ limits }) => Object.assign(limits, limit) });

const askCode = (app: AlarmApp, no: number) =>
  app.visitor().post('/api/sign-in/code', { mobile: `0912123${String(1000 + no)}` });

const queueSms = (app: AlarmApp) =>
  commit(app.db, [
    enqueue(
      { ...app.services, db: app.db },
      {
        message: 'ticket_filed',
        channel: 'sms',
        to: '+989121234567',
        data: { trackingCode: 'K7QM-2X9D-4HTZ', promise: 'فردا' },
      },
    ),
  ]);

/** Several runs of the timer in the minute that follows. */
async function passMinute(app: AlarmApp) {
  for (let i = 0; i < 6; i++) {
    await app.tick();
    app.clock.turn(seconds(10));
  }
}

const aMail = (no: number) =>
  new TextEncoder().encode(
    [
      `From: person${no}@mail.example`,
      'To: reply@help.narenj.example',
      `Message-ID: <${no}@mail.example>`,
      'Subject: x',
      '',
      'سفارشم نرسیده است.',
    ].join('\r\n'),
  );

type Cause = {
  name: keyof typeof alarmKinds;
  open(): Promise<{ app: AlarmApp; happen(): Promise<unknown>; mend(): Promise<unknown> }>;
};

const causes: Cause[] = [
  {
    name: 'provider_paused',
    async open() {
      const { plays, app } = await openWithGateway();
      return {
        app,
        async happen() {
          plays.result = { kind: 'account', reason: 'kavenegar 418: no credit' };
          await askCode(app, 1);
        },
        async mend() {
          plays.result = taken;
          app.clock.turn(minutes(16));
          await askCode(app, 2);
        },
      };
    },
  },
  {
    name: 'sms_money_spent',
    async open() {
      const app = await openWithLimit({ smsRialsPerDay: 120 });
      return {
        app,
        happen: () => askCode(app, 1),
        mend: async () => app.clock.turn(days(1)),
      };
    },
  },
  {
    name: 'sms_day_budget_spent',
    async open() {
      const app = await openWithLimit({ smsGlobalPerDay: 2 });
      return {
        app,
        async happen() {
          await askCode(app, 1);
          await askCode(app, 2);
        },
        mend: async () => app.clock.turn(days(1)),
      };
    },
  },
  {
    name: 'sms_share_spent',
    async open() {
      const app = await openWithLimit({ smsGlobalPerDay: 10 });
      return {
        app,
        async happen() {
          for (let i = 0; i < 4; i++) await askCode(app, i);
        },
        mend: async () => app.clock.turn(days(1)),
      };
    },
  },
  {
    name: 'mail_budget_spent',
    async open() {
      const app = await openWithLimit({ emailsPerDay: 10 });
      return {
        app,
        async happen() {
          for (let i = 0; i < 4; i++)
            await app.visitor().post('/api/sign-in/code', { email: `reza${i}@example.com` });
        },
        mend: async () => app.clock.turn(days(1)),
      };
    },
  },
  {
    name: 'work_price_raised',
    async open() {
      const app = await openWithLimit({ sendsInAllPerHour: 2 });
      return {
        app,
        async happen() {
          await askCode(app, 1);
          await askCode(app, 2);
        },
        mend: async () => app.clock.turn(hours(1)),
      };
    },
  },
  {
    name: 'wrong_code_breaker',
    async open() {
      const app = await openWithLimit({ wrongCodesGlobalPerHour: 2 });
      return {
        app,
        async happen() {
          const browser = app.visitor();
          await browser.post('/api/sign-in/code', { mobile: '09121234567' });
          const right = app.lastSms().code;
          for (const wrong of ['111111', '222222', '333333'].filter((code) => code !== right))
            await browser.post('/api/sign-in/prove', { code: wrong });
        },
        mend: async () => app.clock.turn(hours(1)),
      };
    },
  },
  {
    name: 'outbox_stuck',
    async open() {
      const { plays, app } = await openWithGateway();
      return {
        app,
        async happen() {
          // Nobody sends for a while, as where each run of the timer fails before it delivers.
          for (let i = 0; i < 3; i++) await queueSms(app);
          app.clock.turn(minutes(5) + seconds(1));
          plays.result = { kind: 'retry', reason: 'busy' };
        },
        async mend() {
          plays.result = taken;
          app.clock.turn(minutes(10));
          await app.tick();
        },
      };
    },
  },
  {
    name: 'outbox_dead',
    async open() {
      const { plays, app } = await openWithGateway();
      return {
        app,
        async happen() {
          plays.result = { kind: 'permanent', reason: 'kavenegar 411: bad receptor' };
          await queueSms(app);
          await queueSms(app);
        },
        mend: async () => app.clock.turn(hours(12)),
      };
    },
  },
  {
    name: 'outbox_unsure',
    async open() {
      const { plays, app } = await openWithGateway();
      return {
        app,
        async happen() {
          plays.result = { kind: 'unknown', reason: 'no answer: timed out' };
          await askCode(app, 1);
        },
        mend: async () => app.clock.turn(hours(12)),
      };
    },
  },
  {
    name: 'inbound_answers_spent',
    async open() {
      const app = await openWithLimit(
        { inboundAnswersPerDay: 2 },
        {
          INBOUND_ADDRESS: 'reply@help.narenj.example',
          INBOUND_SECRET: 'the secret of the mail pipe',
          SMTP_URL: 'smtp://127.0.0.1:25',
          MAIL_FROM: 'نارنج <help@narenj.example>',
        },
      );
      const context = { ...app.services, db: app.db };
      return {
        app,
        async happen() {
          for (const no of [1, 2, 3]) await threadMail(context, aMail(no), []);
        },
        mend: async () => app.clock.turn(days(1)),
      };
    },
  },
  {
    name: 'backup_failed',
    async open() {
      const app = await createAlarmApp();
      return {
        app,
        happen: async () => app.services.log.alarm('backup_failed', { said: 'ENOSPC' }),
        mend: async () => app.services.log.info('backup_made'),
      };
    },
  },
];

describe('an alarm', () => {
  it.each(causes)(
    'R68 $name reaches the owner within a minute, once, with a reminder and an end',
    async ({ name, open }) => {
      const { app, happen, mend } = await open();
      const { title, reminderMs } = alarmKinds[name];
      await app.tick();
      expect(app.ownerMails()).toEqual([]);

      await happen();
      await app.settle();
      await passMinute(app);
      expect(app.ownerMails()).toEqual([expect.stringContaining(title)]);
      expect(app.ownerMails()[0]).toMatch(/^هشدار/);
      expect(await app.rows()).toContainEqual(expect.objectContaining({ name, isOpen: 1 }));
      expect(app.alarmEvents()).toContain(name);

      await mend();
      await app.settle();
      await passMinute(app);
      expect(app.ownerMails().slice(1)).toEqual([expect.stringMatching(/^برطرف شد/)]);
      await passMinute(app);
      app.clock.turn(reminderMs);
      await passMinute(app);
      expect(app.ownerMails().filter((subject) => subject.includes(title))).toHaveLength(2);
    },
  );

  it('R68 reminds of what stands, until somebody has seen it', async () => {
    const app = await createAlarmApp();
    app.services.log.alarm('backup_failed', { said: 'ENOSPC' });
    await app.settle();
    await passMinute(app);
    app.clock.turn(hours(6));
    await passMinute(app);
    await passMinute(app);
    expect(app.ownerMails()).toEqual([
      expect.stringMatching(/^هشدار/),
      expect.stringMatching(/^یادآوری/),
    ]);
    app.clock.turn(hours(6));
    await passMinute(app);
    expect(app.ownerMails()).toHaveLength(3);
    await app.db.run(sql`UPDATE alarms SET acknowledged_at = ${app.clock.now()}`);
    app.clock.turn(days(1));
    await passMinute(app);
    expect(app.ownerMails()).toHaveLength(3);
  });
});

describe('R84 another APP_SECRET', () => {
  it('stands at the desk until the former one is back, and leaves its mark nowhere', async () => {
    const app = await createAlarmApp();
    await passMinute(app);
    expect(app.alarmEvents()).toEqual([]);
    const mark = async () =>
      (await app.db.all<{ mark: string }>(sql`SELECT mark FROM secret_marks`)).map(
        (row) => row.mark,
      );
    const [ours] = await mark();
    expect(ours).not.toContain(app.services.config.appSecret);
    await app.db.run(sql`UPDATE secret_marks SET mark = 'of another secret'`);
    await passMinute(app);
    expect(app.alarmEvents()).toEqual(['other_secret']);
    expect(await mark()).toEqual(['of another secret']);
    await app.db.run(sql`UPDATE secret_marks SET mark = ${ours}`);
    await passMinute(app);
    const standing = await app.db.all(sql`SELECT name FROM alarms WHERE recovered_at IS NULL`);
    expect(standing).toEqual([]);
  });
});
