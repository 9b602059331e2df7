// One of several processes in which a customer files urgent requests, as fast as the product answers.
import { readFile } from 'node:fs/promises';
import { loadSettings } from '#shared/settings/load.ts';
import { createApp } from '../../worker/app.ts';
import { readConfig } from '../../worker/foundation/config.ts';
import { openEmbeddedClient } from '../../worker/foundation/database/client/embedded-client.node.ts';
import { openDatabase } from '../../worker/foundation/database/database.ts';
import { noFiles } from '../../worker/foundation/ports/file-store.ts';
import { createLog } from '../../worker/foundation/ports/log.ts';
import { systemRandomBytes } from '../../worker/foundation/ports/random.ts';
import { securityHeaders } from '../../worker/foundation/security/headers.ts';
import { notificationTemplates } from '../../worker/notification-templates.ts';
import { goodRequest } from '../helpers/tickets.ts';

const { file, env, calls, quota, cookie, now, name } = JSON.parse(process.argv[2] ?? '{}');
const config = readConfig(env);
const settings = loadSettings(JSON.parse(await readFile('content/settings.json', 'utf8')));
settings.urgency.urgent.quota.count = quota;
settings.limits.ticketsPerCustomerPerDay = calls * 100;
const client = openEmbeddedClient(file);
const db = openDatabase(client);
const app = createApp(
  {
    config,
    settings,
    clock: { now: () => now },
    randomBytes: systemRandomBytes,
    log: createLog((line) => console.error(line)),
    openDb: () => db,
    later: () => {},
    afterResponse: () => {},
    smsProviders: [],
    emailProvider: null,
    notificationTemplates,
    files: noFiles,
    asset: async () => null,
    searchIndex: async () => {
      throw new Error('Nothing is searched here.');
    },
    securityHeaders: securityHeaders({ scripts: [], styles: [] }),
  },
  () => '192.0.2.1',
);
const tally: Record<number, number> = {};
for (let i = 0; i < calls; i++) {
  const body = {
    ...goodRequest,
    anotherMatter: true,
    // No provider delivers anything here.
    replyChannel: 'thread',
    title: `صفحهٔ ${name} شمارهٔ ${i} باز نمی‌شود`,
    urgency: 'urgent',
  };
  const { status } = await app.fetch(
    new Request(`${config.publicOrigin}/api/contact`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Sec-Fetch-Site': 'same-origin',
        Cookie: cookie,
      },
      body: JSON.stringify(body),
    }),
  );
  tally[status] = (tally[status] ?? 0) + 1;
}
client.close();
console.log(JSON.stringify(tally));
