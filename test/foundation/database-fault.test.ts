import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sweepLimits } from '../../worker/foundation/database/charge.ts';
import { openRemoteClient } from '../../worker/foundation/database/client/remote-client.ts';
import { commit } from '../../worker/foundation/database/commit.ts';
import { openDatabase } from '../../worker/foundation/database/database.ts';
import { outageCode } from '../../worker/foundation/database/database-fault.ts';
import { createTestApp } from '../helpers/app.ts';
import { problemOf } from '../helpers/browser.ts';

type Asked = { requests: { type: string; batch?: { steps: unknown[] } }[] };
type Answer = (response: ServerResponse, asked: Asked) => void;

const secret = 'a-token-that-nobody-may-read';
const json = { 'Content-Type': 'application/json' };

/** A database server that answers everything in one way. */
async function serve(answer: Answer, withinMs?: number) {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    answer(response, JSON.parse(Buffer.concat(chunks).toString()) as Asked);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = openRemoteClient({ url, authToken: secret }, withinMs);
  return { url, client, db: openDatabase(client) };
}

const fails = (code: string): Answer => {
  const error = { message: `what the server says of ${secret}`, code };
  return (response, { requests }) => {
    const results = requests.map((one) => {
      if (one.type === 'execute') return { type: 'error', error };
      if (one.type !== 'batch') return { type: 'ok', response: { type: one.type } };
      const steps = one.batch?.steps ?? [];
      const result = { step_results: steps.map(() => null), step_errors: steps.map(() => error) };
      return { type: 'ok', response: { type: 'batch', result } };
    });
    response.writeHead(200, json).end(JSON.stringify({ baton: null, base_url: null, results }));
  };
};

const refuses =
  (status: number, body: string, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(status, headers).end(body);

/** What `GET /api/now`, which reads, and `POST /api/sign-in/code`, which writes, answer over it. */
async function askOver(db: ReturnType<typeof openDatabase>) {
  const { visitor, logLines } = await createTestApp({ services: { openDb: () => db } });
  const read = await visitor().get('/api/now');
  const written = await visitor().post('/api/sign-in/code', { mobile: '09121234567' });
  return { answers: [read, written], logLines };
}

const codesOfOutages = [
  ...['BLOCKED', 'TRANSACTION_TIMEOUT', 'TRANSACTION_BUSY', 'PROXY_ERROR', 'RESPONSE_TOO_LARGE'],
  ...[
    'BUSY',
    'LOCKED',
    'IOERR',
    'FULL',
    'NOMEM',
    'READONLY',
    'CANTOPEN',
    'CORRUPT',
    'PROTOCOL',
  ].map((name) => `SQLITE_${name}`),
  ...['SQLITE_INTERRUPT', 'SQLITE_NOTADB', 'SQLITE_UNKNOWN', 'A_CODE_OF_TOMORROW'],
];
const html = '<html><body>Bad gateway</body></html>';
const answersOfOutages: [name: string, answer: Answer, code: string][] = [
  ...codesOfOutages.map((code): [string, Answer, string] => [code, fails(code), code]),
  ...[400, 401, 403, 404, 408, 429, 500, 502, 503, 504].map((status): [string, Answer, string] => [
    `HTTP ${status}`,
    refuses(status, secret, { 'Content-Type': 'text/plain' }),
    `SERVER_ERROR ${status}`,
  ]),
  [
    'an HTML page with 502',
    refuses(502, html, { 'Content-Type': 'text/html' }),
    'SERVER_ERROR 502',
  ],
  ['an HTML page with 200', refuses(200, html, { 'Content-Type': 'text/html' }), 'BROKEN_ANSWER'],
  [
    'an expired stream',
    refuses(400, '{"message":"…","code":"STREAM_EXPIRED"}', json),
    'STREAM_EXPIRED',
  ],
  [
    'an error without a code',
    refuses(400, '{"error":"Transaction timed-out"}', json),
    'SERVER_ERROR 400',
  ],
  ['half of its JSON', refuses(200, '{"baton":null,"resu', json), 'BROKEN_ANSWER'],
  ['no JSON object', refuses(502, 'null', json), 'BROKEN_ANSWER'],
  ['another JSON', refuses(200, '{"ok":true}', json), 'HRANA_PROTO_ERROR'],
  ['nothing', refuses(200, '', json), 'BROKEN_ANSWER'],
  [
    'half of its body',
    (response) => {
      response.writeHead(200, { ...json, 'Content-Length': '1000' }).write('{');
      response.destroy();
    },
    'NO_CONNECTION',
  ],
  ['a closed connection', (response) => response.destroy(), 'NO_CONNECTION'],
];

describe('a database that cannot answer', () => {
  it.each(answersOfOutages)(
    'R25 R52 with %s is reported as an outage, and the log names the code alone',
    async (_name, answer, code) => {
      const { answers, logLines } = await askOver((await serve(answer)).db);
      for (const response of answers) {
        expect(response.status).toBe(503);
        expect(Number(response.headers.get('Retry-After'))).toBeGreaterThan(0);
        expect(response.headers.getSetCookie()).toEqual([]);
        expect(await problemOf(response)).toBe('unavailable');
      }
      const errors = logLines.filter((line) => line.includes('"level":"error"'));
      expect(errors.map((line) => JSON.parse(line).event)).toEqual(
        Array(2).fill('answered_unavailable'),
      );
      for (const line of errors) {
        expect(JSON.parse(line).fault.message).toMatch(new RegExp(`: ${code}$`));
        expect(line).not.toContain(secret);
      }
    },
  );

  it.each(['headers', 'body'])('R25 without its %s is not waited for', async (missing) => {
    const { db } = await serve((response) => {
      if (missing === 'body') response.writeHead(200, json).write('{');
    }, 100);
    const { answers, logLines } = await askOver(db);
    expect(answers.map(({ status }) => status)).toEqual([503, 503]);
    expect(logLines.join()).toContain('TIME_LIMIT');
  });

  it('R25 that is not there at all is reported as an outage', async () => {
    const client = openRemoteClient({ url: `http://127.0.0.1:9/${secret}`, authToken: secret });
    const { answers, logLines } = await askOver(openDatabase(client));
    expect(answers.map(({ status }) => status)).toEqual([503, 503]);
    expect(logLines.join()).toContain('NO_CONNECTION');
    expect(logLines.join()).not.toContain(secret);
  });

  it('leaves no rejection behind that nobody awaits', async () => {
    const stray: unknown[] = [];
    const note = (fault: unknown) => stray.push(fault);
    process.on('unhandledRejection', note);
    onTestFinished(() => void process.off('unhandledRejection', note));
    const { db } = await serve(fails('TRANSACTION_TIMEOUT'));
    const fault = await commit(db, [sweepLimits(db, 1, 9), sweepLimits(db, 2, 9)]).catch(
      (thrown: unknown) => thrown,
    );
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(outageCode(fault)).toBe('TRANSACTION_TIMEOUT');
    expect(stray).toEqual([]);
  });
});

describe('a fault of our statements', () => {
  it.each([
    ...['SQLITE_CONSTRAINT', 'SQLITE_ERROR', 'SQLITE_MISMATCH', 'SQLITE_RANGE'],
    ...['SQL_INPUT_ERROR', 'SQL_PARSE_ERROR', 'ARGS_INVALID'],
  ])('R52 with %s is reported as ours, and its code is logged', async (code) => {
    const { answers, logLines } = await askOver((await serve(fails(code))).db);
    expect(answers.map(({ status }) => status)).toEqual([500, 500]);
    const errors = logLines.filter((line) => line.includes('"level":"error"'));
    expect(errors.map((line) => JSON.parse(line).fault.code)).toEqual([code, code]);
  });

  it.each([
    ['a constraint in a file', 'INSERT INTO organisation_state SELECT NULL, NULL, NULL'],
    ['a table that is not there', 'SELECT 1 FROM nowhere'],
  ])('with %s is no outage', async (_name, sql) => {
    const { client } = await createTestApp();
    const fault = await client.execute(sql).catch((thrown: unknown) => thrown);
    expect(fault).toBeInstanceOf(Error);
    expect(outageCode(fault)).toBe(null);
  });

  it('outside the database is no outage', () => {
    for (const fault of [
      new SyntaxError('Unexpected token'),
      new TypeError('x is undefined'),
      'BLOCKED',
    ])
      expect(outageCode(fault)).toBe(null);
  });
});
