import { createHash, randomBytes } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { projectFolder } from '../content-folder.ts';
import { removeUnused } from './build-folders.ts';
import { filesUnder } from './inputs.ts';

const cache = join(projectFolder, '.cache/bundles');
const keptMs = 7 * 86_400_000;
/** Beside what is kept, says what it held. */
const sealName = 'seal';

/**
 * Lets `make` write these files of a folder, or copies what it wrote before from equal inputs: bundles of the server are the
 * same in most builds. `inputs` is all that they depend on, but for where the project lies from the folder; `make` answers
 * whether they are what they were before, for else nothing is kept. A kept copy that is not what was kept is made anew.
 */
export async function keptBundle(
  inputs: readonly string[],
  folder: string,
  names: readonly string[],
  make: () => Promise<boolean>,
  parent: string = cache,
): Promise<void> {
  const place = relative(folder, projectFolder);
  const key = createHash('sha256')
    .update(JSON.stringify([place, inputs, names]))
    .digest('hex');
  const kept = join(parent, key);
  const seal = await readFile(join(kept, sealName), 'utf8').catch(() => null);
  if (seal !== null && seal === (await sealOf(join(kept, 'files')))) {
    await copyFiles(join(kept, 'files'), folder, names);
    await utimes(kept, new Date(), new Date()).catch(() => {});
    return;
  }
  if (!(await make())) return;
  const draft = join(parent, `.${key}-${randomBytes(4).toString('hex')}`);
  await mkdir(draft, { recursive: true });
  await copyFiles(folder, join(draft, 'files'), names);
  await writeFile(join(draft, sealName), await sealOf(join(draft, 'files')));
  await rm(kept, { recursive: true, force: true });
  // Another build may have kept the same meanwhile.
  await rename(draft, kept).catch(() => rm(draft, { recursive: true, force: true }));
}

/** Removes what no build has used for seven days, and what killed builds left. */
export async function sweepBundles(now: number, parent: string = cache): Promise<void> {
  await removeUnused(parent, await readdir(parent).catch(() => []), now - keptMs);
}

async function copyFiles(from: string, to: string, names: readonly string[]) {
  await mkdir(to, { recursive: true });
  for (const name of names) await cp(join(from, name), join(to, name), { recursive: true });
}

async function sealOf(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const file of await filesUnder(folder))
    hash
      .update(`${relative(folder, file)}\0`)
      .update(await readFile(file))
      .update('\0');
  return hash.digest('hex');
}
