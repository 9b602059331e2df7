import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'esbuild';
import { freePort } from '../dev/api.ts';
import { serverOptions } from '../lib/build/server.ts';
import { projectFolder } from '../lib/content-folder.ts';
import { makeBase } from './base.ts';

/** Prints how often the main routes go to the database, counted at the client of a real server. */
export async function printRoundTrips() {
  const { folders, remove } = await makeBase();
  const outfile = join(folders.server, 'count.js');
  await build({
    ...serverOptions(folders),
    entryPoints: [join(projectFolder, 'scripts/bench/count.ts')],
    outfile,
  });
  const child = spawn(process.execPath, [outfile], {
    env: { PATH: process.env.PATH, PORT: String(await freePort()) },
    stdio: 'inherit',
  });
  await new Promise((resolve) => child.once('exit', resolve));
  await remove();
}
