import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { link, readdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { agentsIn, layBackedUp, readDatabase } from '../helpers/backed-up.ts';
import { bareEnvironment } from '../helpers/bare-environment.ts';
import { freshBase, startServer } from '../helpers/running-server.ts';
import { runTool } from '../helpers/tools.ts';

async function baseWithBackup() {
  const base = await freshBase();
  onTestFinished(() => rm(base, { recursive: true, force: true }));
  return layBackedUp(base);
}

/** What a person reads who was refused: the reason, what to do, and no trace of the code. */
function expectRefusal({ code, text }: { code: number | null; text: string }, database: string) {
  expect(code).toBe(1);
  expect(text).toContain(database);
  expect(text).toMatch(/stop|end the other/i);
  expect(text).not.toMatch(/\n\s+at /);
}

/** No clean end: what a power cut leaves. Waits until the process is gone. */
function kill(child: ChildProcess): Promise<void> {
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  child.kill('SIGKILL');
  return gone;
}

describe('R84 one database', () => {
  it('is not restored beneath a server, on whatever port that listens', async () => {
    const { base, backup, database } = await baseWithBackup();
    const server = await startServer({ base });
    expectRefusal(await runTool(base, 'restore', [backup]), database);
    expect((await fetch(`${server.origin}/api/ready`)).status).toBe(200);
    expect(agentsIn(database)).toBe(1);
    expect(existsSync(join(base, 'data/backups'))).toBe(false);

    await kill(server.child);
    expect(await runTool(base, 'restore', [backup])).toMatchObject({ code: 0 });
    expect(agentsIn(database)).toBe(0);
    const [former] = await readdir(join(base, 'data/backups'));
    expect(agentsIn(join(base, 'data/backups', former ?? ''))).toBe(1);
  });

  it('has one server, under whatever name the second knows it', async () => {
    const { base, database } = await baseWithBackup();
    const first = await startServer({ base });
    await symlink(database, join(base, 'link.db'));
    for (const url of ['file:data/pasokh.db', `file:${database}`, 'file:link.db']) {
      const second = await startServer({ base, env: { LIBSQL_URL: url } });
      const file = url === 'file:link.db' ? join(base, 'link.db') : database;
      expectRefusal({ code: await second.exit, text: second.output() }, file);
    }
    expect((await fetch(`${first.origin}/api/ready`)).status).toBe(200);
    expect(first.child.exitCode).toBe(null);
    await first.stop();
    const next = await startServer({ base });
    expect(next.output()).toContain('is open at');
  });

  it('has no second name, by which a second server could serve it', async () => {
    const { base, database } = await baseWithBackup();
    const first = await startServer({ base });
    await link(database, join(base, 'second.db'));
    for (const url of ['file:second.db', 'file:data/pasokh.db']) {
      const second = await startServer({ base, env: { LIBSQL_URL: url } });
      expect(await second.exit).toBe(1);
      expect(second.output()).toMatch(
        url === 'file:second.db' ? /2 names \(hard links\)/ : /in use/,
      );
      expect(second.output()).not.toMatch(/\n\s+at /);
    }
    expect((await fetch(`${first.origin}/api/ready`)).status).toBe(200);
  });

  it('is not migrated by a new version while the former one serves', async () => {
    const { base, database } = await baseWithBackup();
    const former = await startServer({ base });
    const db = new DatabaseSync(database, { timeout: 5_000 });
    db.exec('UPDATE __drizzle_migrations SET created_at = created_at - 1');
    db.close();
    const next = await startServer({ base });
    expectRefusal({ code: await next.exit, text: next.output() }, database);
    expect(existsSync(join(base, 'data/backups'))).toBe(false);
    expect(former.child.exitCode).toBe(null);
  });

  it('is open to commands beside a server', async () => {
    const { base, database } = await baseWithBackup();
    const server = await startServer({ base });
    const added = ['--name', 'رضا', '--mobile', '09120000002'];
    expect(await runTool(base, 'agent-add', added)).toMatchObject({ code: 0 });
    expect(await runTool(base, 'backup')).toMatchObject({ code: 0 });
    expect(agentsIn(database)).toBe(2);
    expect((await fetch(`${server.origin}/api/ready`)).status).toBe(200);
    const second = await startServer({ base });
    expectRefusal({ code: await second.exit, text: second.output() }, database);
  });

  it('is not restored beneath a command, and is once that has been killed', async () => {
    const { base, backup, database } = await baseWithBackup();
    const command = spawn(
      process.execPath,
      ['test/helpers/command-at-work.node.ts', '--content', join(base, 'content')],
      { env: bareEnvironment, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    await new Promise((resolve) => command.stdout.once('data', resolve));
    expectRefusal(await runTool(base, 'restore', [backup]), database);
    expect(agentsIn(database)).toBe(1);
    await kill(command);
    expect(await runTool(base, 'restore', [backup])).toMatchObject({ code: 0 });
    expect(agentsIn(database)).toBe(0);
  });

  it('is not restored beneath a program that does not take our lock', async () => {
    const { base, backup, database } = await baseWithBackup();
    const program = new DatabaseSync(database, { timeout: 5_000 });
    program.exec('PRAGMA journal_mode = WAL');
    program.prepare('SELECT count(*) FROM agents').all();
    expectRefusal(await runTool(base, 'restore', [backup]), database);
    program.exec("UPDATE agents SET name = 'سارا رضایی'");
    program.close();
    expect(readDatabase(database, 'SELECT name FROM agents')).toEqual([{ name: 'سارا رضایی' }]);
    expect(await runTool(base, 'restore', [backup])).toMatchObject({ code: 0 });
  });
});
