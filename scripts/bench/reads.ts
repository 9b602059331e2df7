import type { ChildProcess } from 'node:child_process';
import Libsql from 'libsql';
import { pageUrl } from '#shared/contract/pages.ts';
import { cpuMsOf } from './server-cpu.ts';
import { autocannon, connections } from './tickets.ts';

/** Requests of each kind that are measured, after half as many that warm up. */
const amount = Number(process.env.BENCH_READS ?? 6_000);

/** A server, and the requests of one kind that it is sent one after the other. */
export type Read = {
  name: string;
  server: ChildProcess;
  port: number;
  requests: readonly { path: string; headers?: Record<string, string> }[];
};

/** Milliseconds of CPU that the server takes for one of these requests, all of its threads together. */
export async function cpuOfRead({ name, server, port, requests }: Read): Promise<number> {
  const send = async (count: number) => {
    let sent = 0;
    const { non2xx, errors } = await autocannon({
      url: `http://localhost:${port}`,
      connections,
      amount: count,
      requests: [
        {
          method: 'GET',
          path: '/',
          setupRequest: (ask) => ({ ...ask, ...requests[sent++ % requests.length] }),
        },
      ],
    });
    if (non2xx + errors > 0) throw new Error(`${name}: ${non2xx} refused, ${errors} broken`);
  };
  const pid = server.pid ?? 0;
  await send(amount / 2);
  const before = cpuMsOf(pid);
  await send(amount);
  return (cpuMsOf(pid) - before) / amount;
}

const browser = { 'Accept-Encoding': 'gzip, deflate, br', Accept: 'text/html' };

const questions = [
  'سفارشم را لغو کنم',
  'پولم کی برمی‌گردد',
  'رمز عبورم را فراموش کرده‌ام',
  'کد تایید نمی آید',
  'چطور حسابم را ببندم',
  'pool kam shod',
  'تغییر شماره موبایل',
  'مرجوعی',
];

/** What customers read most, of a server whose database has tickets of these customers. */
export function readsOf(
  target: Pick<Read, 'server' | 'port'>,
  { database, tokens }: { database: string; tokens: readonly string[] },
): Read[] {
  const db = new Libsql(database, { readonly: true });
  const codes = db.prepare('SELECT code FROM tickets WHERE customer_id = ? LIMIT 1');
  const seated = tokens.flatMap((token, i) => {
    const row = codes.get([`bench-${i}`]) as { code: string } | undefined;
    return row ? [{ code: row.code, headers: { Cookie: `session=${token}` } }] : [];
  });
  db.close();
  return [
    {
      ...target,
      name: 'Thread',
      requests: seated.map(({ code, headers }) => ({ path: `/api/requests/${code}`, headers })),
    },
    {
      ...target,
      name: "Customer's list",
      requests: seated.map(({ headers }) => ({ path: '/api/requests', headers })),
    },
    {
      ...target,
      name: 'Search page',
      requests: questions.map((question) => ({
        path: `${pageUrl('search')}?q=${encodeURIComponent(question)}`,
        headers: browser,
      })),
    },
    { ...target, name: 'Article', requests: [{ path: '/orders/cancel/', headers: browser }] },
  ];
}
