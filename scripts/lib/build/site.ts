import { cp, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build } from 'astro';
import { edgePlans } from '../../../worker/foundation/edge-plan.ts';
import type { Folders } from '../../../worker/foundation/node/folders.node.ts';
import { projectFolder } from '../content-folder.ts';
import { readPlan } from '../deploy/asset-limit.ts';
import { hashOfFrame } from './inputs.ts';
import { keptFolder } from './kept-folder.ts';
import { underLock } from './site-lock.ts';

/**
 * Builds the site with Astro from one content folder, after other builds of this checkout that are under way. Where
 * `isUnchanged` denies that the inputs are what they were before the content was read, no later build takes anything of it.
 */
export async function buildSite(
  content: string,
  { site }: Pick<Folders, 'site'>,
  isUnchanged: () => Promise<boolean>,
) {
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
  // The pictures of articles are listed in `.astro/`, which all builds of a checkout share.
  await underLock(join(cache, 'site.lock'), async () => {
    // Rendered articles are of use to a build with the same folders alone, modules to no other build of a process.
    const draft = join(cache, 'site-draft', String(builds++));
    await rm(draft, { recursive: true, force: true });
    try {
      const kept = await keptFolder(await hashOfFrame(content));
      await buildInto(draft, kept);
      if (!(await isUnchanged())) await rm(kept, { recursive: true, force: true });
      await move(join(draft, 'site'), site);
    } finally {
      await rm(draft, { recursive: true, force: true });
    }
  });
}

let builds = 0;

/** Builds into `site` of a folder, with what an earlier build kept in the other one, and keeps there what the next may use. */
async function buildInto(draft: string, kept: string) {
  process.env.PASOKH_KEPT_PAGES = kept;
  const outDir = join(draft, 'site');
  const cacheDir = join(draft, 'cache');
  const [articles, keptArticles] = [cacheDir, kept].map((one) => join(one, 'data-store.json'));
  await mkdir(cacheDir, { recursive: true });
  await cp(keptArticles!, articles!).catch(() => {});
  await build({ root: projectFolder, outDir, cacheDir, logLevel: 'warn' });
  // After a build that found a fault, the next one must find it again.
  await cp(articles!, `${keptArticles}-draft`);
  await rename(`${keptArticles}-draft`, keptArticles!);
}

/** Moves a folder; to another disk, or over another folder, it is copied. */
async function move(from: string, to: string) {
  await mkdir(dirname(to), { recursive: true });
  await rename(from, to).catch(async (fault: NodeJS.ErrnoException) => {
    if (!['EXDEV', 'ENOTEMPTY', 'EEXIST'].includes(fault.code ?? '')) throw fault;
    await cp(from, to, { recursive: true });
  });
}
