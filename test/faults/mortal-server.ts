import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Libsql from 'libsql';
import { freePort, untilListening } from '../../scripts/dev/api.ts';
import { foldersOf } from '../../worker/foundation/node/folders.node.ts';
import type { BuildManifest } from '../../worker/foundation/ports/build-manifest.ts';
import { bareEnvironment } from '../helpers/bare-environment.ts';
import { freshBase } from '../helpers/running-server.ts';

const day = 86_400_000;

/** A customer with a browser: signed in, reachable by phone and mailbox. */
export type Customer = { token: string; mobile: string; email: string };

/** The bundled server over one database, to be started and killed again and again. */
export async function makeMortalServer(gateways: { kavenegar: string; smtp: string; key: string }) {
  const base = await freshBase();
  const folders = foldersOf(base);
  await makeRoom(folders.built);
  const database = join(folders.data, 'pasokh.db');
  const port = await freePort();
  let child: ChildProcess | undefined;

  return {
    base,
    database,
    origin: `http://localhost:${port}`,
    async start() {
      child = spawn(
        process.execPath,
        ['--import', join(process.cwd(), 'test/faults/redirect-gateway.ts'), folders.bundle],
        {
          env: {
            ...bareEnvironment,
            PORT: String(port),
            SMS_PROVIDER: 'kavenegar',
            KAVENEGAR_API_KEY: gateways.key,
            KAVENEGAR_SENDER: '10004346',
            FAKE_KAVENEGAR: gateways.kavenegar,
            SMTP_URL: gateways.smtp,
            MAIL_FROM: 'help@narenj.example',
          },
          stdio: ['ignore', 'ignore', 'inherit'],
        },
      );
      await untilListening(port);
    },
    /** No warning, no clean end: what a power cut leaves. */
    async kill() {
      const gone = new Promise((resolve) => child?.once('exit', resolve));
      child?.kill('SIGKILL');
      await gone;
    },
    /** A hand in the file while the server is down. */
    withDatabase<T>(work: (db: Libsql.Database) => T): T {
      const db = new Libsql(database, { timeout: 5_000 });
      try {
        return work(db);
      } finally {
        db.close();
      }
    },
  };
}

export type MortalServer = Awaited<ReturnType<typeof makeMortalServer>>;

/** Limits are for people; this crowd of a few files thousands. */
async function makeRoom(file: string) {
  const built = JSON.parse(await readFile(file, 'utf8')) as BuildManifest;
  Object.assign(built.settings.limits, {
    ticketsPerCustomerPerDay: 1_000_000,
    ticketsPerAddressPerHour: 1_000_000,
    smsGlobalPerDay: 1_000_000,
    automaticMailsPerTicketPerDay: 1_000_000,
  });
  await writeFile(file, JSON.stringify(built));
}

/** Seats customers whose sessions are open already. */
export function seatCustomers(
  server: Pick<MortalServer, 'withDatabase'>,
  count: number,
): Customer[] {
  return server.withDatabase((db) => {
    const now = Date.now();
    return Array.from({ length: count }, (_, i) => {
      const id = `customer-${i}`;
      const mobile = `+98912${String(i).padStart(7, '0')}`;
      const email = `customer${i}@mail.example`;
      const token = createHash('sha256').update(id).digest('base64url');
      const hash = createHash('sha256').update(token).digest('base64url');
      const identity = db.prepare(
        'INSERT INTO identities (address, kind, customer_id, created_at, proven_at) VALUES (?, ?, ?, ?, ?)',
      );
      db.prepare('INSERT INTO customers (id, created_at) VALUES (?, ?)').run([id, now]);
      identity.run([mobile, 'mobile', id, now, now]);
      identity.run([email, 'email', id, now, now]);
      db.prepare(
        'INSERT INTO sessions (token_hash, customer_id, address, proven_at, created_at, seen_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
      ).run([hash, id, mobile, now, now, now, now + day]);
      return { token, mobile, email };
    });
  });
}
