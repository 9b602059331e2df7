import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Settings } from '#shared/settings/schema.ts';
import { foldersOf } from '../../../worker/foundation/node/folders.node.ts';
import type { BuildManifest } from '../../../worker/foundation/ports/build-manifest.ts';
import { freePort } from '../../dev/api.ts';
import { buildReader, layMigrations, serverOptions } from '../../lib/build/server.ts';
import { projectFolder } from '../../lib/content-folder.ts';
import { startFlags } from '../base.ts';
import type { Order, Plan, Report } from './served.ts';

/** The server at work on a database. */
export type ScaleServer = {
  origin: string;
  child: ChildProcess;
  /** From the start of the process until it listened, in ms. */
  listeningMs: number;
  /** What is sent from now on belongs to this name. */
  name(name: string): void;
  /** Plans of all statements since the first name. */
  plans(): Promise<Plan[]>;
  stop(): Promise<void>;
};

const manyTickets = 1_000_000;

/** Bundles the server without a site, with the flags of `npm start`, on this file; its clock begins at `now` (epoch ms). */
export async function startServer(
  file: string,
  settings: Settings,
  now: number,
): Promise<ScaleServer> {
  const base = await mkdtemp(join(tmpdir(), 'pasokh-scale-'));
  const folders = foldersOf(base, join(base, 'dist/builds/0000000000000000'));
  await mkdir(folders.server, { recursive: true });
  const limits = {
    ...settings.limits,
    ticketsPerCustomerPerDay: manyTickets,
    ticketsPerAddressPerHour: manyTickets,
  };
  const built: BuildManifest = {
    settings: { ...settings, limits },
    inline: { scripts: [], styles: [] },
  };
  await writeFile(folders.built, JSON.stringify(built));
  await writeFile(folders.files, '{}');
  await layMigrations(folders);
  await build({
    ...serverOptions(folders),
    entryPoints: [join(projectFolder, 'scripts/bench/scale/served.ts')],
  });
  await buildReader(folders);
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, [...(await startFlags()), folders.bundle], {
    env: {
      PATH: process.env.PATH,
      PORT: String(port),
      LIBSQL_URL: `file:${file}`,
      BENCH_NOW: String(now),
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const first = await reported(child);
  const listeningMs = performance.now() - began;
  if (!('startedMs' in first)) throw new Error('The server did not say that it listens.');
  const order = (what: Order) => child.send(what);
  return {
    origin: `http://localhost:${port}`,
    child,
    listeningMs,
    name: (name) => order({ do: 'name', name }),
    async plans() {
      order({ do: 'plans' });
      const answer = await reported(child);
      return 'plans' in answer ? answer.plans : [];
    },
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      await rm(base, { recursive: true, force: true });
    },
  };
}

/** @throws Error where the server ends instead. */
const reported = (child: ChildProcess) =>
  new Promise<Report>((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`The server ended with ${code}.`));
    child.once('exit', ended);
    child.once('message', (report) => {
      child.off('exit', ended);
      resolve(report as Report);
    });
  });
