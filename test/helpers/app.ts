import { onTestFinished } from 'vitest';
import { buildIndex, openIndex } from '#shared/search/index.ts';
import { loadSettings } from '#shared/settings/load.ts';
import type { Settings } from '#shared/settings/schema.ts';
import { judgePlans, readContentSettings } from '#test/runtime';
import { recordAlarms } from '../../worker/alarms/record.ts';
import { createApp } from '../../worker/app.ts';
import { type Config, readConfig } from '../../worker/foundation/config.ts';
import { createLog } from '../../worker/foundation/ports/log.ts';
import type {
  EmailProvider,
  OutgoingEmail,
  OutgoingSms,
  SmsProvider,
} from '../../worker/foundation/ports/providers.ts';
import { systemRandomBytes } from '../../worker/foundation/ports/random.ts';
import type { Services } from '../../worker/foundation/ports/services.ts';
import { securityHeaders } from '../../worker/foundation/security/headers.ts';
import { notificationTemplates } from '../../worker/notification-templates.ts';
import { shop } from '../search/shop.ts';
import { createBrowser } from './browser.ts';
import { handTurnedClock } from './clock.ts';
import { freshDatabase } from './database.ts';
import { filesInMemory } from './files.ts';
import { solveWith } from './proof-of-work.ts';

export type TestAppOptions = {
  env?: Record<string, string>;
  /** The `settings.json` of another organisation, in place of the shop's. */
  organisation?: unknown;
  /** Changes the shop's settings; what comes out is checked again. */
  settings?: (settings: Settings) => void;
  services?: Partial<Services>;
  /** What `keepDatabase` kept, to begin with. */
  kept?: string;
};

/** What the app reads of its environment, unless a test says otherwise. */
export const environment = {
  PUBLIC_ORIGIN: 'https://help.narenj.example',
  SMS_PROVIDER: 'kavenegar',
  KAVENEGAR_API_KEY: 'test-key',
  KAVENEGAR_SENDER: '10004346',
  APP_SECRET: 'a secret of the tests, long enough',
};

async function readSettings({ organisation, settings: change }: TestAppOptions): Promise<Settings> {
  const settings = loadSettings(structuredClone(organisation) ?? (await readContentSettings()));
  change?.(settings);
  return loadSettings(settings);
}

/**
 * The real app over a fresh database, with a hand-turned clock and messages caught at the
 * providers. `settle()` waits for all that runs after answers.
 */
export async function createTestApp(options: TestAppOptions = {}) {
  const { env = {}, services: given = {} } = options;
  judgePlans();
  const { db, client, file } = await freshDatabase(options.kept);
  const clock = handTurnedClock();
  const config: Config = readConfig({ ...environment, ...env });
  const settings = await readSettings(options);
  const texts: OutgoingSms[] = [];
  const mails: OutgoingEmail[] = [];
  const logLines: string[] = [];
  const work = new Set<Promise<unknown>>();
  const delayed: { dueAt: number; task: () => Promise<unknown> }[] = [];
  const sms: SmsProvider = {
    name: 'kavenegar',
    async send(message) {
      texts.push(message);
      return { kind: 'ok', providerMessageId: String(texts.length), costRials: 120 };
    },
  };
  const email: EmailProvider = {
    name: 'smtp',
    async send(message) {
      mails.push(message);
      return { kind: 'ok', providerMessageId: null, costRials: null };
    },
  };
  const services: Services = recordAlarms({
    config,
    settings,
    clock,
    randomBytes: systemRandomBytes,
    log: createLog((line) => logLines.push(line)),
    openDb: () => db,
    afterResponse(start) {
      const running = start()
        .catch((fault: unknown) => logLines.push(String(fault)))
        .finally(() => work.delete(running));
      work.add(running);
    },
    later: (ms, task) => void delayed.push({ dueAt: clock.now() + ms, task }),
    smsProviders: [sms],
    emailProvider: email,
    notificationTemplates,
    files: filesInMemory(),
    asset: async () => null,
    searchIndex: async () => openIndex(buildIndex(shop).files[0].bytes),
    securityHeaders: securityHeaders({ scripts: [], styles: [] }),
    ...given,
  });
  const settle = async () => {
    while (work.size > 0) await Promise.all(work);
  };
  onTestFinished(settle);

  let address = '192.0.2.1';
  const api = createApp(services, () => address);
  return {
    api,
    services,
    config,
    settings,
    clock,
    db,
    client,
    file,
    texts,
    mails,
    logLines,
    /** Names of the alarms that were logged, in their order. */
    alarmEvents: () =>
      logLines
        .map((line) => JSON.parse(line) as { level: string; event: string })
        .filter(({ level }) => level === 'alarm')
        .map(({ event }) => event),
    settle,
    /** Runs what was to run later and is due by now. */
    async runLater() {
      const due = delayed.filter(({ dueAt }) => dueAt <= clock.now());
      for (const one of due) delayed.splice(delayed.indexOf(one), 1);
      for (const { task } of due) await task();
      await settle();
    },
    /** Later requests come from this address. */
    comeFrom(next: string) {
      address = next;
    },
    /** A browser of its own: keeps cookies, says where its requests come from. */
    visitor: () =>
      createBrowser(
        (request) => api.fetch(request),
        config.publicOrigin,
        settle,
        solveWith(services),
      ),
    /** The last SMS, and the code in it if it carries one. */
    lastSms() {
      const sms = texts.at(-1);
      if (!sms) throw new Error('No SMS was sent.');
      return { ...sms, code: /#(\d{6})/.exec(sms.text)?.[1] ?? '' };
    },
    lastMail() {
      const mail = mails.at(-1);
      if (!mail) throw new Error('No e-mail was sent.');
      return {
        ...mail,
        code: /(?<!\d)\d{6}(?!\d)/.exec(mail.text)?.[0] ?? '',
        link: /https?:\/\/\S+/.exec(mail.text)?.[0] ?? '',
      };
    },
  };
}

export type TestApp = Awaited<ReturnType<typeof createTestApp>>;
