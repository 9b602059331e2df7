import { asc, eq } from 'drizzle-orm';
import type { Settings } from '#shared/settings/schema.ts';
import { commit } from '../../worker/foundation/database.ts';
import type { MessageTable } from '../../worker/foundation/messages.ts';
import type { SmsProvider } from '../../worker/foundation/providers.ts';
import type { Services } from '../../worker/foundation/services.ts';
import { deliverDue, kickOutbox } from '../../worker/notifications/deliver.ts';
import { outbox } from '../../worker/notifications/schema.ts';
import { enqueue, type NewMessage } from '../../worker/notifications/store.ts';
import { createTestApp } from './app.ts';

/** Messages of the tests: a plain one, one with a code, and those that go wrong. */
export const testMessages: MessageTable = {
  notice: {
    channels: ['sms', 'email'],
    placeholders: ['text'],
    render: (_work, { data }) => ({ ...data }),
  },
  code: { channels: ['sms', 'email'], placeholders: ['code'], render: () => ({ code: '012345' }) },
  poison: {
    channels: ['sms'],
    placeholders: [],
    render: () => {
      throw new Error('poison');
    },
  },
  unwanted: { channels: ['sms'], placeholders: [], render: () => null },
};

export const testTexts: Settings['messages'] = {
  notice: {
    sms: { text: '{brand}: {text}', patterns: {} as never },
    email: { subject: '{brand}: {text}', text: '{text}\n\nپاسخ ندهید.' },
  },
  code: {
    sms: { text: 'کد {brand}: {code}\n@{host} #{code}', patterns: {} as never },
    email: { subject: 'کد {brand}', text: 'کد شما: {code}' },
  },
  poison: { sms: { text: 'زهر', patterns: {} as never } },
  unwanted: { sms: { text: 'هیچ', patterns: {} as never } },
};

type Options = {
  smsProviders?: readonly SmsProvider[];
  services?: Partial<Services>;
  settings?: (settings: Settings) => void;
};

/** The real outbox over a fresh database, before gateways of the test's choice. */
export async function createTestOutbox({ smsProviders, services, settings }: Options = {}) {
  const app = await createTestApp({
    settings(all) {
      all.messages = testTexts;
      settings?.(all);
    },
    services: { messages: testMessages, ...(smsProviders && { smsProviders }), ...services },
  });
  const work = { ...app.services, db: app.db };
  const mobile = '+989121234567';
  return {
    ...app,
    work,
    mobile,
    queue: (message: Partial<NewMessage> = {}) =>
      commit(app.db, [
        enqueue(work, {
          message: 'notice',
          channel: 'sms',
          to: mobile,
          data: { text: 'پاسخ داده شد' },
          ...message,
        }),
      ]).then(([rows]) => rows),
    /** A code as proofs queues it: dead in two minutes. */
    queueCode: (message: Partial<NewMessage> = {}) =>
      commit(app.db, [
        enqueue(work, {
          message: 'code',
          channel: 'sms',
          to: mobile,
          expiresAt: app.clock.now() + 120_000,
          ...message,
        }),
      ]).then(([rows]) => rows),
    kick: () => kickOutbox(app.services),
    deliver: () => deliverDue(app.services),
    rows: () => app.db.select().from(outbox).orderBy(asc(outbox.createdAt), asc(outbox.id)),
    row: async (message: string) =>
      (await app.db.select().from(outbox).where(eq(outbox.message, message)))[0],
    alarms: () =>
      app.logLines
        .map((line) => JSON.parse(line) as { level: string; event: string })
        .filter(({ level }) => level === 'alarm')
        .map(({ event }) => event),
  };
}
