import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import Libsql from 'libsql';
import { solveWithSecret } from '../../test/helpers/proof-of-work.ts';
import { cpuMsOf } from './server-cpu.ts';
import { autocannon, connections } from './tickets.ts';

/** Requests of each kind that are measured, after half as many that warm up. */
const amount = Number(process.env.BENCH_WRITES ?? 3_000);

type Sent = { path: string; headers: Record<string, string>; body: string };

/** A server, and what it is sent: `requestOf` makes the request of each turn. */
export type Write = {
  name: string;
  server: ChildProcess;
  port: number;
  requestOf(turn: number): Sent;
  /** What is done before any request is made. */
  prepare?(count: number): Promise<void>;
};

/** Milliseconds of CPU that the server takes for one of these requests and what follows it, all of its threads together. */
export async function cpuOfWrite({
  name,
  server,
  port,
  requestOf,
  prepare,
}: Write): Promise<number> {
  let turn = 0;
  const warmup = amount / 2;
  await prepare?.(amount + warmup + 2 * connections);
  const send = async (count: number) => {
    const { non2xx, errors } = await autocannon({
      url: `http://localhost:${port}`,
      connections,
      amount: count,
      requests: [
        { method: 'POST', path: '/', setupRequest: (ask) => ({ ...ask, ...requestOf(turn++) }) },
      ],
    });
    if (non2xx + errors > 0) throw new Error(`${name}: ${non2xx} refused, ${errors} broken`);
    // Notices go out behind the answers.
    await new Promise((wake) => setTimeout(wake, 500));
  };
  const pid = server.pid ?? 0;
  await send(warmup);
  const before = cpuMsOf(pid);
  await send(amount);
  return (cpuMsOf(pid) - before) / amount;
}

const headers = { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin' };

/** A durable insert of the bare server. */
export const bareInsert = (target: Pick<Write, 'server' | 'port'>): Write => ({
  ...target,
  name: 'Bare insert',
  requestOf: () => ({ path: '/', headers, body: JSON.stringify({ text: 'x'.repeat(300) }) }),
});

/** What customers write most, and their phones' codes. */
export function writesOf(
  target: Pick<Write, 'server' | 'port'>,
  { database, secrets, tokens }: { database: string; secrets: string; tokens: readonly string[] },
): Write[] {
  const tokenOf = (turn: number) => tokens[turn % tokens.length] ?? '';
  const keyed = (turn: number, scope: string) => ({
    ...headers,
    'Idempotency-Key': `bench-${scope}-${String(turn).padStart(12, '0')}`,
    Cookie: `session=${tokenOf(turn)}`,
  });
  let codes: readonly string[] = [];
  const works: string[] = [];
  const mobileOf = (turn: number) => `0935${String(turn).padStart(7, '0')}`;
  return [
    {
      ...target,
      name: 'File a ticket',
      requestOf: (turn) => ({
        path: '/api/contact',
        headers: keyed(turn, 'file'),
        body: JSON.stringify({
          requestType: 'technical',
          title: `صفحهٔ پرداخت شمارهٔ ${turn} باز نمی‌شود`,
          text: 'وقتی دکمهٔ پرداخت را می‌زنم صفحه سفید می‌ماند و چیزی نمی‌آید.',
          replyChannel: 'sms',
          anotherMatter: true,
        }),
      }),
    },
    {
      ...target,
      name: 'Reply of a customer',
      async prepare() {
        codes = codesOf(database, tokens.length);
      },
      requestOf: (turn) => ({
        path: `/api/requests/${codes[turn % codes.length]}/messages`,
        headers: keyed(turn, 'reply'),
        body: JSON.stringify({ text: `هنوز هم باز نمی‌شود؛ امروز ${turn} بار آزمودم.` }),
      }),
    },
    {
      ...target,
      name: 'Request a code',
      async prepare(count) {
        const solve = solveWithSecret(
          /^APP_SECRET=(.*)$/m.exec(await readFile(secrets, 'utf8'))?.[1] ?? '',
        );
        for (let turn = 0; turn < count; turn++)
          works.push((await solve('code', mobileOf(turn))) ?? '');
      },
      requestOf: (turn) => ({
        path: '/api/sign-in/code',
        headers,
        body: JSON.stringify({ mobile: mobileOf(turn), work: works[turn] }),
      }),
    },
  ];
}

/** The first ticket of each customer, in the order of their tokens. */
function codesOf(database: string, customers: number): string[] {
  const db = new Libsql(database, { readonly: true });
  const first = db.prepare('SELECT code FROM tickets WHERE customer_id = ? LIMIT 1');
  const codes = Array.from(
    { length: customers },
    (_, i) => (first.get([`bench-${i}`]) as { code: string }).code,
  );
  db.close();
  return codes;
}
