import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { openEmbeddedClient } from '../../worker/foundation/database/client/embedded-client.node.ts';
import { dumpDatabase } from '../helpers/dump.ts';
import { freshBase, startServer, until } from '../helpers/running-server.ts';

/** A help centre whose newest nightly backup is long ago. */
async function overdue() {
  const base = await freshBase();
  const first = await startServer({ base, keep: true });
  await first.stop();
  const backups = join(base, 'data/backups');
  const old = Array.from(
    { length: 20 },
    (_, i) => `pasokh-2026-01-${String(i + 1).padStart(2, '0')}T03-15-00-nightly`,
  );
  for (const name of [...old, 'pasokh-2026-01-30T10-00-00'])
    await mkdir(join(backups, name), { recursive: true });
  await mkdir(join(base, 'data/files/ab'), { recursive: true });
  await writeFile(join(base, 'data/files/ab/abcdefghij'), 'an attachment');
  return { base, backups, old };
}

async function dumpFile(file: string) {
  const client = openEmbeddedClient(file);
  return await dumpDatabase(client).finally(() => client.close());
}

describe('the server on one machine', () => {
  it('R89 makes a backup a day by itself, reads it back, and removes what is too old', async () => {
    const { base, backups, old } = await overdue();
    const server = await startServer({ base, keep: true });
    const made = async () =>
      (await readdir(backups)).filter((name) => /-nightly$/.test(name) && !old.includes(name));
    await until(async () => (await made()).length > 0);
    // Behind the new one's name the old ones go.
    await until(async () => (await readdir(backups)).length < old.length);
    await server.stop();
    expect(server.output()).not.toContain('backup_failed');
    const [name = ''] = await made();
    expect((await readdir(join(backups, name))).sort()).toEqual(['files', 'pasokh.db']);
    const inBackup = await dumpFile(join(backups, name, 'pasokh.db'));
    const live = await dumpFile(join(base, 'data/pasokh.db'));
    expect(Object.keys(inBackup)).toEqual(Object.keys(live));
    expect(inBackup.__drizzle_migrations).toEqual(live.__drizzle_migrations);
    expect(await readFile(join(backups, name, 'files/ab/abcdefghij'), 'utf8')).toBe(
      'an attachment',
    );
    const left = await readdir(backups);
    expect(left).toContain('pasokh-2026-01-30T10-00-00');
    expect(left.filter((one) => old.includes(one)).length).toBeLessThanOrEqual(9);

    const next = await startServer({ base, keep: true });
    await next.stop();
    expect(await made()).toEqual([name]);
  });

  it('R89 alarms where the copy is not sound, and keeps no part of it', async () => {
    const { base, backups, old } = await overdue();
    const db = new DatabaseSync(join(base, 'data/pasokh.db'));
    db.exec(`PRAGMA foreign_keys = OFF;
      INSERT INTO sessions (token_hash, customer_id, address, proven_at, created_at, seen_at, expires_at)
      VALUES ('x', 'nobody', 'a', 1, 1, 1, 9e15)`);
    db.close();
    const server = await startServer({ base });
    await until(() => server.output().includes('backup_failed'));
    expect(server.output()).toContain('rows that point at nothing');
    expect((await fetch(`${server.origin}/api/ready`)).status).toBe(200);
    expect((await readdir(backups)).sort()).toEqual([...old, 'pasokh-2026-01-30T10-00-00'].sort());
  });
});
