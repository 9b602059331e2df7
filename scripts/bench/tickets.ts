import { createRequire } from 'node:module';

export type Load = {
  '2xx': number;
  non2xx: number;
  errors: number;
  /** Seconds. */
  duration: number;
  /** Milliseconds. */
  latency: { p50: number; p99: number; max: number };
};
type Ask = { path?: string; headers?: Record<string, string>; body?: string };
type Cannon = (options: {
  url: string;
  connections: number;
  amount: number;
  requests: { method: 'GET' | 'POST'; path: string; setupRequest(ask: Ask): Ask }[];
}) => Promise<Load>;

const require = createRequire(import.meta.url);

/** autocannon, which has no types of its own. */
export const autocannon = require('autocannon') as Cannon;

export const connections = 32;

/** Files `amount` tickets by customers who are signed in already, 32 at a time. */
export function fileTickets(port: number, tokens: readonly string[], amount: number) {
  let sent = 0;
  return autocannon({
    url: `http://localhost:${port}`,
    connections,
    amount,
    requests: [
      {
        method: 'POST',
        path: '/api/contact',
        setupRequest(ask) {
          sent++;
          return {
            ...ask,
            headers: {
              'Content-Type': 'application/json',
              'Sec-Fetch-Site': 'same-origin',
              'Idempotency-Key': `bench-key-${String(sent).padStart(12, '0')}`,
              Cookie: `session=${tokens[sent % tokens.length]}`,
            },
            body: JSON.stringify({
              requestType: 'technical',
              title: `صفحهٔ پرداخت شمارهٔ ${sent} باز نمی‌شود`,
              text: 'وقتی دکمهٔ پرداخت را می‌زنم صفحه سفید می‌ماند و چیزی نمی‌آید.',
              replyChannel: 'sms',
              anotherMatter: true,
            }),
          };
        },
      },
    ],
  });
}
