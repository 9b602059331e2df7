import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ensureBuilt } from '../../scripts/freshness.ts';
import { openNodeHome } from '../../worker/home.node.ts';

/** The whole help centre as `npm start` serves it, on a free port with a database of its own. */
export async function openHouse(content = 'content', env: Record<string, string> = {}) {
  const folders = await ensureBuilt(resolve(content));
  const data = await mkdtemp(join(tmpdir(), 'pasokh-house-'));
  const port = await freePort();
  const home = await openNodeHome(
    { PORT: String(port), LIBSQL_URL: `file:${join(data, 'pasokh.db')}`, ...env },
    { ...folders, data, secrets: join(data, 'secrets') },
  );
  return {
    origin: home.config.publicOrigin,
    services: home.services,
    async close() {
      await home.stop();
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
