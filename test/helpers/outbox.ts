import { asc, eq } from 'drizzle-orm';
import type { Settings } from '#shared/settings/schema.ts';
import { commit } from '../../worker/foundation/database/commit.ts';
import type { SmsProvider } from '../../worker/foundation/ports/providers.ts';
import type { Services } from '../../worker/foundation/ports/services.ts';
import { deliverDue, kickOutbox } from '../../worker/notifications/delivery/deliver.ts';
import { outbox } from '../../worker/notifications/schema.ts';
import { enqueue, type NewNotification } from '../../worker/notifications/store.ts';
import { createTestApp } from './app.ts';
import { type HandTurnedClock, handTurnedClock } from './clock.ts';
import { testMessages, testTexts } from './test-messages.ts';

type Options = {
  /** Shared with a fake gateway, whose messages travel by it. */
  clock?: HandTurnedClock;
  smsProviders?: readonly SmsProvider[];
  services?: Partial<Services>;
  settings?: (settings: Settings) => void;
};

/** The real outbox over a fresh database, before gateways of the test's choice. */
export async function createTestOutbox({
  clock = handTurnedClock(),
  smsProviders,
  services,
  settings,
}: Options = {}) {
  const app = await createTestApp({
    settings(all) {
      all.messages = testTexts;
      settings?.(all);
    },
    services: {
      clock,
      notificationTemplates: testMessages,
      ...(smsProviders && { smsProviders }),
      ...services,
    },
  });
  const context = { ...app.services, db: app.db };
  const mobile = '+989121234567';
  return {
    ...app,
    clock,
    context,
    mobile,
    queue: (message: Partial<NewNotification> = {}) =>
      commit(app.db, [
        enqueue(context, {
          message: 'notice',
          channel: 'sms',
          to: mobile,
          data: { text: 'پاسخ داده شد' },
          ...message,
        }),
      ]).then(([rows]) => rows),
    /** A code as proofs queues it: dead in two minutes. */
    queueCode: (message: Partial<NewNotification> = {}) =>
      commit(app.db, [
        enqueue(context, {
          message: 'code',
          channel: 'sms',
          to: mobile,
          expiresAt: clock.now() + 120_000,
          ...message,
        }),
      ]).then(([rows]) => rows),
    kick: () => kickOutbox(app.services),
    deliver: () => deliverDue(app.services),
    rows: () => app.db.select().from(outbox).orderBy(asc(outbox.createdAt), asc(outbox.id)),
    row: async (message: string) =>
      (await app.db.select().from(outbox).where(eq(outbox.message, message)))[0],
  };
}
