import { cp, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'astro';
import { edgePlans } from '../../../worker/foundation/edge-plan.ts';
import type { Folders } from '../../../worker/foundation/node/folders.node.ts';
import { projectFolder } from '../content-folder.ts';
import { readPlan } from '../deploy/asset-limit.ts';
import { abandonedMs, removeUnused } from './build-folders.ts';
import { underLock } from './site-lock.ts';

/** Builds the site with Astro from one content folder, after other builds of this checkout that are under way. */
export async function buildSite(content: string, { site }: Pick<Folders, 'site'>) {
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  // Also when tests ask for the build: what readers get is made for production.
  process.env.NODE_ENV = 'production';
  process.env.PASOKH_CONTENT = content;
  const { limits } = edgePlans[readPlan(process.env.EDGE_PLAN)];
  process.env.PASOKH_MOST_FILES = String(limits.assets);
  // Astro renders from chunks that it keeps in the site where that lies under the working folder, else
  // in a place that two builds would share; they need our packages, and renames from there to the site.
  process.chdir(projectFolder);
  const cache = join(projectFolder, '.cache');
  const draft = await draftFolder(cache);
  try {
    const outDir = join(draft, 'site');
    // The pictures of articles are listed in `.astro/`, which all builds of a checkout share.
    await underLock(join(cache, 'site.lock'), () =>
      build({ root: projectFolder, outDir, cacheDir: join(draft, 'cache'), logLevel: 'warn' }),
    );
    await move(outDir, site);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Moves a folder to where nothing is yet; where that is another disk, it is copied. */
async function move(from: string, to: string) {
  await rename(from, to).catch(async (fault: NodeJS.ErrnoException) => {
    if (fault.code !== 'EXDEV') throw fault;
    await cp(from, to, { recursive: true });
  });
}

/** A new folder for one site; what killed builds left beside it goes. */
async function draftFolder(cache: string): Promise<string> {
  await mkdir(cache, { recursive: true });
  const drafts = (await readdir(cache)).filter((name) => name.startsWith('site-'));
  await removeUnused(cache, drafts, Date.now() - abandonedMs);
  return mkdtemp(join(cache, 'site-'));
}
