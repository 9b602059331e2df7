import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import Libsql from 'libsql';
import { buildsOf, foldersOf } from '../../worker/foundation/node/folders.node.ts';
import type { BuildManifest } from '../../worker/foundation/ports/build-manifest.ts';
import { untilListening } from '../dev/api.ts';
import { contentFolder, projectFolder } from '../lib/content-folder.ts';
import { ensureBuilt } from '../lib/freshness.ts';

const customerCount = 1_000;
const day = 86_400_000;

/** The built help centre in a folder of its own, with limits that let a crowd pass. */
export async function makeBase() {
  const built = await ensureBuilt(contentFolder());
  const base = await mkdtemp(join(tmpdir(), 'pasokh-bench-'));
  const own = foldersOf(base, join(buildsOf(base), basename(built.build)));
  await mkdir(own.build, { recursive: true });
  await cp(built.server, own.server, { recursive: true });
  await symlink(built.site, own.site);
  await symlink(join(projectFolder, 'node_modules'), join(base, 'node_modules'));
  const facts = JSON.parse(await readFile(own.built, 'utf8')) as BuildManifest;
  facts.settings.limits.ticketsPerCustomerPerDay = 1_000_000;
  facts.settings.limits.ticketsPerAddressPerHour = 1_000_000;
  facts.settings.limits.smsGlobalPerDay = 1_000_000;
  await writeFile(own.built, JSON.stringify(facts));
  return {
    folders: { ...own, database: join(own.data, 'pasokh.db') },
    remove: () => rm(base, { recursive: true, force: true }),
  };
}

/** The flags of V8 that `npm start` sets. */
export async function startFlags(): Promise<string[]> {
  const { scripts } = JSON.parse(await readFile(join(projectFolder, 'package.json'), 'utf8'));
  return scripts.start.split(' ').filter((word: string) => word.startsWith('--'));
}

/** Runs a server of that folder, as `npm start` does unless options say otherwise; answers once it listens. */
export async function serve(bundle: string, port: number, flags?: readonly string[]) {
  flags ??= await startFlags();
  const server = spawn(process.execPath, [...flags, bundle], {
    env: { PATH: process.env.PATH, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await untilListening(port);
  return server;
}

/** Customers who are signed in already, with the cookies of their browsers. */
export function seatCustomers(file: string): string[] {
  const db = new Libsql(file, { timeout: 5_000 });
  const now = Date.now();
  const tokens: string[] = [];
  db.exec('BEGIN IMMEDIATE');
  const customer = db.prepare('INSERT INTO customers (id, created_at) VALUES (?, ?)');
  const identity = db.prepare(
    "INSERT INTO identities (address, kind, customer_id, created_at, proven_at) VALUES (?, 'mobile', ?, ?, ?)",
  );
  const session = db.prepare(
    'INSERT INTO sessions (token_hash, customer_id, address, proven_at, created_at, seen_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  for (let i = 0; i < customerCount; i++) {
    const id = `bench-${i}`;
    const address = `+98912${String(i).padStart(7, '0')}`;
    const token = createHash('sha256').update(id).digest('base64url');
    const hash = createHash('sha256').update(token).digest('base64url');
    customer.run([id, now]);
    identity.run([address, id, now, now]);
    session.run([hash, id, address, now, now, now, now + day]);
    tokens.push(token);
  }
  db.exec('COMMIT');
  db.close();
  return tokens;
}
