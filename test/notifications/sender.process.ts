import { createClient } from '@libsql/client';
import { loadSettings } from '#shared/settings/load.ts';
import shop from '../../content/settings.json' with { type: 'json' };
import { readConfig } from '../../worker/foundation/config.ts';
import { openDatabase } from '../../worker/foundation/database/database.ts';
import { createLog } from '../../worker/foundation/ports/log.ts';
import { systemRandomBytes } from '../../worker/foundation/ports/random.ts';
import type { Services } from '../../worker/foundation/ports/services.ts';
import { deliverDue } from '../../worker/notifications/delivery/deliver.ts';
import { createSmsProviders } from '../../worker/notifications/providers/sms.ts';
import { testMessages, testTexts } from '../helpers/test-messages.ts';

/** One sender in a process of its own; ends when nothing is due. */
const { FILE = '', GATEWAY = '', KEY = '', NOW = '' } = process.env;
const client = createClient({ url: `file:${FILE}`, timeout: 5_000 });
const db = openDatabase(client);
const config = readConfig({
  APP_SECRET: 'a secret of the tests, long enough',
  SMS_PROVIDER: 'kavenegar',
  KAVENEGAR_API_KEY: KEY,
  KAVENEGAR_SENDER: '10004346',
});

const services: Partial<Services> = {
  config,
  settings: loadSettings({ ...shop, messages: testTexts }),
  clock: { now: () => Number(NOW) },
  randomBytes: systemRandomBytes,
  log: createLog((line) => console.error(line)),
  openDb: () => db,
  smsProviders: createSmsProviders(config, { baseUrls: { kavenegar: GATEWAY } }),
  emailProvider: null,
  notificationTemplates: testMessages,
};
// A sender uses no other.
await deliverDue(services as Services);
client.close();
