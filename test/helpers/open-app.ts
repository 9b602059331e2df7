import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ensureBuilt } from '../../scripts/lib/freshness.ts';
import { startNodeServer } from '../../worker/server.node.ts';

/** To find out whether a build is the right one takes a read of all code; in one process no test changes it. */
const builds = new Map<string, ReturnType<typeof ensureBuilt>>();

/** The whole help centre as `npm start` serves it, on a free port with a database of its own. */
export async function openApp(content = 'content', env: Record<string, string> = {}) {
  const path = resolve(content);
  const build = builds.get(path) ?? ensureBuilt(path);
  builds.set(path, build);
  const folders = await build;
  const data = await mkdtemp(join(tmpdir(), 'pasokh-app-'));
  const port = await freePort();
  const server = await startNodeServer(
    { PORT: String(port), LIBSQL_URL: `file:${join(data, 'pasokh.db')}`, ...env },
    { ...folders, data, secrets: join(data, 'secrets') },
  );
  const { services } = server;
  const { now } = services.clock;
  let turnedMs = 0;
  services.clock = { now: () => now() + turnedMs };
  return {
    origin: server.config.publicOrigin,
    services,
    /** Lets time pass for the server, so that no test waits for it. Pages have a clock of their own. */
    turnClock(ms: number) {
      turnedMs += ms;
    },
    async close() {
      await server.stop();
      await rm(data, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', listening));
  const { port } = probe.address() as AddressInfo;
  await new Promise((closed) => probe.close(closed));
  return port;
}
