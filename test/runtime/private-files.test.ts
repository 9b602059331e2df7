import { existsSync } from 'node:fs';
import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import Libsql from 'libsql';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { pictures } from '../attachments/pictures.ts';
import { seatCustomers } from '../faults/mortal-server.ts';
import { freshBase, type RunningServer, startServer } from '../helpers/running-server.ts';
import { modeOf, runTool } from '../helpers/tools.ts';

/** Windows has no such modes. */
const onUnix = describe.skipIf(process.platform === 'win32');
const asRoot = it.runIf(process.getuid?.() === 0);
const nobody = 65_534;

async function freshFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'pasokh-private-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function ownBase() {
  const base = await freshBase();
  onTestFinished(() => rm(base, { recursive: true, force: true }));
  return base;
}

/** Takes nothing from what a process makes, so that all it lacks it was refused by us. */
function openUmask() {
  const former = process.umask(0);
  onTestFinished(() => void process.umask(former));
}

/** The commands that open the folder of data. */
async function dataTools(): Promise<string[]> {
  const names = (await readdir('scripts')).filter((name) => name.endsWith('.ts'));
  const texts = await Promise.all(names.map((name) => readFile(join('scripts', name), 'utf8')));
  return names
    .filter((_, at) => /cli-context|database-file/.test(texts[at] ?? ''))
    .map((name) => name.replace(/\.ts$/, ''));
}

/** What others than its owner may read, write or enter: `folder` itself and all below. */
async function openToOthers(folder: string): Promise<string[]> {
  const names = ['', ...(await readdir(folder, { recursive: true }))];
  const modes = await Promise.all(names.map((name) => modeOf(join(folder, name))));
  return names.flatMap((name, i) => (modes[i]?.endsWith('00') ? [] : [`${name} ${modes[i]}`]));
}

/** A file with everything in it that a folder of data has, as the release before left it. */
async function layLooseData(data: string) {
  for (const folder of ['', 'files', 'files/ab', 'backups'])
    await mkdir(join(data, folder), { recursive: true, mode: 0o755 });
  const files = [
    'files/ab/abcdefgh',
    'secrets',
    'edge.db',
    'backups/pasokh-2026-11-24T06-30-00.db',
  ];
  const secret = 'APP_SECRET=a secret of the tests, long enough\n';
  for (const file of files) await writeFile(join(data, file), file === 'secrets' ? secret : '');
  makeDatabase(join(data, 'pasokh.db'));
}

/** A new one of ours, before its first table. */
function makeDatabase(file: string) {
  const db = new Libsql(file);
  db.exec(
    'PRAGMA journal_mode = WAL; CREATE TABLE __drizzle_migrations (id INTEGER PRIMARY KEY, hash TEXT NOT NULL, created_at NUMERIC)',
  );
  db.close();
}

/** A request with a picture, by a customer who is signed in. */
function collectGarbage() {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

async function fileRequest(server: RunningServer) {
  const db = new Libsql(join(server.base, 'data/pasokh.db'), { timeout: 5_000 });
  const [customer] = seatCustomers({ withDatabase: (work) => work(db) }, 1);
  db.close();
  // The package closes a connection once its last statement is collected; until then a restore finds it open.
  collectGarbage();
  const headers = { 'Sec-Fetch-Site': 'same-origin', Cookie: `session=${customer?.token}` };
  const key = crypto.randomUUID();
  const upload = await fetch(`${server.origin}/api/attachments`, {
    method: 'POST',
    headers: { ...headers, 'Form-Token': key, 'File-Name': 'picture.jpg' },
    body: pictures.jpeg,
  });
  const { id } = (await upload.json()) as { id: string };
  const answer = await fetch(`${server.origin}/api/contact`, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json', 'Idempotency-Key': key },
    body: JSON.stringify({
      requestType: 'technical',
      title: 'صفحهٔ پرداخت باز نمی‌شود، با تصویر',
      text: 'وقتی دکمهٔ پرداخت را می‌زنم صفحه سفید می‌ماند؛ تصویرش پیوست است.',
      replyChannel: 'sms',
      anotherMatter: true,
      attachments: [id],
    }),
  });
  expect(answer.status).toBe(201);
}

onUnix('R85 files on the machine', () => {
  beforeAll(() => {
    const former = process.umask(0o022);
    return () => void process.umask(former);
  });

  it('are readable by their owner alone, whoever of us writes them', async () => {
    openUmask();
    const server = await startServer({ base: await ownBase() });
    await fileRequest(server);
    const { base } = server;
    const customers = join(base, 'customers.csv');
    await writeFile(customers, 'mobile,name\n09121234567,رضا\n');
    const named = join(base, 'elsewhere/copy.db');
    const added = ['--name', 'سارا', '--mobile', '09120000001'];
    for (const [tool, words] of [
      ['agent-add', added],
      ['customers-import', [customers]],
      ['backup', []],
      ['backup', [named]],
    ] as const)
      expect(await runTool(base, tool, words), tool).toMatchObject({ code: 0 });

    expect(await readdir(join(base, 'data/files'))).toHaveLength(1);
    expect(await readdir(join(base, 'data'))).toContain('pasokh.db-wal');
    expect(await openToOthers(join(base, 'data'))).toEqual([]);
    expect(await openToOthers(join(base, 'elsewhere'))).toEqual([]);
    await server.stop();

    await chmod(named, 0o644);
    expect(await runTool(base, 'restore', [named])).toMatchObject({ code: 0 });
    expect(await openToOthers(join(base, 'data'))).toEqual([]);
  });

  it('are made private from the first command on, whichever it is', async () => {
    openUmask();
    const added = ['--name', 'سارا', '--mobile', '09120000001'];
    const writers: string[] = [];
    for (const tool of await dataTools()) {
      const base = await freshFolder();
      await runTool(base, tool, tool === 'agent-add' ? added : []);
      if (!existsSync(join(base, 'data'))) continue;
      writers.push(tool);
      expect(await openToOthers(join(base, 'data')), tool).toEqual([]);
    }
    expect(writers).toContain('agent-add');
    expect(writers.length).toBeGreaterThan(2);
  });

  it('are closed to others at start where a former release left them open', async () => {
    const base = await ownBase();
    await layLooseData(join(base, 'data'));
    await writeFile(join(base, '.env'), '');
    await startServer({ base });
    expect(await openToOthers(join(base, 'data'))).toEqual([]);
    expect(await modeOf(join(base, '.env'))).toBe('600');
  });

  it.each(['backup', 'restore', 'agent-add'])('are closed to others by %s', async (tool) => {
    const base = await freshFolder();
    const added = ['--name', 'سارا', '--mobile', '09120000001'];
    await runTool(base, 'agent-add', added);
    const backup = join(base, 'copy.db');
    await runTool(base, 'backup', [backup]);
    const data = join(base, 'data');
    for (const name of ['', ...(await readdir(data, { recursive: true }))])
      await chmod(join(data, name), name.includes('.') || name === 'secrets' ? 0o644 : 0o755);
    const words = { backup: [], restore: [backup], 'agent-add': added }[tool] ?? [];
    expect(await runTool(base, tool, words)).toMatchObject({ code: 0 });
    expect(await openToOthers(data)).toEqual([]);
  });

  it('are closed beside a database elsewhere, in a folder that stays as it is', async () => {
    const shared = await freshFolder();
    await chmod(shared, 0o755);
    const database = join(shared, 'tickets.db');
    makeDatabase(database);
    await mkdir(join(shared, 'backups'));
    await writeFile(join(shared, 'backups/tickets-2026-11-24T06-30-00.db'), '');
    await writeFile(join(shared, 'notes.txt'), 'of somebody else');
    await startServer({ base: await ownBase(), env: { LIBSQL_URL: `file:${database}` } });
    expect(await openToOthers(shared)).toEqual([' 755', 'notes.txt 644']);
  });

  it('are closed, but never what a link leads to', async () => {
    const base = await ownBase();
    const outside = await freshFolder();
    await layLooseData(join(base, 'data'));
    await writeFile(join(outside, 'theirs.txt'), '');
    await chmod(outside, 0o755);
    await symlink(outside, join(base, 'data/linked'));
    await symlink(join(outside, 'theirs.txt'), join(base, 'data/linked.txt'));
    const server = await startServer({ base });
    expect(await modeOf(outside)).toBe('755');
    expect(await modeOf(join(outside, 'theirs.txt'))).toBe('644');
    expect(server.output()).toContain('is open at');
  });

  it('are closed below a data folder that is a link', async () => {
    const base = await ownBase();
    const disk = await freshFolder();
    await chmod(disk, 0o755);
    await layLooseData(disk);
    await chmod(base, 0o755);
    await symlink(disk, join(base, 'data'));
    const server = await startServer({ base });
    expect(await openToOthers(disk)).toEqual([' 755']);
    expect(server.output()).toContain(join(base, 'data'));
  });

  asRoot('are left to whom they belong, and the start says what others can read', async () => {
    const base = await ownBase();
    await chmod(base, 0o755);
    await layLooseData(join(base, 'data'));
    await writeFile(join(base, '.env'), '');
    await chown(join(base, '.env'), nobody, nobody);
    const server = await startServer({ base });
    expect(await modeOf(join(base, '.env'))).toBe('644');
    expect(server.output()).toContain(join(base, '.env'));
    await server.stop();
  });

  asRoot('are closed to another user, whom a command tells so', async () => {
    const base = await freshFolder();
    await chmod(base, 0o755);
    await runTool(base, 'agent-add', ['--name', 'سارا', '--mobile', '09120000001']);
    for (const tool of ['backup', 'agent-add']) {
      const words = tool === 'backup' ? [] : ['--name', 'رضا', '--mobile', '09120000002'];
      const { code, text } = await runTool(base, tool, words, { uid: nobody });
      expect(code).toBe(1);
      expect(text).toContain(`${join(base, 'data')} belongs to another user`);
      expect(text).not.toContain('    at ');
    }
  });

  asRoot('that root makes in the folder of another user belong to that user', async () => {
    const base = await freshFolder();
    const data = join(base, 'data');
    await runTool(base, 'agent-add', ['--name', 'سارا', '--mobile', '09120000001']);
    const backup = join(base, 'copy.db');
    await runTool(base, 'backup', [backup]);
    for (const name of ['', ...(await readdir(data, { recursive: true }))])
      await chown(join(data, name), nobody, nobody);
    await runTool(base, 'backup');
    await runTool(base, 'restore', [backup]);
    const names = ['', ...(await readdir(data, { recursive: true }))];
    const owners = await Promise.all(names.map(async (name) => (await stat(join(data, name))).uid));
    expect(names.filter((_, i) => owners[i] !== nobody)).toEqual([]);
  });
});
