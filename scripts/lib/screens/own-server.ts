import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type { startNodeServer } from '../../../worker/server.node.ts';
import { freePort } from '../../dev/api.ts';
import { serverOptions } from '../build/server.ts';
import { projectFolder } from '../content-folder.ts';
import { ensureBuilt } from '../freshness.ts';

/**
 * The built help centre of a content folder, served by this process on loopback over a database of its own, so that
 * its clock and its gateways can be exchanged. `close` ends it and removes what it wrote.
 */
export async function openOwnServer(content: string, env: Record<string, string>) {
  const folders = await ensureBuilt(content);
  const server = join(projectFolder, '.cache/own-server');
  const bundle = join(server, 'server.js');
  // Node runs no .tsx, in which the server writes its pages.
  await build({
    ...serverOptions({ ...folders, server, bundle }),
    entryPoints: ['worker/server.node.ts'],
  });
  const data = await mkdtemp(join(tmpdir(), 'pasokh-screens-'));
  const { startNodeServer: start } = (await import(pathToFileURL(bundle).href)) as {
    startNodeServer: typeof startNodeServer;
  };
  const running = await start(
    { PORT: String(await freePort()), LIBSQL_URL: `file:${join(data, 'pasokh.db')}`, ...env },
    { ...folders, data, secrets: join(data, 'secrets') },
  );
  return {
    origin: running.config.publicOrigin,
    services: running.services,
    async close() {
      await running.stop();
      await rm(data, { recursive: true, force: true });
    },
  };
}
