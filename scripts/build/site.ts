import { rm } from 'node:fs/promises';
import { build } from 'astro';
import type { Folders } from '../../worker/foundation/folders.node.ts';
import { projectFolder } from '../content-folder.ts';

/** Builds the site with Astro from one content folder into its own `dist/site`. */
export async function buildSite(content: string, { site }: Folders) {
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  // Also when tests ask for the build: what readers get is made for production.
  process.env.NODE_ENV = 'production';
  process.env.PASOKH_CONTENT = content;
  await rm(site, { recursive: true, force: true });
  await build({
    root: projectFolder,
    outDir: site,
    logLevel: 'warn',
  });
}
