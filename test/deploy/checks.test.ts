import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@libsql/client/http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type CheckResult, makeChecks } from '../../scripts/lib/deploy/checks.ts';
import { checkDatabase } from '../../scripts/lib/deploy/database-check.ts';
import { readOptions } from '../../scripts/lib/deploy/options.ts';
import { checkOrigin } from '../../scripts/lib/deploy/origin-check.ts';
import { checkSender } from '../../scripts/lib/deploy/sender-check.ts';
import {
  checkConfiguration,
  checkSecrets,
  variablesHere,
  warnOfSecrets,
  workerVariables,
} from '../../scripts/lib/deploy/worker-variables.ts';
import type { Fault } from '../../scripts/lib/hrana/faults.ts';
import { serveHrana } from '../../scripts/lib/hrana/serve.ts';
import { applyMigrations } from '../../worker/foundation/database/client/migrate.node.ts';
import { startMailServer } from '../fakes/mail-server.ts';

const sound = {
  PUBLIC_ORIGIN: 'https://help.example.ir',
  APP_SECRET: 'a secret of the tests, long enough',
  LIBSQL_URL: 'libsql://db.example.ir',
  SMS_PROVIDER: 'kavenegar',
  KAVENEGAR_API_KEY: 'key',
  KAVENEGAR_SENDER: '10004346',
};

describe('the variables of the worker', () => {
  const check = (
    here: Record<string, string | undefined>,
    names = Object.keys(here),
    vars: Record<string, string> = {},
  ) => {
    const variables = workerVariables(vars, names, here);
    const { faults: wrong, unchecked = [] } = checkConfiguration(variables);
    return { missing: checkSecrets(variables).faults, wrong, unchecked };
  };
  const without = (...names: string[]) =>
    Object.keys(sound).filter((name) => !names.includes(name));

  it('are all there', () => {
    expect(check(sound)).toEqual({ missing: [], wrong: [], unchecked: [] });
  });

  it('may be set in wrangler.toml', () => {
    expect(check({}, [], sound)).toEqual({ missing: [], wrong: [], unchecked: [] });
  });

  it.each(Object.keys(sound))('are refused without %s, even if it is set here', (name) => {
    const { missing, wrong } = check(sound, without(name));
    expect(missing).toHaveLength(1);
    expect(missing[0]).toContain(`The worker has no ${name}.`);
    expect(missing[0]).toContain(`npx wrangler secret put ${name}`);
    expect(wrong).toEqual([]);
  });

  it('need what the ones that are there ask for', () => {
    const { missing } = check({
      ...sound,
      SMS_PROVIDER: 'kavenegar,smsir',
      SMTP_URL: 'smtps://mail.example.ir',
      INBOUND_ADDRESS: 'reply@example.ir',
    });
    const named = missing.map((sentence) => /has no (\w+)/.exec(sentence)?.[1]);
    expect(named).toEqual(['SMSIR_API_KEY', 'SMSIR_LINE', 'MAIL_FROM', 'INBOUND_SECRET']);
  });

  it('are reported where they are set and nobody can read them, and are not guessed', () => {
    const { APP_SECRET: _, PUBLIC_ORIGIN: __, SMS_PROVIDER: ___, ...here } = sound;
    const { missing, wrong, unchecked } = check(here, [...Object.keys(sound), 'SMTP_URL']);
    // A mail server needs a sender, whatever its address is.
    expect(missing).toHaveLength(1);
    expect(missing[0]).toContain('MAIL_FROM');
    expect(wrong).toEqual([]);
    expect(unchecked.join()).toContain('PUBLIC_ORIGIN');
    expect(unchecked.join()).toContain('SMS_PROVIDER');
    // Of a key nothing is asked but that it is there.
    expect(unchecked.join()).not.toContain('APP_SECRET');
  });

  it.each([
    ['PUBLIC_ORIGIN', 'http://help.example.ir'],
    ['PUBLIC_ORIGIN', 'http://localhost:8787'],
    ['PUBLIC_ORIGIN', 'https://localhost'],
    ['PUBLIC_ORIGIN', 'https://127.0.0.1:8443'],
    ['PUBLIC_ORIGIN', 'https://help.example.ir/fa/'],
    ['PUBLIC_ORIGIN', 'help.example.ir'],
    ['LIBSQL_URL', 'file:data/pasokh.db'],
    ['LIBSQL_URL', 'data/pasokh.db'],
    ['LIBSQL_URL', ':memory:'],
    ['LIBSQL_URL', 'wss://db.example.ir'],
    ['LIBSQL_URL', 'http://db.example.ir'],
    ['LIBSQL_URL', 'libsql://user:password@db.example.ir'],
    ['LIBSQL_URL', 'libsql://db.example.ir?other=1'],
    ['LIBSQL_URL', 'https://'],
    ['APP_SECRET', 'short'],
    ['SMS_PROVIDER', 'terminal'],
    ['SMS_PROVIDER', 'kavenegar,terminal'],
    ['LIBSQL_AUTH_TOKEN', 'two words'],
    ['SMS_PROVIDER', 'pigeon'],
  ])('are refused where %s is %s', (name, value) => {
    const { wrong } = check({ ...sound, [name]: value });
    expect(wrong.length).toBeGreaterThan(0);
    expect(wrong[0]).toContain(name);
    // The same in a dry run, where nobody asks the worker.
    expect(checkConfiguration(variablesHere({}, { [name]: value })).faults.join()).toContain(name);
  });

  it.each([
    ['SMTP_URL', 'mail.example.ir'],
    ['SMTP_URL', 'https://mail.example.ir'],
    ['SMTP_URL', 'smtp://mail.example.ir:25'],
    ['MAIL_FROM', 'پاسخ'],
  ])('of mail are refused where %s is %s', (name, value) => {
    const mail = { SMTP_URL: 'smtps://mail.example.ir', MAIL_FROM: 'help@example.ir' };
    expect(check({ ...sound, ...mail })).toEqual({ missing: [], wrong: [], unchecked: [] });
    expect(check({ ...sound, ...mail, [name]: value }).wrong.join()).toContain(name);
  });

  it('are set for the worker of the wrangler.toml that is deployed', () => {
    const [sentence] = checkSecrets(workerVariables({}, [], {}), '/srv/shop/wrangler.toml').faults;
    expect(sentence).toMatch(/npx wrangler secret put \w+ --config "\/srv\/shop\/wrangler\.toml"$/);
  });

  it('are reported where a secret is in the file that everybody reads', () => {
    const vars = { ...sound, SMTP_URL: 'smtps://me:word@mail.example.ir', INBOUND_SECRET: 'x' };
    const named = warnOfSecrets(vars).map((sentence) => /^\w+/.exec(sentence)?.[0]);
    expect(named).toEqual(['APP_SECRET', 'KAVENEGAR_API_KEY', 'SMTP_URL', 'INBOUND_SECRET']);
    expect(warnOfSecrets(vars).join()).not.toContain('word');
    expect(warnOfSecrets({ SMTP_URL: 'smtps://mail.example.ir', EDGE_PLAN: 'paid' })).toEqual([]);
  });

  it('of a checkout without any are no fault of a dry run', () => {
    expect(checkConfiguration(variablesHere({}, { PATH: '/bin' })).faults).toEqual([]);
  });
});

describe('the database of the worker', () => {
  async function remote(token?: string) {
    const folder = await mkdtemp(join(tmpdir(), 'pasokh-check-'));
    const server = await serveHrana(() => join(folder, 'remote.db'), { ...(token && { token }) });
    const client = createClient({ url: server.url });
    onTestFinished(async () => {
      client.close();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    });
    return { client, url: server.url, inject: server.inject };
  }
  const check = async (url: string) =>
    (await checkDatabase({ LIBSQL_URL: url }, 'worker/migrations')).faults;

  it('passes with the schema of the build', async () => {
    const { client, url } = await remote();
    await applyMigrations(client, 'worker/migrations');
    expect(await check(url)).toEqual([]);
  });

  it('is refused empty, behind and ahead', async () => {
    const { client, url } = await remote();
    expect(await check(url)).toEqual([expect.stringContaining('npm run db:migrate')]);
    await applyMigrations(client, 'worker/migrations');
    const stamp = 'SELECT max(created_at) FROM __drizzle_migrations';
    await client.execute(`DELETE FROM __drizzle_migrations WHERE created_at = (${stamp})`);
    expect(await check(url)).toEqual([expect.stringContaining('npm run db:migrate')]);
    await client.execute(
      `INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('later', ${Date.UTC(2099, 0, 1)})`,
    );
    expect(await check(url)).toEqual([expect.stringContaining('does not know')]);
  });

  it('is refused where nothing answers, and where another thing does', async () => {
    expect(await check('http://127.0.0.1:1')).toEqual([
      expect.stringMatching(/^The database 127\.0\.0\.1:1 cannot be asked: \S/),
    ]);
    const { url } = await remote();
    expect(await check(`${url}/no/such/place`)).toEqual([
      expect.stringContaining('cannot be asked'),
    ]);
  });

  it('is refused with a wrong token, which is not shown', async () => {
    const { url } = await remote('the right token');
    const { faults } = await checkDatabase(
      { LIBSQL_URL: url, LIBSQL_AUTH_TOKEN: 'a-wrong-token' },
      'worker/migrations',
    );
    expect(faults).toEqual([expect.stringMatching(/cannot be asked: .*401/)]);
    expect(faults.join()).not.toContain('a-wrong-token');
  });

  it.each<Fault>([
    { status: 502, body: 'html' },
    { status: 429, body: 'empty' },
    { body: 'html' },
    { body: 'cut_json' },
    { body: 'empty_json' },
    { body: 'fewer_results' },
    { blocked: 'reads' },
    { connection: 'reset' },
  ])('is refused in one line where the server does %j', async (fault) => {
    const { client, url, inject } = await remote();
    await applyMigrations(client, 'worker/migrations');
    inject(fault);
    const [sentence = ''] = await check(url);
    expect(sentence).toMatch(/^The database 127\.0\.0\.1:\d+ cannot be asked: .+\.$/);
    expect(sentence.length).toBeLessThan(300);
  });

  it.each([
    'https://',
    'libsql://[::1',
    'https://db example.ir',
    'libsql://db.example.ir?other=1',
    'libsql://db.example.ir?tls=0',
  ])('is refused in a sentence where its address is none: %s', async (url) => {
    expect(await check(url)).toEqual([expect.stringMatching(/^LIBSQL_URL .*\.$/)]);
  });

  it.each([undefined, 'file:data/pasokh.db'])('is not checked in silence: %s', async (url) => {
    const { faults, unchecked } = await checkDatabase({ LIBSQL_URL: url }, 'worker/migrations');
    expect(faults).toEqual([]);
    expect(unchecked).toEqual([expect.stringContaining('LIBSQL_URL')]);
  });
});

describe('the sender of our mail', () => {
  const MAIL_FROM = 'پاسخ <help@example.ir>';
  const check = async (variables: Record<string, string>, unknown: string[] = []) =>
    (await checkSender(variables, new Set(unknown), 2_000)).faults;

  it('is taken by a server that takes it, and nothing is sent', async () => {
    const server = await startMailServer();
    expect(await check({ SMTP_URL: server.url, MAIL_FROM })).toEqual([]);
    expect(await check({ SMTP_URL: server.urlWithPassword, MAIL_FROM })).toEqual([]);
    expect(server.received).toEqual([]);
  });

  it('is not checked where no mail is sent', async () => {
    expect(await check({})).toEqual([]);
  });

  it('is refused where the server refuses it', async () => {
    const server = await startMailServer();
    server.play({ at: 'from', answer: 553 });
    expect(await check({ SMTP_URL: server.url, MAIL_FROM })).toEqual([
      expect.stringMatching(/refuses the sender help@example\.ir of MAIL_FROM: 553/),
    ]);
  });

  it('is refused where the server refuses the password, which is not shown', async () => {
    const server = await startMailServer();
    server.play({ at: 'auth', answer: 535 });
    const [sentence = ''] = await check({ SMTP_URL: server.urlWithPassword, MAIL_FROM });
    expect(sentence).toContain('refuses the user or the password of SMTP_URL');
    expect(sentence).not.toMatch(/pass(%20| )word@|pass word/);
  });

  it('is refused where nothing answers', async () => {
    expect(await check({ SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM })).toHaveLength(1);
  });

  it('is refused in time where a server accepts the connection and stays silent', async () => {
    const silent = createServer();
    await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
    onTestFinished(() => void silent.close());
    const { port } = silent.address() as AddressInfo;
    const { faults } = await checkSender(
      { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM },
      new Set(),
      200,
    );
    expect(faults).toEqual([expect.stringContaining('cannot be asked')]);
  });

  it.each([['SMTP_URL'], ['MAIL_FROM']])('is not checked in silence: %s', async (name) => {
    const variables = { SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM, [name]: '' };
    const { faults, unchecked } = await checkSender(variables, new Set([name]));
    expect(faults).toEqual([]);
    expect(unchecked).toEqual([expect.stringContaining(name)]);
  });

  it('of incoming mail cannot be checked, which is reported', async () => {
    const { warnings } = await checkSender({ INBOUND_ADDRESS: 'reply@example.ir' }, new Set());
    expect(warnings).toEqual([expect.stringContaining('reply@example.ir')]);
  });
});

describe('the origin', () => {
  const config = { name: 'pasokh', vars: {}, hosts: ['help.example.ir'], isOnWorkersDev: true };
  const there = { PUBLIC_ORIGIN: 'https://help.example.ir' };

  it('is the same for the pages and for the worker', () => {
    expect(checkOrigin(config, there, there)).toEqual({ faults: [], warnings: [] });
    expect(
      checkOrigin(config, { PUBLIC_ORIGIN: 'https://old.example.ir' }, there).faults,
    ).toHaveLength(1);
  });

  it.each([
    ['https://help.example.ir', 0],
    ['https://pasokh.team.workers.dev', 0],
    ['https://other.example.ir', 1],
  ])('%s leads to the worker, or a fault is reported', (origin, count) => {
    const variables = { PUBLIC_ORIGIN: origin };
    expect(checkOrigin(config, variables, variables).warnings).toHaveLength(count);
  });
});

describe('checks before a deployment', () => {
  const options = (...argv: string[]) => readOptions(argv);
  const make = (result: CheckResult, ...argv: string[]) => {
    const told: string[] = [];
    const made = makeChecks(
      [
        { name: 'database', run: () => result },
        { name: 'sender', run: () => ({ faults: [] }) },
      ],
      options(...argv),
      (line) => told.push(line),
    );
    return made.then(
      () => ({ refused: '', told }),
      (fault: Error) => ({ refused: fault.message, told }),
    );
  };

  it('refuse for a fault and for what they could not check, unless a flag names it', async () => {
    for (const result of [{ faults: ['wrong'] }, { faults: [], unchecked: ['unknown'] }]) {
      expect((await make(result)).refused).toContain('--skip-checks=database');
      expect((await make(result, '--skip-checks=sender')).refused).not.toBe('');
      const passed = await make(result, '--skip-checks=sender,database');
      expect(passed.refused).toBe('');
      expect(passed.told.join()).toContain('Not checked, as asked: sender, database');
    }
  });

  it('report in a dry run what they could not check', async () => {
    const { refused, told } = await make({ faults: [], unchecked: ['unknown'] }, '--dry-run');
    expect(refused).toBe('');
    expect(told.join()).toContain('Not checked: unknown');
    expect((await make({ faults: ['wrong'] }, '--dry-run')).refused).toContain('wrong');
  });

  it.each([
    '--skip-checks=all',
    '--skip-checks',
    '--skip-checks=',
    '--skip-checks=database,nobody',
  ])('refuse the unknown check %s', (word) => {
    expect(() => options(word)).toThrow('names no check');
  });

  it.each([['--dryrun'], ['--dry-run=yes'], ['dry-run'], ['--skip-check=sender'], ['-n']])(
    'send nothing for a word that nobody knows: %s',
    (...argv) => {
      expect(() => options(...argv)).toThrow(argv.at(-1));
    },
  );

  it('leave the content folder to others', () => {
    expect(options('--content', 'shop/content', '--dry-run').isDryRun).toBe(true);
    expect(options('--content=shop/content').isDryRun).toBe(false);
  });
});
