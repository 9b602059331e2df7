import { randomUUID } from 'node:crypto';
import { pictures } from '../../../test/attachments/pictures.ts';
import { solveWithSecret } from '../../../test/helpers/proof-of-work.ts';
import type { BuiltWorker } from '../../lib/edge/run-built-worker.ts';
import { appSecret, origin, type Scene } from './scene.ts';

/** One thing that is measured: `prepare` makes what each call needs, and costs nothing. */
export type Route = {
  name: string;
  calls: number;
  prepare?(call: number): Promise<void>;
  call(call: number): Promise<void>;
};

type Seats = { customer: string; agent: string };

/** Everything people, the cron and the mail do with the worker, in an order that each needs. */
export function routesOf(worker: BuiltWorker, { client, gateway }: Scene, seats: Seats): Route[] {
  const ask = async (path: string, init: RequestInit = {}, cookie = '') => {
    const headers = new Headers({
      'Sec-Fetch-Site': 'same-origin',
      'CF-Connecting-IP': '192.0.2.7',
      'Idempotency-Key': randomUUID(),
      ...(cookie && { Cookie: cookie }),
      ...Object.fromEntries(new Headers(init.headers)),
    });
    const answer = await worker.fetch(new Request(origin + path, { ...init, headers }));
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  };
  const post = (path: string, body: unknown, cookie?: string) =>
    ask(
      path,
      {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      },
      cookie,
    );
  const read = async (answer: Promise<Response>) => void (await (await answer).arrayBuffer());
  const asCustomer = `__Host-session=${seats.customer}`;
  const asAgent = `__Host-desk=${seats.agent}`;
  const forgetLimits = async () => {
    await client.batch(['DELETE FROM rate_limits', 'DELETE FROM spent_work'], 'write');
  };
  const mobileOf = (call: number) => `0935${String(1_000_000 + call)}`;
  const codeFor = async (mobile: string) => {
    for (;;) {
      const code = /(?<!\d)\d{6}(?!\d)/.exec(gateway.texts.get(mobile) ?? '')?.[0];
      if (code) return code;
      await new Promise((wake) => setTimeout(wake, 2));
    }
  };
  const started: { cookie: string; code: string }[] = [];
  let work: string | undefined;
  let ticket = '';
  let version = 0;
  const words = 'وقتی دکمهٔ پرداخت را می‌زنم صفحه سفید می‌ماند و چیزی نمی‌آید.';

  return [
    { name: 'health', calls: 200, call: () => read(ask('/api/health')) },
    { name: 'article (a file)', calls: 100, call: () => read(ask('/')) },
    {
      name: 'search page',
      calls: 60,
      call: (i) => read(ask(`/search/?q=${encodeURIComponent(`بازگشت پول سفارش ${i % 7}`)}`)),
    },
    { name: 'calendar of a form', calls: 100, call: () => read(ask('/api/contact/technical')) },
    {
      name: 'challenge',
      calls: 60,
      call: () => read(ask('/api/proof-of-work?form=ticket')),
    },
    {
      name: 'request code',
      calls: 60,
      async prepare(i) {
        await forgetLimits();
        work = await solveWithSecret(appSecret)('code', mobileOf(i));
      },
      async call(i) {
        const mobile = mobileOf(i);
        const answer = await post('/api/sign-in/code', { mobile, work });
        const cookie = answer.headers
          .getSetCookie()
          .map((line) => line.split(';')[0])
          .join('; ');
        started.push({ cookie, code: await codeFor(mobile) });
      },
    },
    {
      name: 'prove code',
      calls: 60,
      async call(i) {
        const { cookie, code } = started[i] ?? { cookie: '', code: '' };
        await read(post('/api/sign-in/prove', { code }, cookie));
      },
    },
    {
      name: 'file a ticket',
      calls: 60,
      prepare: forgetLimits,
      async call(i) {
        const answer = await post(
          '/api/contact',
          {
            requestType: 'technical',
            title: `صفحهٔ پرداخت باز نمی‌شود ${i}`,
            text: words,
            replyChannel: 'sms',
            anotherMatter: true,
          },
          asCustomer,
        );
        ticket = ((await answer.json()) as { code: string }).code;
      },
    },
    {
      name: 'list of own tickets',
      calls: 60,
      call: () => read(ask('/api/requests', {}, asCustomer)),
    },
    {
      name: 'thread',
      calls: 60,
      call: () => read(ask(`/api/requests/${ticket}`, {}, asCustomer)),
    },
    {
      name: 'reply',
      calls: 40,
      prepare: forgetLimits,
      call: (i) =>
        read(post(`/api/requests/${ticket}/messages`, { text: `${words} ${i}` }, asCustomer)),
    },
    {
      name: 'upload',
      calls: 40,
      prepare: forgetLimits,
      call: () =>
        read(
          ask(
            '/api/attachments',
            {
              method: 'POST',
              headers: { 'Form-Token': randomUUID(), 'File-Name': 'picture.jpg' },
              body: new Uint8Array(pictures.jpeg),
            },
            asCustomer,
          ),
        ),
    },
    { name: 'desk: list', calls: 60, call: () => read(ask('/api/desk/tickets', {}, asAgent)) },
    {
      name: 'desk: thread',
      calls: 40,
      async call() {
        const answer = await ask(`/api/desk/tickets/${ticket}`, {}, asAgent);
        ({ version } = (await answer.json()) as { version: number });
      },
    },
    {
      name: 'desk: reply',
      calls: 30,
      async prepare() {
        const { rows } = await client.execute({
          sql: 'SELECT version FROM tickets WHERE code = ?',
          args: [ticket.replaceAll('-', '')],
        });
        version = Number(rows[0]?.version ?? version);
      },
      call: (i) =>
        read(
          post(`/api/desk/tickets/${ticket}/reply`, { version, text: `${words} ${i}` }, asAgent),
        ),
    },
    {
      name: 'email()',
      calls: 40,
      async call(i) {
        const mail = [
          'From: person@mail.example',
          'To: reply@help.bench.example',
          'Subject: =?utf-8?B?2b7Ysdiv2KfYrtiq?=',
          `Message-ID: <bench-${i}@mail.example>`,
          'Content-Type: text/plain; charset=utf-8',
          '',
          words,
        ].join('\r\n');
        await worker.email(mail, {
          from: 'person@mail.example',
          to: 'reply@help.bench.example',
        });
      },
    },
    {
      name: 'cron, quiet',
      calls: 60,
      async call() {
        await worker.scheduled();
      },
    },
    {
      name: 'cron, 60 messages due',
      calls: 30,
      async prepare() {
        await client.batch(['DELETE FROM outbox', queueDue(60)], 'write');
      },
      async call() {
        await worker.scheduled();
      },
    },
    {
      name: 'cron, much to tend',
      calls: 20,
      async prepare() {
        await client.batch(
          [
            'DELETE FROM outbox',
            `UPDATE messages SET link = NULL, chain_position = NULL WHERE internal = 0 AND id IN
              (SELECT id FROM messages WHERE internal = 0 LIMIT 50)`,
            `UPDATE tickets SET state = 'answered', state_since = 0 WHERE id IN
              (SELECT id FROM tickets LIMIT 20)`,
          ],
          'write',
        );
      },
      async call() {
        await worker.scheduled();
      },
    },
  ];
}

const queueDue = (count: number) => `
  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})
  INSERT INTO outbox (id, message, channel, address, data, unproven, dedupe_id, created_at, state,
    due_at, claims, may_be_out, tries, doubts, polls)
  SELECT 'due' || i, 'ticket_answered', 'sms', '+98936' || (1000000 + i),
    '{"trackingCode":"A","department":"فنی"}', 0, i, ${Date.now()}, 'queued', ${Date.now()},
    0, 0, 0, 0, 0 FROM n`;
