import { describe, expect, it } from 'vitest';
import { UploadQueue } from '../../worker/attachments/upload-queue.ts';
import { BodyMemory, type HeldBody } from '../../worker/foundation/http/body-memory.ts';
import { seconds } from '../../worker/foundation/ports/clock.ts';
import { Problem } from '../../worker/foundation/problem.ts';
import { createTestApp, type TestApp } from '../helpers/app.ts';
import { problemOf } from '../helpers/browser.ts';
import { handTurnedClock } from '../helpers/clock.ts';
import { pictures } from './pictures.ts';

const megabyte = 1024 * 1024;
const formToken = 'a-form-token-of-128-bits';
const env = {
  INBOUND_ADDRESS: 'reply@help.narenj.example',
  INBOUND_SECRET: 'the secret of the mail pipe',
  SMTP_URL: 'smtp://127.0.0.1:25',
  MAIL_FROM: 'help@narenj.example',
};

/** A body that a test sends piece by piece; `wasAskedFor()` once somebody reads it. */
function pipe() {
  let body: ReadableStreamDefaultController<Uint8Array> | undefined;
  let asked = false;
  const stream = new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        body = controller;
      },
      pull: () => {
        asked = true;
      },
      cancel: () => {
        body = undefined;
      },
    },
    { highWaterMark: 0 },
  );
  return {
    stream,
    send: (bytes: Uint8Array) => body?.enqueue(bytes),
    end: () => body?.close(),
    wasAskedFor: () => asked,
  };
}

type Pipe = ReturnType<typeof pipe>;

/** Begins to post a body; where it comes from is fixed before the next line of the test. */
function post(app: TestApp, path: string, { stream }: Pipe, headers: Record<string, string> = {}) {
  const init = {
    method: 'POST',
    headers: { 'Sec-Fetch-Site': 'same-origin', ...headers },
    body: stream,
    duplex: 'half',
  };
  return Promise.resolve(
    app.api.fetch(new Request(new URL(path, app.config.publicOrigin), init as RequestInit)),
  );
}

const ofForm = { 'Form-Token': formToken, 'File-Name': 'a.png' };
const upload = (app: TestApp, body: Pipe, token = formToken) =>
  post(app, '/api/attachments', body, { ...ofForm, 'Form-Token': token });

/** Until what was begun waits for something outside. */
const settle = () => new Promise((wake) => setTimeout(wake, 30));

const whole = (bytes: Uint8Array = pictures.png) => {
  const body = pipe();
  body.send(bytes);
  body.end();
  return body;
};

describe('R91 a large body is not read before its head was judged', () => {
  it.each([
    ['a file without a form token', '/api/attachments', {}, 'bad_input'],
    ['a file with half a form token', '/api/attachments', { 'Form-Token': 'a' }, 'bad_input'],
    [
      'a file from elsewhere',
      '/api/attachments',
      { 'Sec-Fetch-Site': 'cross-site', ...ofForm },
      'foreign_origin',
    ],
    ['a file at the desk without a session', '/api/desk/attachments', ofForm, 'sign_in_needed'],
    ['a mail without a signature', '/api/inbound', {}, 'not_found'],
    [
      'a mail with a signature of long ago',
      '/api/inbound',
      { 'Pasokh-Signature': `t=1,v1=${'a'.repeat(43)}` },
      'not_found',
    ],
  ] as const)('%s', async (_, path, headers, code) => {
    const app = await createTestApp({ env });
    const body = pipe();
    expect(await problemOf(post(app, path, body, headers))).toBe(code);
    expect(body.wasAskedFor()).toBe(false);
  });
});

describe('R93 files that come at once', () => {
  it('of one address are read three at a time; the others wait, and are taken then', async () => {
    const app = await createTestApp();
    const bodies = Array.from({ length: 5 }, pipe);
    const answers = bodies.map((body) => upload(app, body));
    const read = () => bodies.map((body) => body.wasAskedFor());
    await expect.poll(read).toEqual([true, true, true, false, false]);
    const other = whole();
    app.comeFrom('192.0.2.2');
    expect((await upload(app, other, 'another-form-token-128bit')).status).toBe(201);
    for (const body of bodies) {
      body.send(pictures.png);
      body.end();
    }
    for (const answer of await Promise.all(answers)) expect(answer.status).toBe(201);
  });

  it('of one address are refused for some seconds where twenty wait already', async () => {
    const app = await createTestApp();
    const bodies = Array.from({ length: 24 }, pipe);
    const answers = bodies.map((body) => upload(app, body));
    const refused = await Promise.race(answers);
    expect(refused.status).toBe(503);
    expect(await problemOf(refused)).toBe('busy');
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(refused.headers.get('Connection')).toBe('close');
    for (const body of bodies) body.end();
    await Promise.all(answers);
    expect(app.logLines.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  });

  it('hold 24 MB together; the slowest are refused, and who sends fast is taken', async () => {
    const app = await createTestApp();
    const bodies = Array.from({ length: 16 }, pipe);
    const answers: Promise<Response>[] = [];
    for (const [at, body] of bodies.entries()) {
      app.comeFrom(`192.0.2.${at}`);
      answers.push(upload(app, body));
      await settle();
      for (let piece = 0; piece < 4; piece++) body.send(new Uint8Array(megabyte));
      await settle();
      app.clock.turn(seconds(3));
    }
    app.comeFrom('198.51.100.1');
    expect((await upload(app, whole())).status).toBe(201);
    let held = bodies.length;
    for (const answer of answers)
      void answer.then(() => {
        held -= 1;
      });
    await settle();
    expect(held * 4).toBeLessThanOrEqual(24);
    const refused = await Promise.all(answers.slice(0, 10));
    for (const answer of refused) expect(await problemOf(answer)).toBe('busy');
    for (const body of bodies.slice(10)) body.end();
    await Promise.allSettled(answers);
    expect(app.logLines.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  });

  /** Another address fills the memory while a slow file is half here. */
  const besideSlowFile = async (count: number, path: string, piece: number, pieces: number) => {
    const app = await createTestApp({ env });
    const slow = pipe();
    const answer = upload(app, slow);
    let isOver = false;
    void answer.then(() => {
      isOver = true;
    });
    await settle();
    for (let second = 0; second < 200; second++) {
      slow.send(new Uint8Array(16 * 1024));
      await Promise.resolve();
      app.clock.turn(seconds(2));
    }
    await settle();
    app.comeFrom('198.51.100.1');
    const signature = `t=${Math.floor(app.clock.now() / 1000)},v1=${'a'.repeat(43)}`;
    const headers = { 'Content-Type': 'application/json', 'Pasokh-Signature': signature };
    const others = Array.from({ length: count }, pipe);
    const answers = others.map((body) => post(app, path, body, headers));
    for (let at = 0; at < pieces; at++)
      for (const body of others) {
        body.send(new Uint8Array(piece));
        await Promise.resolve();
      }
    await settle();
    slow.send(new Uint8Array(16 * 1024));
    await settle();
    expect(isOver).toBe(false);
    for (const body of [slow, ...others]) body.end();
    expect((await answer).status).toBe(415);
    return (await Promise.all(answers)).map(({ status }) => status);
  };

  it('of another address make way before a slow file: many forms', async () => {
    const statuses = await besideSlowFile(150, '/api/contact', 250 * 1024, 1);
    expect(statuses.filter((status) => status === 503).length).toBeGreaterThanOrEqual(50);
  });

  it('of another address make way before a slow file: one mail', async () => {
    expect(await besideSlowFile(1, '/api/inbound', megabyte, 22)).toEqual([503]);
  });

  it('hold nothing once they are answered', async () => {
    const app = await createTestApp();
    for (let at = 0; at < 12; at++) {
      app.comeFrom(`192.0.2.${at}`);
      expect((await upload(app, whole(new Uint8Array(5 * megabyte)))).status).toBe(415);
    }
  });
});

describe('R93 a file that waits for a place', () => {
  const open = () => {
    const clock = handTurnedClock();
    const memory = new BodyMemory(megabyte, clock);
    return { clock, memory, queue: new UploadQueue(1) };
  };
  /** Holds a place until its body is refused, as a client does that hardly sends. */
  const hold = (queue: UploadQueue, body: HeldBody) =>
    queue.run('sender', body, () => {
      const { promise, reject } = Promise.withResolvers<never>();
      body.onRefused(() => reject(new Problem('busy')));
      return promise;
    });

  it('gets that of one that hardly moves', async () => {
    const { clock, memory, queue } = open();
    const slow = Array.from({ length: 3 }, () => memory.open('sender'));
    const held = slow.map((body) => hold(queue, body));
    const refused = expect(held[0]).rejects.toThrow('busy');
    for (const [at, body] of slow.entries()) body.arrived(100_000 * (at + 1), 1_000);
    clock.turn(seconds(15));
    const taken = await queue.run('sender', memory.open('sender'), async () => 'taken');
    expect(taken).toBe('taken');
    await refused;
    expect(slow.map(({ state }) => state)).toEqual(['refused', 'arriving', 'arriving']);
  });

  it('does not get that of one that moves, and gives up after a while', async () => {
    const { memory, queue } = open();
    const fast = Array.from({ length: 3 }, () => memory.open('sender'));
    for (const body of fast) {
      void hold(queue, body).catch(() => {});
      body.arrived(100_000, 1_000);
    }
    await expect(queue.run('sender', memory.open('sender'), async () => {})).rejects.toThrow(
      'busy',
    );
    expect(fast.map(({ state }) => state)).toEqual(['arriving', 'arriving', 'arriving']);
  });
});

describe('R93 all other bodies', () => {
  it('are bounded together too', async () => {
    const app = await createTestApp();
    const bodies = Array.from({ length: 250 }, pipe);
    const answers = bodies.map((body) =>
      post(app, '/api/contact', body, { 'Content-Type': 'application/json' }),
    );
    await settle();
    for (const body of bodies) {
      body.send(new Uint8Array(250 * 1024));
      await Promise.resolve();
    }
    await settle();
    let refused = 0;
    for (const answer of answers)
      void answer.then(({ status }) => {
        if (status === 503) refused += 1;
      });
    await expect.poll(() => refused).toBeGreaterThanOrEqual(250 - 98);
    for (const body of bodies) body.end();
    await Promise.allSettled(answers);
  });
});
