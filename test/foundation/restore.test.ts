import { spawn } from 'node:child_process';
import { cp, mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { agentsIn, layBackedUp, readDatabase } from '../helpers/backed-up.ts';
import { runTool } from '../helpers/tools.ts';

async function backedUp() {
  const base = await mkdtemp(join(tmpdir(), 'pasokh-restore-'));
  onTestFinished(() => rm(base, { recursive: true, force: true }));
  return layBackedUp(base);
}

/** Copies a database as a server leaves it that was killed: its last commits in the journal alone. */
async function copyUnclosed(from: string, to: string, write: string) {
  const db = new DatabaseSync(from);
  db.exec(`PRAGMA journal_mode = WAL; ${write}`);
  for (const suffix of ['', '-wal']) await cp(from + suffix, to + suffix);
  db.close();
}

const setName = (name: string) => `UPDATE agents SET name = '${name}'`;
const namesIn = (file: string) => readDatabase(file, 'SELECT name FROM agents');

describe('R84 a restore', () => {
  it('makes a database where there was none', async () => {
    const { base, backup, database } = await backedUp();
    await rm(join(base, 'data'), { recursive: true });
    expect(await runTool(base, 'restore', [backup])).toMatchObject({ code: 0 });
    expect(agentsIn(database)).toBe(0);
  });

  it('brings what the journal beside a backup holds, and keeps what that of the former held', async () => {
    const { base, backup, database } = await backedUp();
    const live = join(base, 'live.db');
    await copyUnclosed(database, live, setName('in the journal'));
    const former = join(base, 'former.db');
    await cp(database, former);
    await copyUnclosed(former, database, setName('in the former'));
    expect(await runTool(base, 'restore', [live])).toMatchObject({ code: 0 });
    expect(namesIn(database)).toEqual([{ name: 'in the journal' }]);
    const [kept] = await readdir(join(base, 'data/backups'));
    expect(namesIn(join(base, 'data/backups', kept ?? ''))).toEqual([{ name: 'in the former' }]);
    expect(await runTool(base, 'restore', [backup])).toMatchObject({ code: 0 });
    expect(agentsIn(database)).toBe(0);
  });

  it('replaces a database that is broken, and keeps it', async () => {
    const { base, backup, database } = await backedUp();
    await writeFile(database, 'no database at all'.repeat(1_000));
    expect(await runTool(base, 'restore', [backup])).toMatchObject({ code: 0 });
    expect(agentsIn(database)).toBe(0);
    const kept = await readdir(join(base, 'data/backups'));
    expect(kept).toEqual([expect.stringMatching(/before-restore\.db$/)]);
  });

  it('refuses what is no backup of ours, in plain words, and changes nothing', async () => {
    const { base, database } = await backedUp();
    const [empty = '', foreign = '', broken = '', text = '', missing = ''] = [
      'empty',
      'foreign',
      'broken',
      'text',
      'missing',
    ].map((name) => join(base, `${name}.db`));
    await writeFile(empty, '');
    const theirs = new DatabaseSync(foreign);
    theirs.exec('CREATE TABLE theirs (id)');
    theirs.close();
    await cp(database, broken);
    await truncate(broken, 20_000);
    await writeFile(text, 'no database at all'.repeat(1_000));
    for (const file of [empty, foreign, broken, text, missing, database]) {
      const { code, text } = await runTool(base, 'restore', [file]);
      expect(code, file).toBe(1);
      expect(text, file).toContain(file);
      expect(text, file).not.toMatch(/\n\s+at /);
      expect(agentsIn(database), file).toBe(1);
    }
    expect(await readdir(join(base, 'data'))).not.toContain('pasokh.db.part');
  });

  it('that is killed leaves the former whole or the new one, whenever it happens', async () => {
    const { base, backup, database } = await backedUp();
    const live = join(base, 'live.db');
    await copyUnclosed(database, live, setName('in the journal'));
    const run = async (killAfterMs?: number) => {
      for (const suffix of ['', '-wal']) await cp(live + suffix, database + suffix);
      await rm(`${database}-shm`, { force: true });
      const child = spawn(process.execPath, ['test/foundation/restore.node.ts', backup, database], {
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await new Promise((ready) => child.stdout.once('data', ready));
      const begun = performance.now();
      child.stdin.write('go');
      if (killAfterMs === undefined) await new Promise((done) => child.stdout.once('data', done));
      else await new Promise((wake) => setTimeout(wake, killAfterMs));
      const tookMs = performance.now() - begun;
      child.kill('SIGKILL');
      await ended;
      return tookMs;
    };
    const wholeMs = await run();
    expect(agentsIn(database)).toBe(0);

    const kills = 8;
    for (let kill = 0; kill < kills; kill++) {
      await run((wholeMs * kill) / kills);
      expect(readDatabase(database, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
      expect([[], [{ name: 'in the journal' }]]).toContainEqual(namesIn(database));
    }
    expect(await runTool(base, 'restore', [backup])).toMatchObject({ code: 0 });
    expect(agentsIn(database)).toBe(0);
    expect((await readdir(join(base, 'data'))).filter((name) => name.includes('.part'))).toEqual(
      [],
    );
  }, 60_000);
});
