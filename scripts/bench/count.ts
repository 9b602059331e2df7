import { fileURLToPath } from 'node:url';
import { solveWith } from '../../test/helpers/proof-of-work.ts';
import { countRoundTrips } from '../../test/helpers/round-trips.ts';
import { foldersOfBundle } from '../../worker/foundation/node/folders.node.ts';
import { kickOutbox } from '../../worker/notifications/delivery/deliver.ts';
import { startNodeServer } from '../../worker/server.node.ts';

/** Bundled beside a server's files and run there; what follows an answer is not counted. */
const server = await startNodeServer(process.env, foldersOfBundle(fileURLToPath(import.meta.url)));
const { services, config } = server;
let lastText = '';
services.smsProviders = [
  {
    name: 'terminal',
    async send({ text }) {
      lastText = text;
      return { kind: 'ok', providerMessageId: null, costRials: 0 };
    },
  },
];
services.afterResponse = () => {};
const seen = countRoundTrips(services.openDb().$client);
const cookies = new Map<string, string>();

async function ask(name: string | null, path: string, body?: unknown) {
  const before = { ...seen };
  const answer = await fetch(`${config.publicOrigin}${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      'Content-Type': 'application/json',
      'Sec-Fetch-Site': 'same-origin',
      'Idempotency-Key': crypto.randomUUID(),
      Cookie: [...cookies].map(([key, value]) => `${key}=${value}`).join('; '),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
  for (const cookie of answer.headers.getSetCookie()) {
    const [, key = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    cookies.set(key, value);
  }
  if (name)
    console.log(
      `Round trips, ${name}: ${seen.trips - before.trips} (${seen.statements - before.statements} statements)`,
    );
  return answer;
}

const request = (title: string) => ({
  requestType: 'technical',
  title,
  text: 'وقتی دکمهٔ پرداخت را می‌زنم صفحه سفید می‌ماند و چیزی نمی‌آید.',
  replyChannel: 'sms',
  anotherMatter: true,
});

/** A first start has things to tend that no request pays for. */
async function untilQuiet() {
  for (let before = -1; before !== seen.trips; ) {
    before = seen.trips;
    await new Promise((wake) => setTimeout(wake, 500));
  }
}

await ask(null, '/api/contact/technical');
await untilQuiet();
const mobile = '09121234567';
const work = await solveWith(services)('code', mobile);
await ask('request code', '/api/sign-in/code', { mobile, work });
await kickOutbox(services);
const code = /#(\d{6})/.exec(lastText)?.[1] ?? '';
await ask('prove code', '/api/sign-in/prove', { code });
await ask(null, '/api/contact', request('نخستین درخواست، که تقویم را هم می‌خواند'));
const filed = await ask('file ticket', '/api/contact', request('صفحهٔ پرداخت باز نمی‌شود'));
const { code: trackingCode } = (await filed.json()) as { code: string };
await ask('read thread', `/api/requests/${trackingCode}`);
await server.stop();
