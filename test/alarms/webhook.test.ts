import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { minutes } from '../../worker/foundation/ports/clock.ts';
import { smtp } from '../../worker/notifications/providers/smtp.ts';
import { webhook } from '../../worker/notifications/providers/webhook.ts';
import { startMailServer } from '../fakes/mail-server.ts';
import { createAlarmApp, ownerMail } from '../helpers/alarms.ts';

const secret = 'the secret of the webhook, long enough';

type Answer = (response: ServerResponse) => void;
type Post = { url: string; headers: IncomingMessage['headers']; body: string };

/** A receiver on loopback that stops with the test; it answers 204 once its script is over. */
async function startReceiver() {
  const posts: Post[] = [];
  const script: Answer[] = [];
  const server = createServer(async (request, response) => {
    const { url = '', headers } = request;
    posts.push({ url, headers, body: await text(request) });
    const answer = script.shift();
    if (answer) answer(response);
    else response.writeHead(204).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(
    () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  );
  const { port } = server.address() as AddressInfo;
  return {
    posts,
    play: (...answers: Answer[]) => void script.push(...answers),
    url: `http://127.0.0.1:${port}/hook`,
  };
}

async function withReceiver() {
  const receiver = await startReceiver();
  const app = await createAlarmApp({
    receivers: [{ channel: 'webhook', to: receiver.url, from: 'warning' }],
    services: { webhook: webhook(secret, 400) },
  });
  const fail = async () => {
    app.services.log.alarm('backup_failed', { said: 'ENOSPC' });
    await app.settle();
  };
  /** Runs of the timer through the waits between tries. */
  const passTime = async (count = 12) => {
    for (let i = 0; i < count; i++) {
      await app.tick();
      app.clock.turn(minutes(5));
    }
  };
  return { app, receiver, fail, passTime };
}

const isSigned = ({ headers, body }: Post) => {
  const [, seconds, mac] =
    /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['pasokh-signature'])) ?? [];
  return createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex') === mac;
};

const bad: Record<string, Answer> = {
  'answers 500': (response) => response.writeHead(500).end('no'),
  'answers 429': (response) => response.writeHead(429).end(),
  'never answers': () => {},
  'ends the connection': (response) => response.socket?.destroy(),
};

describe('a webhook', () => {
  it('R68 is JSON, signed with the time by HMAC-SHA-256', async () => {
    const { app, receiver, fail } = await withReceiver();
    await fail();
    await app.tick();
    const [post] = receiver.posts;
    expect(receiver.posts).toHaveLength(1);
    expect(post && isSigned(post)).toBe(true);
    expect(post?.headers['content-type']).toBe('application/json');
    expect(post?.headers['pasokh-signature']).toContain(`t=${Math.floor(app.clock.now() / 1000)},`);
    expect(JSON.parse(post?.body ?? '')).toMatchObject({ event: 'raised', name: 'backup_failed' });
  });

  it.each(Object.entries(bad))(
    'R48 R68 is repeated with the same id to a receiver that %s',
    async (_, answer) => {
      const { receiver, fail, passTime } = await withReceiver();
      receiver.play(answer, answer);
      await fail();
      await passTime();
      expect(receiver.posts.length).toBe(3);
      expect(receiver.posts.every(isSigned)).toBe(true);
      const ids = new Set(receiver.posts.map(({ body }) => JSON.parse(body).id));
      expect(ids.size).toBe(1);
    },
  );

  it('R68 follows no redirect', async () => {
    const other = await startReceiver();
    const { receiver, fail, passTime } = await withReceiver();
    receiver.play((response) => response.writeHead(307, { Location: other.url }).end());
    await fail();
    await passTime(2);
    expect(other.posts).toEqual([]);
  });

  it('R93 does not read what a receiver goes on to send', async () => {
    const { app, receiver, fail } = await withReceiver();
    let bytes = 0;
    receiver.play((response) => {
      response.writeHead(200);
      const more = () => {
        while (!response.destroyed && bytes < 50_000_000) {
          bytes += 65_536;
          if (!response.write('x'.repeat(65_536))) return void response.once('drain', more);
        }
      };
      more();
    });
    await fail();
    await app.tick();
    expect(bytes).toBeLessThan(20_000_000);
    expect(receiver.posts).toHaveLength(1);
  });
});

it('R68 an alarm arrives by a real mail server too', async () => {
  const server = await startMailServer();
  const emailProvider = smtp({ url: server.url, from: 'نارنج <help@narenj.example>' }, 400);
  const app = await createAlarmApp({ services: { emailProvider } });
  app.services.log.alarm('backup_failed', { said: 'ENOSPC' });
  await app.settle();
  await app.tick();
  await app.tick();
  expect(server.received.map(({ envelope, mail }) => [envelope.to, mail.subject])).toEqual([
    [[ownerMail.to], expect.stringContaining('پشتیبان‌گیری')],
  ]);
});
