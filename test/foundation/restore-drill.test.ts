import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createFolderStore } from '../../worker/attachments/file-store.node.ts';
import { openEmbeddedClient } from '../../worker/foundation/database/client/embedded-client.node.ts';
import { dumpDatabase } from '../helpers/dump.ts';
import { runTool } from '../helpers/tools.ts';
import { openFixture } from '../rights/fixture.ts';

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Hashes of the files below a folder, by their paths from it. */
async function filesBelow(folder: string): Promise<Record<string, string>> {
  if (!existsSync(folder)) return {};
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((e) => join(e.parentPath, e.name));
  const read = paths.map(async (path) => [
    path.slice(folder.length + 1),
    hashOf(await readFile(path)),
  ]);
  return Object.fromEntries(await Promise.all(read)) as Record<string, string>;
}

async function dumpFile(file: string) {
  const client = openEmbeddedClient(file);
  return await dumpDatabase(client).finally(() => client.close());
}

const secretLine = `APP_SECRET=${'s'.repeat(44)}\n`;

/** A help centre on disk with rows in its tables, two attachments and secrets. */
async function helpCentre() {
  const base = await mkdtemp(join(tmpdir(), 'pasokh-drill-'));
  onTestFinished(() => rm(base, { recursive: true, force: true }));
  const data = join(base, 'data');
  const { app } = await openFixture();
  const store = createFolderStore(join(data, 'files'));
  const { rows } = await app.client.execute('SELECT id FROM attachments');
  for (const { id } of rows) await store.put(String(id), new Uint8Array([1, 2, 3]));
  await store.put('another-attachment', new Uint8Array(70_000).fill(7));
  await fillEveryTable(app.client);
  await app.client.execute({ sql: 'VACUUM INTO ?', args: [join(data, 'pasokh.db')] });
  await writeFile(join(data, 'secrets'), secretLine, { mode: 0o600 });
  const paths = { database: join(data, 'pasokh.db'), files: join(data, 'files') };
  const state = async () => ({
    tables: await dumpFile(paths.database),
    files: await filesBelow(paths.files),
  });
  return { base, data, ...paths, state, store, backup: join(base, 'backup') };
}

type Client = ReturnType<typeof openEmbeddedClient>;

/** A row in each table that the fixture has left empty, so that no table can be forgotten unseen. */
async function fillEveryTable(client: Client) {
  await client.execute('PRAGMA foreign_keys = OFF');
  await client.execute('PRAGMA ignore_check_constraints = ON');
  const { rows: tables } = await client.execute(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE TABLE%'",
  );
  for (const { name } of tables) {
    const table = `"${String(name)}"`;
    const { rows } = await client.execute(`SELECT count(*) AS count FROM ${table}`);
    if (rows[0]?.count !== 0) continue;
    const { rows: columns } = await client.execute(`PRAGMA table_info(${table})`);
    const { rows: keys } = await client.execute(`PRAGMA foreign_key_list(${table})`);
    const parents = new Map(
      keys.map(({ from, table: parent, to }) => [
        from,
        `(SELECT "${to}" FROM "${parent}" LIMIT 1)`,
      ]),
    );
    const values = columns.map(
      ({ name: column, type }) =>
        parents.get(column) ?? (String(type).toLowerCase() === 'integer' ? '1' : "'drill'"),
    );
    await client.execute(`INSERT OR IGNORE INTO ${table} VALUES (${values.join(', ')})`);
  }
}

describe('R60 R89 the restore drill', () => {
  it('brings back every table and every attachment of a backup, after all was lost', async () => {
    const centre = await helpCentre();
    const before = await centre.state();
    const empty = Object.entries(before.tables).filter(([, rows]) => rows.length === 0);
    expect(empty.map(([name]) => name)).toEqual([]);
    expect(Object.keys(before.files)).toHaveLength(2);

    expect(await runTool(centre.base, 'backup', [centre.backup])).toMatchObject({ code: 0 });
    await rm(centre.data, { recursive: true });
    expect(await runTool(centre.base, 'restore', [centre.backup])).toMatchObject({ code: 0 });
    expect(await centre.state()).toEqual(before);
  });

  it('mends attachments that are missing or broken, and keeps those that came later', async () => {
    const centre = await helpCentre();
    const before = await centre.state();
    await runTool(centre.base, 'backup', [centre.backup]);
    const [first = '', second = ''] = Object.keys(before.files);
    await rm(join(centre.files, first));
    await truncate(join(centre.files, second), 1);
    await centre.store.put('of-the-day-after', new Uint8Array([4]));
    expect(await runTool(centre.base, 'restore', [centre.backup])).toMatchObject({ code: 0 });
    const { files } = await centre.state();
    expect(files).toEqual({ ...before.files, 'of/of-the-day-after': hashOf(new Uint8Array([4])) });
  });

  it('takes a copy of the database alone, and brings back that alone', async () => {
    const centre = await helpCentre();
    const before = await centre.state();
    const copy = join(centre.base, 'copy.db');
    expect(await runTool(centre.base, 'backup', [copy])).toMatchObject({ code: 0 });
    expect((await stat(copy)).isFile()).toBe(true);
    await rm(centre.data, { recursive: true });
    expect(await runTool(centre.base, 'restore', [copy])).toMatchObject({ code: 0 });
    expect(await centre.state()).toEqual({ tables: before.tables, files: {} });
  });

  it('refuses a backup whose database is broken or missing, and changes nothing', async () => {
    const centre = await helpCentre();
    await runTool(centre.base, 'backup', [centre.backup]);
    await rm(centre.files, { recursive: true });
    const before = await centre.state();
    await truncate(join(centre.backup, 'pasokh.db'), 20_000);
    const broken = await runTool(centre.base, 'restore', [centre.backup]);
    await rm(join(centre.backup, 'pasokh.db'));
    const missing = await runTool(centre.base, 'restore', [centre.backup]);
    expect([broken.code, missing.code]).toEqual([1, 1]);
    expect([broken.text, missing.text].join()).not.toMatch(/\n\s+at /);
    expect(await centre.state()).toEqual(before);
  });
});

describe('R89 a backup', () => {
  it('writes each attachment once, and shares it with the backups after it', async () => {
    const centre = await helpCentre();
    const folders = ['first', 'second', 'third'].map((name) => join(centre.base, 'all', name));
    for (const folder of folders) {
      expect(await runTool(centre.base, 'backup', [folder])).toMatchObject({ code: 0 });
      await centre.store.put(`after-${folder.split('/').at(-1)}`, new Uint8Array([5]));
    }
    const path = 'an/another-attachment';
    const inodes = await Promise.all(
      [centre.files, ...folders.map((folder) => join(folder, 'files'))].map(
        async (folder) => (await stat(join(folder, path))).ino,
      ),
    );
    // Not with the live file: what breaks one would break the other.
    expect(new Set(inodes).size).toBe(2);
    expect(new Set(inodes.slice(1)).size).toBe(1);
    const counts = await Promise.all(
      folders.map(async (folder) => Object.keys(await filesBelow(join(folder, 'files'))).length),
    );
    expect(counts).toEqual([2, 3, 4]);
    expect(await readdir(join(centre.base, 'all'))).toEqual(['first', 'second', 'third']);
  });

  it('writes an attachment anew where the earlier copy is broken', async () => {
    const centre = await helpCentre();
    const [first, second] = [join(centre.base, 'all/1'), join(centre.base, 'all/2')];
    await runTool(centre.base, 'backup', [first]);
    await truncate(join(first, 'files/an/another-attachment'), 10);
    await runTool(centre.base, 'backup', [second]);
    expect(await filesBelow(join(second, 'files'))).toEqual(await filesBelow(centre.files));
  });

  it('has the secrets only where they are asked for, and brings them back beside the former', async () => {
    const centre = await helpCentre();
    await runTool(centre.base, 'backup', [centre.backup]);
    expect(await readdir(centre.backup)).toEqual(['files', 'pasokh.db']);
    const withSecrets = join(centre.base, 'with-secrets');
    await runTool(centre.base, 'backup', [withSecrets, '--with-secrets']);
    expect(await readdir(withSecrets)).toEqual(['files', 'pasokh.db', 'secrets']);

    const secrets = join(centre.data, 'secrets');
    await writeFile(secrets, 'APP_SECRET=another\n', { mode: 0o600 });
    await runTool(centre.base, 'restore', [centre.backup]);
    expect(await readFile(secrets, 'utf8')).toBe('APP_SECRET=another\n');
    await runTool(centre.base, 'restore', [withSecrets]);
    expect(await readFile(secrets, 'utf8')).toBe(secretLine);
    const kept = (await readdir(centre.data)).filter((name) =>
      /^secrets-.*-before-restore$/.test(name),
    );
    expect(await readFile(join(centre.data, kept[0] ?? ''), 'utf8')).toBe('APP_SECRET=another\n');
  });

  it('leaves the secrets of now in place where those of the backup cannot be written', async () => {
    const centre = await helpCentre();
    await runTool(centre.base, 'backup', [centre.backup, '--with-secrets']);
    const secrets = join(centre.data, 'secrets');
    await writeFile(secrets, 'APP_SECRET=another\n', { mode: 0o600 });
    // A folder in the place of the copy stands for a disk that takes no more.
    await mkdir(`${secrets}.part`);
    expect(await runTool(centre.base, 'restore', [centre.backup])).toMatchObject({ code: 1 });
    expect(await readFile(secrets, 'utf8')).toBe('APP_SECRET=another\n');
  });

  it('is restored by a link to it', async () => {
    const centre = await helpCentre();
    const before = await centre.state();
    await runTool(centre.base, 'backup', [centre.backup]);
    await rm(centre.files, { recursive: true });
    const latest = join(centre.base, 'latest');
    await symlink(centre.backup, latest);
    expect(await runTool(centre.base, 'restore', [latest])).toMatchObject({ code: 0 });
    expect(await centre.state()).toEqual(before);
  });

  it('is refused where its name is taken or no secrets lie there, and leaves nothing', async () => {
    const centre = await helpCentre();
    await rm(join(centre.data, 'secrets'));
    const asked = [centre.backup, '--with-secrets'];
    expect(await runTool(centre.base, 'backup', asked)).toMatchObject({ code: 1 });
    expect(await readdir(centre.base)).not.toContain('backup');
    await runTool(centre.base, 'backup', [centre.backup]);
    const before = await filesBelow(centre.backup);
    expect(await runTool(centre.base, 'backup', [centre.backup])).toMatchObject({ code: 1 });
    expect(await filesBelow(centre.backup)).toEqual(before);
    expect((await readdir(centre.base)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('R60 made while files are uploaded has the bytes of each that its database names', async () => {
    const centre = await helpCentre();
    const client = openEmbeddedClient(centre.database);
    const ended = new AbortController();
    const uploading = (async () => {
      for (let i = 0; !ended.signal.aborted; i++) {
        const id = `uploaded-meanwhile-${i}`;
        await centre.store.put(id, new Uint8Array(1_000).fill(i));
        await client.execute({
          sql: `INSERT INTO attachments (id, form_key, name, type, byte_count, sensitive, created_at, stored_at)
            VALUES (?, 'load', 'a.png', 'image/png', 1000, 0, 1, 1)`,
          args: [id],
        });
      }
    })();
    const made = await runTool(centre.base, 'backup', [centre.backup]);
    ended.abort();
    await uploading;
    client.close();
    expect(made).toMatchObject({ code: 0 });
    const { attachments = [] } = await dumpFile(join(centre.backup, 'pasokh.db'));
    const named = attachments.map((row) => (JSON.parse(String(row)) as { id: string }).id);
    const meanwhile = named.filter((id) => id.startsWith('uploaded'));
    expect(meanwhile.length).toBeGreaterThan(0);
    const files = await filesBelow(join(centre.backup, 'files'));
    expect(meanwhile.filter((id) => !(`up/${id}` in files))).toEqual([]);
  });
});
