import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { BuiltWorkerOptions } from '../../scripts/lib/edge/run-built-worker.ts';
import { foldersOf } from '../../worker/foundation/node/folders.node.ts';
import { problemIn } from '../helpers/browser.ts';
import { lackingSecurity, securityNames } from '../helpers/security-names.ts';
import { type Edge, goodVariables, openEdge } from './open-edge.ts';

const page = { Accept: 'text/html' };
type Change = Partial<Pick<BuiltWorkerOptions, 'variables' | 'change' | 'bucket'>>;

const without = (name: string): Change => ({ variables: { ...goodVariables, [name]: ' \n' } });
const given = (variables: Record<string, string>): Change => ({
  variables: { ...goodVariables, ...variables },
});
const mail = { SMTP_URL: 'smtps://u:p@mail.narenj.example', MAIL_FROM: 'help@narenj.example' };
const secretValue = 'value-that-nobody-may-see';

const faults: [named: string, what: string, change: Change][] = [
  ['APP_SECRET', 'missing', without('APP_SECRET')],
  ['APP_SECRET', 'short', given({ APP_SECRET: secretValue })],
  ['PUBLIC_ORIGIN', 'missing', without('PUBLIC_ORIGIN')],
  ['PUBLIC_ORIGIN', 'wrong', given({ PUBLIC_ORIGIN: secretValue })],
  ['LIBSQL_URL', 'missing', without('LIBSQL_URL')],
  ['LIBSQL_URL', 'a file', given({ LIBSQL_URL: `file:${secretValue}` })],
  ['LIBSQL_URL', 'with a password', given({ LIBSQL_URL: `https://u:${secretValue}@db.example` })],
  ['LIBSQL_AUTH_TOKEN', 'torn', given({ LIBSQL_AUTH_TOKEN: `${secretValue}\nmore` })],
  ['SMS_PROVIDER', 'missing', without('SMS_PROVIDER')],
  ['SMS_PROVIDER', 'unknown', given({ SMS_PROVIDER: secretValue })],
  ['SMS_PROVIDER', 'the terminal', given({ SMS_PROVIDER: 'kavenegar,terminal' })],
  ['KAVENEGAR_API_KEY', 'missing', without('KAVENEGAR_API_KEY')],
  ['KAVENEGAR_SENDER', 'missing', without('KAVENEGAR_SENDER')],
  ['SMSIR_LINE', 'missing', given({ SMS_PROVIDER: 'smsir', SMSIR_API_KEY: secretValue })],
  ['MELIPAYAMAK_API_KEY', 'missing', given({ SMS_PROVIDER: 'melipayamak' })],
  ['SMTP_URL', 'malformed', given({ ...mail, SMTP_URL: secretValue })],
  ['SMTP_URL', 'port 25', given({ ...mail, SMTP_URL: `smtp://u:${secretValue}@mail.example:25` })],
  ['MAIL_FROM', 'missing', given({ ...mail, MAIL_FROM: '' })],
  ['INBOUND_SECRET', 'missing', given({ INBOUND_ADDRESS: 'reply@narenj.example' })],
  [
    'FILES',
    'a service',
    {
      bucket: false,
      change: (worker) => ({
        ...worker,
        serviceBindings: { FILES: () => new Response() as never },
      }),
    },
  ],
  ['FILES', 'null', { change: (worker) => withFiles(worker, null) }],
  ['FILES', 'no bucket', { change: (worker) => withFiles(worker, 'x') }],
];

type Worker = Parameters<NonNullable<BuiltWorkerOptions['change']>>[0];

/** The worker with a value where its bucket should be. */
function withFiles(worker: Worker, FILES: string | null): Worker {
  return { ...worker, bindings: { ...worker.bindings, FILES }, r2Buckets: {} };
}

/** The worker with a change in its built code. */
function withScript(worker: Worker, change: (script: string) => string): Worker {
  const path = foldersOf(process.cwd()).worker;
  const script = readFileSync(path, 'utf8');
  const changed = change(script);
  if (changed === script) throw new Error('The change found nothing to change.');
  return { ...worker, modules: [{ type: 'ESModule', path, contents: changed }] } as Worker;
}

/** The worker with one fault, right at its first request. */
async function broken(change: Change): Promise<Edge> {
  const edge = await openEdge(change.change ? { change: change.change } : {});
  if (change.variables) await edge.worker.redeploy(change);
  return edge;
}

describe('a worker whose configuration has a fault', () => {
  it('R25 R54 names it once, answers 503 in Persian, and leaves pages open', {
    timeout: 180_000,
  }, async () => {
    const edge = await openEdge();
    const { get, worker, events } = edge;
    for (const [named, what, change] of faults) {
      const about = `${named} ${what}`;
      await worker.redeploy({
        variables: goodVariables,
        bucket: true,
        change: (same) => same,
        ...change,
      });
      worker.lines.length = 0;

      const api = await get('/api/contact', page);
      expect(api.status, about).toBe(503);
      expect(Number(api.headers.get('retry-after')), about).toBeGreaterThan(0);
      expect(api.headers.get('cache-control'), about).toBe('no-store');
      expect(lackingSecurity(api.headers), about).toEqual([]);
      const { code, message } = await problemIn(api);
      expect(code, about).toBe('unavailable');
      expect(message, about).toMatch(/[آ-ی]/);

      const document = await get('/search/?q=a', page);
      expect(document.status, about).toBe(503);
      expect(document.headers.get('content-type'), about).toMatch(/^text\/html/);
      for (const name of securityNames) expect(document.headers.get(name), about).toBeTruthy();
      const html = await document.text();
      expect(html, about).toContain('این کار انجام نشد');
      expect(html, about).toContain('lang="fa"');
      // Whoever only looked at a page has written nothing that could stay in it.
      expect(html, about).not.toContain('نوشته‌های شما');

      expect((await get('/api/ready')).status, about).toBe(503);
      expect(await (await get('/api/health')).json(), about).toEqual({ alive: true });
      expect((await get('/', page)).status, about).toBe(200);
      expect((await get('/contact/', page)).status, about).toBe(200);

      await edge.until(() => events('configuration_fault').length > 0);
      const told = worker.lines.filter((line) => line.includes('"level"'));
      expect(told, about).toHaveLength(1);
      expect(told[0], about).toContain(named);
      expect(told[0], about).not.toContain(secretValue);
    }
  });

  it('R25 explains to whoever posts a form without scripts how its words are not lost', async () => {
    const { visitor } = await broken(without('APP_SECRET'));
    const answer = await visitor().postForm('/contact/technical/', { title: 'x' }, page);
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('همین صفحه را دوباره بارگذاری کنید');
  });

  it('serves neither cron nor mail, loses no mail, and heals with the next deployment', async () => {
    const { worker, get, events, until } = await broken(without('APP_SECRET'));
    expect(await worker.scheduled()).toEqual({ outcome: 'ok' });
    const sent = await worker.email('Subject: x\r\n\r\nhello\r\n', {
      from: 'a@b.example',
      to: 'reply@narenj.example',
    });
    // An exception is a temporary refusal for the sender's server, which tries again.
    expect(sent).toMatchObject({ outcome: 'exception', rejected: null });
    await until(() => events('configuration_fault').length === 1);

    await worker.redeploy({ variables: goodVariables });
    expect((await get('/api/ready')).status).toBe(200);
  });

  it('reports every fault in one line', async () => {
    const { get, events, until } = await broken({ variables: {} });
    await get('/api/ready');
    await until(() => events('configuration_fault').length === 1);
    const faults = (events('configuration_fault')[0]?.faults ?? []) as string[];
    for (const name of ['APP_SECRET', 'PUBLIC_ORIGIN', 'LIBSQL_URL'])
      expect(faults.filter((fault) => fault.startsWith(name))).toHaveLength(1);
  });

  it('takes values with the spaces and line ends that pasting brings along', async () => {
    const pasted = Object.entries(goodVariables).map(([name, value]) => [name, ` ${value} \r\n`]);
    const { get } = await openEdge({ variables: Object.fromEntries(pasted) });
    expect((await get('/api/ready')).status).toBe(200);
  });

  it('names the binding of its assets where it is gone, and still answers in Persian', async () => {
    const { get, events, until } = await openEdge({
      change: (worker) => ({
        ...worker,
        assets: { ...worker.assets, binding: undefined } as never,
      }),
    });
    for (const path of ['/contact/', '/search/?q=a', '/requests/NOSUCHCODE12/']) {
      const answer = await get(path, page);
      expect(answer.status, path).toBe(503);
      for (const name of securityNames) expect(answer.headers.get(name), path).toBeTruthy();
      expect(await answer.text(), path).toContain('این کار انجام نشد');
    }
    expect((await get('/api/ready')).status).toBe(503);
    expect((await get('/', page)).status).toBe(200);
    await until(() => events('configuration_fault').length > 0);
    expect(JSON.stringify(events('configuration_fault'))).toContain('ASSETS');
  });

  it('names the token that the database refuses, and not what it was', async () => {
    const { get, worker, events, until } = await openEdge();
    for (const token of ['', secretValue]) {
      worker.lines.length = 0;
      await worker.redeploy({ variables: { ...goodVariables, LIBSQL_AUTH_TOKEN: token } });
      for (const path of ['/api/ready', '/api/now', '/api/contact/technical']) {
        const answer = await get(path);
        expect(answer.status, path).toBe(503);
        expect(answer.headers.get('retry-after'), path).toBeTruthy();
      }
      expect((await get('/api/health')).status).toBe(200);
      await until(() => events('answered_unavailable').length > 0);
      const told = worker.lines.join('\n');
      expect(told).toContain('LIBSQL_AUTH_TOKEN');
      expect(told).not.toContain(secretValue);
    }
  });

  it('names a fault of the settings that the build let through', async () => {
    const { get, events, until } = await openEdge({
      change: (worker) => withScript(worker, (script) => script.replace('#{code}', '')),
    });
    expect((await get('/api/ready')).status).toBe(503);
    expect((await get('/', page)).status).toBe(200);
    await until(() => events('configuration_fault').length === 1);
    expect(JSON.stringify(events('configuration_fault'))).toContain('@{host} #{code}');
  });
});

describe('a worker whose surroundings fail', () => {
  const assetServers: [what: string, fetch: () => Response][] = [
    [
      'throws',
      () => {
        throw new Error('down');
      },
    ],
    ['answers 500', () => new Response('Internal error', { status: 500 })],
  ];

  it.each(assetServers)(
    'R25 R54 answers in Persian where the asset server %s',
    async (_, fetch) => {
      const { get, events, until } = await openEdge({
        change: (worker) => ({
          ...worker,
          assets: { ...worker.assets, binding: undefined } as never,
          serviceBindings: { ASSETS: fetch as never },
        }),
      });
      for (const path of [
        '/contact/',
        '/requests/NOSUCHCODE12/',
        '/search/?q=a',
        '/confirm/?token=x',
      ]) {
        const answer = await get(path, page);
        expect(answer.status, path).toBe(503);
        expect(answer.headers.get('retry-after'), path).toBeTruthy();
        for (const name of securityNames) expect(answer.headers.get(name), path).toBeTruthy();
        expect(await answer.text(), path).toContain('lang="fa"');
      }
      expect((await get('/api/ready')).status).toBe(200);
      await until(() => events('asset_failed').length > 0);
    },
  );

  it('R54 answers with a page of ours what escapes from the code', async () => {
    const { get, events, until } = await openEdge({
      // A fault at the very entry: no rule and no route sees it.
      change: (worker) =>
        withScript(worker, (script) => script.replace(/new URL\((\w+)\.url\)/, 'new URL("")')),
    });
    const answer = await get('/api/ready', page);
    expect(answer.status).toBe(500);
    expect(lackingSecurity(answer.headers)).toEqual([]);
    expect((await problemIn(answer)).code).toBe('unexpected');
    const document = await get('/contact/', page);
    expect(document.status).toBe(500);
    expect(await document.text()).toContain('این کار انجام نشد');
    await until(() => events('request_failed').length > 0);
  });
});
