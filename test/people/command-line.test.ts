import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { bareEnvironment } from '../helpers/bare-environment.ts';

const run = promisify(execFile);

/** A folder with a settings file and nothing else: no build, no database, no provider. */
async function freshFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'pasokh-tools-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await cp('content/settings.json', join(folder, 'content', 'settings.json'));
  const tool = (script: string, ...words: string[]) =>
    run(
      process.execPath,
      [`scripts/${script}.ts`, ...words, '--content', join(folder, 'content')],
      { env: bareEnvironment },
    ).then(
      ({ stdout }) => ({ ok: true, text: stdout }),
      ({ stderr }: { stderr: string }) => ({ ok: false, text: stderr }),
    );
  return { folder, tool };
}

describe('tools of the command line', () => {
  it('make the first agent before anything is built or configured', async () => {
    const { folder, tool } = await freshFolder();
    const words = ['--name', 'سارا', '--mobile', '09120000001', '--role', 'admin'];
    const first = await tool('agent-add', ...words);
    const uri = /otpauth:\/\/totp\/\S+/;
    expect(first.text).toMatch(uri);
    const key = new URL(uri.exec(first.text)?.[0] ?? '').searchParams.get('secret') ?? '';
    expect(first.text).toMatch(new RegExp(`^  ${key.match(/.{4}/g)?.join(' ')}$`, 'm'));
    expect((await stat(join(folder, 'data', 'secrets'))).mode & 0o777).toBe(0o600);

    const again = await tool('agent-add', ...words);
    expect(again).toMatchObject({ ok: true, text: expect.stringContaining('nothing was changed') });
    expect(again.text).not.toMatch(uri);
  });

  it('say all that is wrong with an agent', async () => {
    const { tool } = await freshFolder();
    const words = ['--name', 'x', '--mobile', '12', '--role', 'boss', '--departments', 'moon'];
    const { ok, text } = await tool('agent-add', ...words);
    expect(ok).toBe(false);
    for (const word of ['"12"', '"boss"', 'moon']) expect(text).toContain(word);
  });

  it('put an agent out and back, by any spelling of the mobile', async () => {
    const { tool } = await freshFolder();
    await tool('agent-add', '--name', 'سارا', '--mobile', '09120000001');
    const out = await tool('agent-disable', '۰۹۱۲ ۰۰۰ ۰۰۰۱');
    expect(out).toMatchObject({ ok: true, text: expect.stringContaining('سارا is out') });
    const back = await tool('agent-disable', '--enable', '+989120000001');
    expect(back).toMatchObject({ ok: true, text: expect.stringContaining('may sign in') });
    expect((await tool('agent-disable', '09120000002')).ok).toBe(false);
    expect((await tool('agent-disable')).text).toContain('Usage');
  });

  it('show dead letters, and find none to try again in a new installation', async () => {
    const { tool } = await freshFolder();
    expect((await tool('outbox-dead')).text).toContain('No message was given up');
    expect(await tool('outbox-dead', '--retry', 'nothing')).toMatchObject({
      ok: false,
      text: expect.stringContaining('nothing'),
    });
  });

  it('take a file of customers whole or not at all', async () => {
    const { folder, tool } = await freshFolder();
    const file = join(folder, 'customers.csv');
    await writeFile(file, '\ufeffmobile,name,plan\n09121234567,"کریمی, رضا",plus\n12,x,\n');
    const refused = await tool('customers-import', file);
    expect(refused).toMatchObject({ ok: false, text: expect.stringContaining(':3 mobile:') });

    await writeFile(file, '\ufeffmobile,name,plan\r\n09121234567,"کریمی, رضا",plus\r\n');
    expect(await tool('customers-import', file)).toMatchObject({
      ok: true,
      text: expect.stringContaining('1 customers are new'),
    });
  });
});
