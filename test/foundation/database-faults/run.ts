import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fault } from '../../../scripts/lib/hrana/faults.ts';
import { serveHrana } from '../../../scripts/lib/hrana/serve.ts';
import { openEmbeddedClient } from '../../../worker/foundation/database/client/embedded-client.node.ts';
import { openRemoteClient } from '../../../worker/foundation/database/client/remote-client.ts';
import { type Database, openDatabase } from '../../../worker/foundation/database/database.ts';
import type { FileStore } from '../../../worker/foundation/ports/file-store.ts';
import { readCalendars } from '../../../worker/organisation/calendars.ts';
import { dumpDatabase } from '../../helpers/dump.ts';
import type { Fixture } from '../../rights/fixture.ts';
import type { Call } from './calls.ts';

type Dump = Awaited<ReturnType<typeof dumpDatabase>>;

/** What one sending of a call came to. */
export type Outcome = {
  status: number;
  headers: Headers;
  body: string;
  /** Requests to the database before the answer, and behind it. */
  trips: { asked: number; behind: number };
};

/** A copy of the prepared database of its own behind the server, and the app before it. */
export type Run = {
  send(call: Call): Promise<Outcome>;
  /** Lets the fault hit the nth request to this database from now on. */
  inject(fault: Fault, nth: number): void;
  clear(): Promise<void>;
  /** True where something was committed since the run began. */
  isChanged(): Promise<boolean>;
  counts(): Promise<Counts>;
  /** How many messages went out since the run began. */
  sent(): number;
  end(): Promise<void>;
};

/** Serves copies of the fixture's database, one for each run. The app is one, as in an isolate. */
export async function openRuns({ app }: Fixture) {
  const folder = mkdtempSync(join(tmpdir(), 'pasokh-faults-'));
  const fileOf = (name: string) => join(folder, `${name}.db`);
  app.client.close();
  copyFileSync(app.file, fileOf('prepared'));
  // No test here takes the power away.
  const server = await serveHrana(fileOf, { isDurable: false });
  const { services, settings, texts, mails } = app;
  const files = services.files;
  const behind: (() => Promise<unknown>)[] = [];
  let db: Database;
  let runs = 0;
  Object.assign(services, {
    openDb: () => db,
    afterResponse: (work: () => Promise<unknown>) => void behind.push(work),
  });

  async function start(): Promise<Run> {
    const name = `run${++runs}`;
    const url = `${server.url}/${name}/`;
    copyFileSync(fileOf('prepared'), fileOf(name));
    const client = openRemoteClient({ url, authToken: null });
    const direct = openEmbeddedClient(fileOf(name));
    const ownFiles = overlay(files);
    const version = async () => (await direct.execute('PRAGMA data_version')).rows[0]?.[0];
    const versionAtFirst = await version();
    let sent = 0;
    return {
      async send(call) {
        db = openDatabase(client);
        services.files = ownFiles;
        await readCalendars(openDatabase(direct), settings);
        const before = texts.length + mails.length;
        const outcome = await send(call);
        sent += texts.length + mails.length - before;
        return outcome;
      },
      inject: (fault, nth) => server.inject(fault, { database: name, nth }),
      clear: () => server.clear(),
      isChanged: async () => (await version()) !== versionAtFirst,
      counts: async () => countsOf(await dumpDatabase(direct)),
      sent: () => sent,
      async end() {
        client.close();
        direct.close();
        await fetch(url, { method: 'DELETE' });
        rmSync(fileOf(name));
      },
    };
  }

  async function send(call: Call): Promise<Outcome> {
    const before = server.roundTrips();
    const response = await app.api.fetch(requestOf(call, app.config.publicOrigin));
    const answered = server.roundTrips();
    while (behind.length > 0)
      await behind
        .shift()?.()
        .catch(() => {});
    return {
      status: response.status,
      headers: response.headers,
      body: await response.text(),
      trips: { asked: answered - before, behind: server.roundTrips() - answered },
    };
  }

  async function stop() {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }

  return { start, stop };
}

/** What a run does to files is seen by itself alone. */
function overlay(files: FileStore): FileStore {
  const changed = new Map<string, Uint8Array | null>();
  return {
    takesFiles: files.takesFiles,
    put: async (key, bytes) => void changed.set(key, bytes),
    get: async (key) => (changed.has(key) ? (changed.get(key) ?? null) : await files.get(key)),
    remove: async (...keys) => {
      for (const key of keys) changed.set(key, null);
    },
  };
}

function requestOf({ browser, path, init }: Call, origin: string): Request {
  const cookies = [...browser.cookies].map(([name, value]) => `${name}=${value}`);
  const headers = { ...init.headers, 'Sec-Fetch-Site': 'same-origin', Cookie: cookies.join('; ') };
  return new Request(new URL(path, origin), { ...init, headers });
}

export type Counts = Record<string, number>;

/** How many rows each table has, and how much each limit has counted. */
function countsOf(dump: Dump): Counts {
  const counts = Object.entries(dump).map(([table, rows]) => [table, rows.length]);
  const charged = (dump.rate_limits ?? []).map((row) => {
    const { key, count } = JSON.parse(String(row)) as { key: string; count: number };
    return [`limit ${key}`, count];
  });
  return Object.fromEntries([...counts, ...charged]) as Counts;
}
