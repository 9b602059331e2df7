import { readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { build } from 'esbuild';
import { workerAddress } from '../../../src/offline/page-and-worker.ts';
import { cardFolder } from '../../../src/sharing/addresses.ts';
import { projectFolder } from '../content-folder.ts';
import { choosePrecache, type SiteFile } from './choose-precache.ts';
import { filesUnder } from './inputs.ts';

/** Writes the service worker of a built site; it carries the list of what a device may hold. */
export async function writeServiceWorker(site: string) {
  const manifest = choosePrecache(await readSite(site));
  await build({
    absWorkingDir: projectFolder,
    entryPoints: ['src/offline/service-worker.browser.ts'],
    outfile: join(site, workerAddress),
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    logLevel: 'warning',
    define: { precacheManifest: JSON.stringify(manifest) },
  });
}

async function readSite(site: string): Promise<SiteFile[]> {
  const files = (await filesUnder(site)).map((name) => ({
    name,
    path: `/${relative(site, name).split(sep).join('/')}`.replace(/\/index\.html$/, '/'),
  }));
  return Promise.all(
    files
      .filter(({ path }) => !isForOthers(path))
      .map(async ({ name, path }) => ({ path, bytes: await readFile(name) })),
  );
}

/** Copies for servers, and what only other sites and programs fetch. */
const isForOthers = (path: string) => /\.(?:br|gz|md)$/.test(path) || path.startsWith(cardFolder);
