import { METHODS } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { problems } from '#shared/contract/problems.ts';
import { noteAttack } from '../attack/figures.ts';
import { peakMiB } from '../attack/slow-clients.ts';
import { lackingHeaders, sendRaw } from '../helpers/raw-request.ts';
import { type RunningServer, startServer, until } from '../helpers/running-server.ts';

let server: RunningServer;

beforeAll(async () => {
  server = await startServer({ keep: true });
}, 60_000);

afterAll(async () => {
  await server.stop();
});

const errorLines = () =>
  server.output().match(/^.*("level":"(error|alarm)"|^\w*Error\b).*$/gm) ?? [];
const host = 'Host: localhost\r\n';
const close = 'Connection: close\r\n';
const sameOrigin = 'Sec-Fetch-Site: same-origin\r\n';
const get = (target: string, headers = host) => `GET ${target} HTTP/1.1\r\n${headers}${close}\r\n`;
const post = (headers: string, body = '') =>
  `POST /api/contact HTTP/1.1\r\n${host}${sameOrigin}${close}${headers}\r\n${body}`;

/** Requests as bytes, with the status of the answer. */
const requests: [what: string, text: string, status: number][] = [
  [
    'a path with an escaped slash and a backslash',
    `PUT /%2fapi/\\x HTTP/1.1\r\n${host}${close}\r\n`,
    400,
  ],
  ['a backslash in a page', get('/a\\b/'), 404],
  ['an absolute target', get('http://localhost/'), 200],
  ['an absolute target of the API', get('http://localhost/api/health'), 200],
  ['an absolute target of another scheme', get('ftp://localhost/api/health'), 400],
  ['an absolute target of no host', get('http:///api/health'), 404],
  ['the whole server as target', `OPTIONS * HTTP/1.1\r\n${host}${close}\r\n`, 400],
  ['a target that is no path', get('api/health'), 400],
  ['half an escape', get('/api/%f'), 404],
  ['half an escape in a page', get('/%e2%8'), 404],
  ['an escaped NUL', get('/%00'), 404],
  ['an escaped NUL in a request', get('/api/requests/%00'), 404],
  ['dots that climb', get('/../../etc/passwd'), 404],
  ['escaped dots', get('/%2e%2e/%2e%2e/etc/passwd'), 404],
  ['two slashes', get('//evil.example/'), 404],
  ['no host', get('/api/health', ''), 400],
  ['two hosts', get('/api/health', `${host}Host: evil.example\r\n`), 400],
  ['two hosts for a page', get('/', `${host}Host: evil.example\r\n`), 400],
  ['a host of no name', get('/api/health', 'Host: a b\r\n'), 400],
  ['a host with a path', get('/api/health', 'Host: localhost/x\r\n'), 400],
  ['HTTP/1.0 without a host', 'GET /api/health HTTP/1.0\r\n\r\n', 200],
  ['HTTP/1.0 without a host, of a page', 'GET / HTTP/1.0\r\n\r\n', 200],
  ['HTTP/3.7', 'GET / HTTP/3.7\r\n\r\n', 400],
  ['no HTTP', 'x\r\n\r\n', 400],
  ['a greeting of TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 400],
  ['a preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400],
  ['a method that nobody knows', `BREW / HTTP/1.1\r\n${host}\r\n`, 400],
  ['two lengths', post('Content-Length: 1\r\nContent-Length: 2\r\n', '{}'), 400],
  ['a length below zero', post('Content-Length: -1\r\n'), 400],
  ['a length of letters', post('Content-Length: x\r\n'), 400],
  [
    'a length and chunks',
    post('Content-Length: 2\r\nTransfer-Encoding: chunked\r\n', '0\r\n\r\n'),
    400,
  ],
  ['an encoding that nobody knows', post('Transfer-Encoding: rot13\r\n', '{}'), 400],
  ['chunks that are none', post('Transfer-Encoding: chunked\r\n', 'zz\r\n'), 400],
  ['a header without a name', get('/', `${host}: x\r\n`), 400],
  ['a header with a NUL', get('/', `${host}X: a\0b\r\n`), 400],
  ['a header over two lines', get('/', `${host}X: a\r\n b\r\n`), 400],
  ['headers of 20 KB', get('/', `${host}Cookie: a=${'x'.repeat(20_000)}\r\n`), 431],
  ['a path of 20 KB', get(`/${'x'.repeat(20_000)}`), 431],
  [
    'a body over the cap',
    post('Content-Length: 99999999\r\nContent-Type: application/json\r\n'),
    413,
  ],
  [
    'chunk extensions without end',
    post('Transfer-Encoding: chunked\r\n', `1;${'x'.repeat(40_000)}\r\n`),
    413,
  ],
  ['an expectation that nobody knows', post('Expect: tea\r\nContent-Length: 2\r\n', '{}'), 417],
  ['an upgrade', get('/api/health', `${host}Upgrade: websocket\r\nConnection: upgrade\r\n`), 200],
  ['an upgrade to HTTP/2', get('/', `${host}Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQ\r\n`), 200],
  ['a tunnel', `CONNECT evil.example:443 HTTP/1.1\r\n${host}\r\n`, 405],
  ['a tunnel to a path', `CONNECT /api/health HTTP/1.1\r\n${host}\r\n`, 405],
];

/** Sends one of them, as an attack whose answer counts. */
async function attack({ task }: Pick<TestContext, 'task'>, text: string) {
  const begun = performance.now();
  const answer = await sendRaw(server.port, text);
  const slowestMs = performance.now() - begun;
  const faults = answer.status === 0 || answer.status >= 500 ? 1 : 0;
  const memoryMiB = await peakMiB(server.child.pid);
  noteAttack({ task }, { attack: 'raw requests', inputs: 1, faults, slowestMs, memoryMiB });
  return answer;
}

const page = `Accept: text/html\r\n`;
const asPage = (text: string) => text.replace(/\r\n/, `\r\n${page}`);

describe('R95 the Node server answers', () => {
  it.for(requests)('%s', async ([, text, status], context) => {
    const answer = await attack(context, text);
    expect(answer.status).toBe(status);
    expect(lackingHeaders(answer)).toEqual([]);
    if (status >= 400 && answer.headers.get('content-type')?.includes('json')) {
      const { error } = JSON.parse(answer.body);
      expect(Object.keys(problems)).toContain(error.code);
      expect(error.message).toMatch(/[\u0600-\u06ff]{3}/);
    } else expect(answer.body).toMatch(/[\u0600-\u06ff]{3}|alive/);
    expect(errorLines()).toEqual([]);
  });

  it.for(requests.filter(([, text, status]) => status >= 400 && text.includes('HTTP/1.1\r\n')))(
    'a reader of pages too: %s',
    async ([, text, status], context) => {
      const answer = await attack(context, asPage(text));
      expect(answer.status).toBe(status);
      expect(lackingHeaders(answer)).toEqual([]);
      expect(answer.body).toMatch(/[\u0600-\u06ff]{3}/);
      expect(errorLines()).toEqual([]);
    },
  );

  it.for(requests.filter(([, text]) => text.startsWith('GET ')))(
    'HEAD with the same head and no body: %s',
    async ([, text, status], context) => {
      const answer = await attack(context, asPage(text.replace('GET', 'HEAD')));
      expect([answer.status, answer.body]).toEqual([status, '']);
      expect(lackingHeaders(answer)).toEqual([]);
    },
  );

  it.each(METHODS.filter((method) => method !== 'CONNECT'))('the method %s', async (method) => {
    for (const target of ['/', '/api/health', '/contact/technical/', '/search/']) {
      const text = `${method} ${target} HTTP/1.1\r\n${host}${sameOrigin}${close}Content-Length: 0\r\n\r\n`;
      const answer = await sendRaw(server.port, text);
      expect(answer.status, target).toBeGreaterThan(0);
      expect(answer.status, target).toBeLessThan(500);
      expect(lackingHeaders(answer), target).toEqual([]);
    }
    expect(errorLines()).toEqual([]);
  });

  it('an expectation of 100 before its body', async () => {
    const answer = await sendRaw(
      server.port,
      post('Expect: 100-continue\r\nContent-Type: application/json\r\nContent-Length: 2\r\n', '{}'),
    );
    expect(answer.status).toBe(422);
    expect(lackingHeaders(answer)).toEqual([]);
  });

  it('who vanishes in the middle of a request or an answer without a line in the journal', async () => {
    const vanish = (text: string, waitsForAnswer: boolean) =>
      new Promise<void>((resolve) => {
        const socket = connect(server.port, '127.0.0.1', () => socket.write(text));
        if (waitsForAnswer) socket.once('data', () => socket.resetAndDestroy());
        else setTimeout(() => socket.resetAndDestroy(), 30);
        socket.on('error', () => {});
        socket.on('close', () => resolve());
      });
    const upload = `POST /api/attachments HTTP/1.1\r\n${host}${sameOrigin}Form-Token: ${'a'.repeat(22)}\r\nFile-Name: a.png\r\n`;
    const form = `POST /contact/technical/ HTTP/1.1\r\n${host}${sameOrigin}Content-Type: application/x-www-form-urlencoded\r\n`;
    const halves = [
      'GET /api/hea',
      post('Content-Type: application/json\r\nContent-Length: 100\r\n', '{"a":'),
      post('Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n', '5\r\n{"a":'),
      `${upload}Content-Length: 100000\r\n\r\nabc`,
      `${upload}Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n`,
      `${form}Content-Length: 100\r\n\r\na=b`,
      `${form}Transfer-Encoding: chunked\r\n\r\n3\r\na=b\r\n`,
      `CONNECT a:1 HTTP/1.1\r\n${host}\r\n`,
    ];
    const answers = [
      '/',
      '/404.html',
      '/search/?q=%D9%85%D8%B1%D8%AC%D9%88%D8%B9%DB%8C',
      '/api/no-such-thing',
      '/contact/technical/',
    ].map((target) => `GET ${target} HTTP/1.1\r\n${host}Accept: text/html\r\n\r\n`);
    await Promise.all(halves.map((text) => vanish(text, false)));
    await Promise.all(
      answers.flatMap((text) => [vanish(text, true), vanish(text.repeat(3), true)]),
    );
    await until(async () => (await fetch(`${server.origin}/api/health`)).ok);
    expect(errorLines()).toEqual([]);
    expect(server.output()).not.toContain('aborted');
  });
});
