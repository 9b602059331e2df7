import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveHrana } from '../../scripts/lib/hrana/serve.ts';
import { bareEnvironment } from '../helpers/bare-environment.ts';

const run = promisify(execFile);
const token = 'token-of-a-remote-database';

let folder: string;
let database: Awaited<ReturnType<typeof serveHrana>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pasokh-remote-'));
  await cp('content/settings.json', join(folder, 'content', 'settings.json'));
  database = await serveHrana(() => join(folder, 'remote.db'), { token });
});
afterAll(async () => {
  await database.stop();
  await rm(folder, { recursive: true, force: true });
});

/** A command as the owner of a deployment on Workers runs it: `.env` names the remote database. */
const command = (script: string, ...words: string[]) => commandWith({}, script, ...words);

const commandWith = (env: Record<string, string>, script: string, ...words: string[]) =>
  run(process.execPath, [`scripts/${script}.ts`, ...words, '--content', join(folder, 'content')], {
    env: { ...bareEnvironment, LIBSQL_URL: database.url, LIBSQL_AUTH_TOKEN: token, ...env },
  }).then(
    ({ stdout }) => ({ ok: true, text: stdout }),
    ({ stderr }: { stderr: string }) => ({ ok: false, text: stderr }),
  );

describe('with a remote database, commands', { timeout: 60_000 }, () => {
  it('bring it to the schema, and a second time change nothing', async () => {
    for (const _ of [1, 2])
      expect(await command('db-migrate')).toMatchObject({
        ok: true,
        text: expect.stringContaining('has the newest schema'),
      });
  });

  it.each([
    [{ LIBSQL_AUTH_TOKEN: 'wrong' }, '401'],
    [{ LIBSQL_URL: 'http://127.0.0.1:2' }, 'ECONNREFUSED'],
    [{ LIBSQL_URL: 'https://' }, 'Invalid URL'],
    [{ LIBSQL_URL: 'libsql://db.example.ir?other=1' }, 'other'],
  ])('say in a sentence why they cannot bring it to the schema: %j', async (env, reason) => {
    const { ok, text } = await commandWith(env, 'db-migrate');
    expect(ok).toBe(false);
    expect(text).toMatch(/^\s*The database of LIBSQL_URL cannot be brought .*\s*$/);
    expect(text).toContain(reason);
  });

  it.each<Record<string, string>>([
    { LIBSQL_AUTH_TOKEN: 'wrong' },
    { LIBSQL_URL: 'http://127.0.0.1:2' },
  ])('make no agent where it does not answer: %j', async (env) => {
    const words = ['--name', 'سارا', '--mobile', '09120000001'];
    const { ok, text } = await commandWith(env, 'agent-add', ...words);
    expect(ok).toBe(false);
    expect(text).toMatch(/^\s*The database cannot be asked: [A-Z_ \d]+\.\s*$/);
  });

  it('make an agent, put the agent out and back, and make a new second factor', async () => {
    const added = await command('agent-add', '--name', 'سارا', '--mobile', '09120000001');
    expect(added).toMatchObject({ ok: true, text: expect.stringMatching(/otpauth:/) });
    expect((await command('agent-disable', '09120000001')).text).toContain('سارا is out');
    const back = await command('agent-disable', '--enable', '09120000001');
    expect(back.text).toContain('may sign in');
    expect((await command('agent-reset-factor', '09120000001')).text).toMatch(/otpauth:/);
  });

  it('take a file of customers, and list messages, searches and feedback', async () => {
    const file = join(folder, 'customers.csv');
    await writeFile(file, 'mobile,name\n09121234567,رضا\n');
    expect(await command('customers-import', file)).toMatchObject({ ok: true });
    for (const list of ['outbox-dead', 'search-misses', 'search-clicks', 'feedback-list'])
      expect(await command(list), list).toMatchObject({ ok: true });
  });

  it('leave its backups to its own server, and say so', async () => {
    for (const [script, words] of [
      ['backup', []],
      ['restore', ['a.db']],
    ] as const) {
      const { ok, text } = await command(script, ...words);
      expect(ok).toBe(false);
      expect(text).toContain('its own server makes its backups');
      expect(text).not.toMatch(/^ +at /m);
    }
  });
});
