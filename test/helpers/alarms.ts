import { sql } from 'drizzle-orm';
import type { AlarmReceiver } from '#shared/settings/alarms.ts';
import type { Settings } from '#shared/settings/schema.ts';
import type { AlarmRow } from '../../worker/alarms/store.ts';
import { runScheduled } from '../../worker/app.ts';
import type { WebhookProvider } from '../../worker/foundation/ports/providers.ts';
import type { Services } from '../../worker/foundation/ports/services.ts';
import { createTestApp } from './app.ts';

/** The owner's mailbox. */
export const ownerMail: AlarmReceiver = {
  channel: 'email',
  to: 'owner@narenj.example',
  from: 'warning',
};
/** The owner's phone. */
export const ownerPhone: AlarmReceiver = { channel: 'sms', to: '+989120000009', from: 'warning' };
/** A receiver of webhooks; who posts to it is of the test's choice. */
export const ownerHook: AlarmReceiver = {
  channel: 'webhook',
  to: 'https://hooks.narenj.example/pasokh',
  from: 'warning',
};

type Options = {
  receivers?: readonly AlarmReceiver[];
  settings?: (settings: Settings) => void;
  services?: Partial<Services>;
  env?: Record<string, string>;
};

/** The real app with a receiver of alarms; `tick()` is a run of the timer. */
export async function createAlarmApp({
  receivers = [ownerMail],
  settings,
  services,
  env = {},
}: Options = {}) {
  const posts: { url: string; body: Record<string, unknown> }[] = [];
  const webhook: WebhookProvider = {
    name: 'webhook',
    async send({ url, body }) {
      posts.push({ url, body: JSON.parse(body) });
      return { kind: 'ok', providerMessageId: null, costRials: null };
    },
  };
  const app = await createTestApp({
    env,
    settings(all) {
      all.alarms = { receivers: [...receivers] };
      settings?.(all);
    },
    services: { webhook, ...services },
  });
  const { db, texts, mails, settle } = app;
  return {
    ...app,
    posts,
    /** One run of the timer, and all that follows from it. */
    async tick() {
      await runScheduled(app.services);
      await settle();
    },
    /** Subjects of the mails that the owner got, in their order. */
    ownerMails: () => mails.filter(({ to }) => to === ownerMail.to).map(({ subject }) => subject),
    /** SMS that the owner got. */
    ownerTexts: () => texts.filter(({ to }) => to === ownerPhone.to).map(({ text }) => text),
    rows: () =>
      db.all<Pick<AlarmRow, 'name' | 'key' | 'count'> & { isOpen: number }>(sql`
        SELECT name, key, count, recovered_at IS NULL AS isOpen FROM alarms ORDER BY name, key`),
  };
}

/** An app with alarms. */
export type AlarmApp = Awaited<ReturnType<typeof createAlarmApp>>;
