import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { watchDatabase } from '../../worker/alarm-watch/database-outage.ts';
import { watchingAlarms } from '../../worker/alarm-watch/watch.ts';
import { runScheduled } from '../../worker/app.ts';
import { DatabaseOutage } from '../../worker/foundation/database/database-fault.ts';
import { runSteps } from '../../worker/foundation/database/steps.ts';
import { fixedRates } from '../../worker/foundation/fixed-limits.ts';
import { hours, minutes, seconds } from '../../worker/foundation/ports/clock.ts';
import type { SendResult } from '../../worker/foundation/ports/providers.ts';
import {
  type AlarmApp,
  createAlarmApp,
  ownerHook,
  ownerMail,
  ownerPhone,
} from '../helpers/alarms.ts';

const fail = async (app: AlarmApp) => {
  app.services.log.alarm('backup_failed', { said: 'ENOSPC' });
  await app.settle();
};
const mend = async (app: AlarmApp) => {
  app.services.log.info('backup_made');
  await app.settle();
};

describe('the receivers of an alarm', () => {
  it('R68 are all that settings name, each by its channel', async () => {
    const app = await createAlarmApp({ receivers: [ownerMail, ownerPhone, ownerHook] });
    await fail(app);
    await app.tick();
    expect(app.ownerMails()).toHaveLength(1);
    expect(app.ownerTexts()).toEqual([expect.stringContaining('/desk/')]);
    expect(app.posts).toMatchObject([
      {
        url: ownerHook.to,
        body: {
          event: 'raised',
          name: 'backup_failed',
          severity: 'critical',
          count: 1,
          since: new Date(app.clock.now()).toISOString(),
          id: expect.stringMatching(/^[\w-]{36}$/),
        },
      },
    ]);
  });

  it('R68 may want the critical ones alone', async () => {
    const app = await createAlarmApp({
      receivers: [{ ...ownerPhone, from: 'critical' }, ownerMail],
    });
    app.services.log.alarm('outbox_dead', { channel: 'sms' });
    await app.settle();
    await app.tick();
    expect(app.ownerTexts()).toEqual([]);
    expect(app.ownerMails()).toHaveLength(1);
    await fail(app);
    await app.tick();
    expect(app.ownerTexts()).toHaveLength(1);
  });

  it('R68 are reached beside a channel that is paused, whatever they wanted', async () => {
    const app = await createAlarmApp({
      receivers: [ownerPhone, { ...ownerHook, from: 'critical' }],
      services: { emailProvider: null },
    });
    await app.db.run(sql`INSERT INTO provider_pauses (provider, paused_until, reason)
      VALUES ('kavenegar', ${app.clock.now() + minutes(15)}, 'no credit')`);
    app.services.log.alarm('outbox_dead', { channel: 'email' });
    await app.settle();
    await app.tick();
    expect(app.ownerTexts()).toEqual([]);
    expect(new Set(app.posts.map(({ body }) => body.name))).toEqual(
      new Set(['channel_not_served', 'outbox_dead', 'provider_paused']),
    );
  });

  it('R68 are notified later where no channel is open now', async () => {
    const app = await createAlarmApp({ receivers: [ownerPhone] });
    await app.db.run(sql`INSERT INTO provider_pauses (provider, paused_until, reason)
      VALUES ('kavenegar', ${app.clock.now() + minutes(15)}, 'no credit')`);
    await fail(app);
    await app.tick();
    expect(app.ownerTexts()).toEqual([]);
    app.clock.turn(minutes(15));
    await app.tick();
    expect(app.ownerTexts()).toContainEqual(expect.stringContaining('پشتیبان‌گیری'));
  });

  it('R68 get an SMS where the money of the day is spent, but few a day', async () => {
    const app = await createAlarmApp({
      receivers: [ownerPhone],
      settings: ({ limits }) => Object.assign(limits, { smsRialsPerDay: 1 }),
    });
    await app.db.run(sql`INSERT INTO sms_spending (day, rials, alarmed)
      VALUES (${Math.floor((app.clock.now() + hours(3.5)) / hours(24))}, 1000, 1)`);
    await app.tick();
    expect(app.ownerTexts()).toEqual([expect.stringContaining('به سقف رسید')]);
    for (let i = 0; i < 40; i++) app.services.log.alarm('outbox_dead', { channel: `sms${i}` });
    await app.settle();
    await app.tick();
    await app.tick();
    expect(app.ownerTexts()).toHaveLength(fixedRates.alarmSms.max);
  });

  it('R68 are left alone where none is named, and the row and the journal say it', async () => {
    const app = await createAlarmApp({ receivers: [] });
    await fail(app);
    await app.tick();
    expect([app.texts, app.mails, app.posts]).toEqual([[], [], []]);
    expect(await app.rows()).toMatchObject([{ name: 'backup_failed', isOpen: 1 }]);
    await mend(app);
    await app.tick();
    expect(await app.rows()).toMatchObject([{ name: 'backup_failed', isOpen: 0 }]);
  });
});

describe('an episode of an alarm', () => {
  it('R68 is one where it comes back within half an hour', async () => {
    const app = await createAlarmApp();
    await fail(app);
    await fail(app);
    await app.tick();
    await mend(app);
    await app.tick();
    expect(app.ownerMails()).toHaveLength(2);
    app.clock.turn(minutes(10));
    await fail(app);
    await app.tick();
    expect(app.ownerMails()).toHaveLength(2);
    expect(await app.rows()).toMatchObject([{ count: 3, isOpen: 1 }]);
    await mend(app);
    await app.tick();
    expect(app.ownerMails()).toHaveLength(2);
    app.clock.turn(minutes(31));
    await fail(app);
    await app.tick();
    expect(app.ownerMails()).toHaveLength(3);
    expect(await app.rows()).toMatchObject([{ count: 1, isOpen: 1 }]);
  });

  it('R68 is notified again where it came back to stay', async () => {
    const app = await createAlarmApp();
    await fail(app);
    await app.tick();
    await mend(app);
    await app.tick();
    app.clock.turn(minutes(10));
    await fail(app);
    await app.tick();
    app.clock.turn(minutes(30));
    await app.tick();
    expect(app.ownerMails().slice(2)).toEqual([expect.stringMatching(/^یادآوری/)]);
    await mend(app);
    await app.tick();
    expect(app.ownerMails().slice(3)).toEqual([expect.stringMatching(/^برطرف شد/)]);
  });

  it('R51 R68 is notified once by runs that overlap', async () => {
    const app = await createAlarmApp();
    await fail(app);
    const context = { ...app.services, db: app.db };
    const one = watchingAlarms(context);
    const other = watchingAlarms(context);
    await runSteps(context, { one, other });
    await app.tick();
    expect(app.ownerMails()).toHaveLength(1);
  });
});

describe('a database that is down', () => {
  const down = () => Promise.reject(new DatabaseOutage('NO_CONNECTION'));

  it('R68 is notified past the outbox, once, with a reminder and an end', async () => {
    const app = await createAlarmApp({ receivers: [ownerMail, ownerPhone, ownerHook] });
    const watched = watchDatabase(app.services);
    const runs = async (count: number, run: () => Promise<void>) => {
      for (let i = 0; i < count; i++) {
        await watched(run).catch(() => {});
        app.clock.turn(seconds(10));
      }
    };
    await runs(2, down);
    expect(app.ownerMails()).toEqual([]);
    await runs(4, down);
    expect(app.ownerMails()).toEqual([expect.stringContaining('پایگاه داده')]);
    expect(app.ownerTexts()).toHaveLength(1);
    expect(app.posts).toMatchObject([{ body: { event: 'raised', name: 'database_down' } }]);
    expect(app.alarmEvents()).toEqual(['database_down']);
    app.clock.turn(hours(6));
    await runs(3, down);
    expect(app.ownerMails()).toHaveLength(2);
    await runs(3, () => runScheduled(app.services));
    expect(app.ownerMails().slice(2)).toEqual([expect.stringMatching(/^برطرف شد/)]);
  });

  it('R68 R84 says that the file of the database was lost, and that it is back', async () => {
    const app = await createAlarmApp();
    const watched = watchDatabase(app.services);
    const runs = async (count: number, run: () => Promise<void>) => {
      for (let i = 0; i < count; i++) {
        await watched(run).catch(() => {});
        app.clock.turn(seconds(10));
      }
    };
    await runs(6, async () => {
      throw new DatabaseOutage('FILE_LOST');
    });
    expect(app.alarmEvents()).toEqual(['database_file_lost']);
    expect(app.ownerMails()).toEqual([expect.stringContaining('فایل یا جدولی از پایگاه داده')]);
    await runs(1, async () => {});
    expect(app.ownerMails().slice(1)).toEqual([expect.stringMatching(/^برطرف شد/)]);
  });

  it.each<[SendResult, string[]]>([
    [{ kind: 'account', reason: 'no credit' }, ['first', 'second']],
    [{ kind: 'template', reason: 'links are not allowed' }, ['first', 'second']],
    [{ kind: 'retry', reason: 'refused', unreached: true }, ['first', 'second']],
    [{ kind: 'unknown', reason: 'no answer' }, ['first']],
  ])(
    'R68 notifies by the next provider where the first has sent nothing: %j',
    async (result, called) => {
      const calls: string[] = [];
      const providerOf = (name: string, answer: SendResult) => ({
        name,
        async send() {
          calls.push(name);
          return answer;
        },
      });
      const taken: SendResult = { kind: 'ok', providerMessageId: '1', costRials: 1 };
      const smsProviders = [providerOf('first', result), providerOf('second', taken)];
      const app = await createAlarmApp({ receivers: [ownerPhone], services: { smsProviders } });
      const watched = watchDatabase(app.services);
      for (let run = 0; run < 4; run++) {
        await watched(down).catch(() => {});
        app.clock.turn(seconds(10));
      }
      expect(calls).toEqual(called);
    },
  );

  it.each<[SendResult, number]>([
    [{ kind: 'unknown', reason: 'no answer' }, 2],
    [{ kind: 'account', reason: 'key' }, 2],
    [{ kind: 'retry', reason: 'refused', unreached: true }, 58],
  ])('R68 sends no notice with each run that may have gone out: %j', async (result, tries) => {
    let tried = 0;
    const send = async () => {
      tried += 1;
      return result;
    };
    const smsProviders = [{ name: 'slow', send }];
    const app = await createAlarmApp({ receivers: [ownerPhone], services: { smsProviders } });
    const watched = watchDatabase(app.services);
    for (let second = 0; second < 600; second += 10) {
      await watched(down).catch(() => {});
      app.clock.turn(seconds(10));
    }
    expect(tried).toBe(tries);
  });

  it('R68 keeps an alarm that could not be written for the next run', async () => {
    const app = await createAlarmApp();
    await app.client.execute('ALTER TABLE alarms RENAME TO away');
    await fail(app);
    await app.client.execute('ALTER TABLE away RENAME TO alarms');
    await app.tick();
    expect(app.ownerMails()).toHaveLength(1);
  });
});
