import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'astro';
import type { Folders } from '../../worker/foundation/folders.node.ts';
import { projectFolder } from '../content-folder.ts';

/** Builds the site with Astro from one content folder; nothing it writes is shared with another build. */
export async function buildSite(content: string, { build: folder, site }: Folders) {
  const cache = join(folder, 'cache');
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  // Also when tests ask for the build: what readers get is made for production.
  process.env.NODE_ENV = 'production';
  process.env.PASOKH_CONTENT = content;
  await build({
    root: projectFolder,
    outDir: site,
    cacheDir: cache,
    logLevel: 'warn',
  });
  await rm(cache, { recursive: true, force: true });
}
