import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'drizzle-orm';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createAlarmApp } from '../helpers/alarms.ts';
import { bareEnvironment } from '../helpers/bare-environment.ts';

const run = promisify(execFile);

async function openBoth() {
  const app = await createAlarmApp();
  const folder = await mkdtemp(join(tmpdir(), 'pasokh-secret-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await cp('content/settings.json', join(folder, 'content', 'settings.json'));
  const command = (script: string, appSecret: string, ...words: string[]) =>
    run(
      process.execPath,
      [`scripts/${script}.ts`, ...words, '--content', join(folder, 'content')],
      { env: { ...bareEnvironment, LIBSQL_URL: `file:${app.file}`, APP_SECRET: appSecret } },
    ).then(
      ({ stdout, stderr }) => ({ exitCode: 0, text: stdout + stderr }),
      ({ code, stdout, stderr }) => ({ exitCode: code as number, text: stdout + stderr }),
    );
  return { app, command };
}

describe('R84 npm run secret:accept', () => {
  it('ends the alarm of an APP_SECRET that was changed on purpose', async () => {
    const { app, command } = await openBoth();
    const { appSecret } = app.services.config;
    await app.db.run(sql`INSERT INTO secret_marks (id, mark) VALUES (1, 'of another secret')`);
    await app.tick();
    expect(app.alarmEvents()).toEqual(['other_secret']);
    const warned = await command('outbox-dead', appSecret);
    expect(warned.text).toContain('npm run secret:accept');
    const accepted = await command('secret-accept', appSecret);
    expect(accepted).toMatchObject({ exitCode: 0 });
    expect(accepted.text).toContain('npm run agent:reset-factor');
    expect(accepted.text).not.toContain('Warning');
    await app.tick();
    const standing = await app.db.all(sql`SELECT name FROM alarms WHERE recovered_at IS NULL`);
    expect(standing).toEqual([]);
    expect((await command('outbox-dead', appSecret)).text).not.toContain('Warning');
  });

  it('changes nothing where there is nothing to accept, and says so', async () => {
    const { app, command } = await openBoth();
    await app.tick();
    const before = await app.db.all(sql`SELECT * FROM secret_marks`);
    const { exitCode, text } = await command('secret-accept', app.services.config.appSecret);
    expect({ exitCode, text }).toMatchObject({ exitCode: 0 });
    expect(text).toContain('nothing was changed');
    expect(await app.db.all(sql`SELECT * FROM secret_marks`)).toEqual(before);
    expect((await command('secret-accept', 'x'.repeat(40), 'now')).exitCode).toBe(1);
    expect(await app.db.all(sql`SELECT * FROM secret_marks`)).toEqual(before);
  });
});
