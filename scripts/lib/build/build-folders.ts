import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readlink, rename, rm, stat, symlink, utimes } from 'node:fs/promises';
import { basename, join } from 'node:path';
import {
  buildsOf,
  currentBuildOf,
  type Folders,
  foldersOf,
  isBuildName,
} from '../../../worker/foundation/node/folders.node.ts';

// A build is made beside the one that is served and becomes the current one by a single rename, so
// that no reader meets half of it and a build that fails leaves everything as it was.

/** Pages that were opened from an earlier build go on loading its files for so long. */
const keptMs = 7 * 86_400_000;
/** A build under way that is older than this was killed. */
const abandonedMs = 86_400_000;

/** The name of the build made from inputs with this hash (64 hexadecimal digits). */
export const buildNameOf = (inputsHash: string) => inputsHash.slice(0, 16);

/** The folders of a build by its name; null where it was never finished. */
export function findBuild(base: string, name: string): Folders | null {
  const build = join(buildsOf(base), name);
  return existsSync(build) ? foldersOf(base, build) : null;
}

/**
 * Lets `make` fill a new folder and gives it its name once it is whole. Two processes that make the
 * same build at once both succeed.
 */
export async function makeBuild(
  base: string,
  name: string,
  make: (folders: Folders) => Promise<void>,
): Promise<Folders> {
  const draft = join(buildsOf(base), `.${name}-${randomBytes(4).toString('hex')}`);
  await mkdir(buildsOf(base), { recursive: true });
  // Not by the one above: on a disk that may only be read Node calls that "no such file".
  await mkdir(draft);
  try {
    await make(foldersOf(base, draft));
    const build = join(buildsOf(base), name);
    await rename(draft, build).catch((fault: unknown) => {
      if (!existsSync(build)) throw fault;
    });
    return foldersOf(base, build);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Makes a finished build the one that the next start opens. */
export async function switchTo(base: string, name: string): Promise<void> {
  const current = currentBuildOf(base);
  const former = await readlink(current).catch(() => null);
  await markInUse(join(buildsOf(base), name));
  if (former !== null) {
    if (basename(former) === name) return;
    await markInUse(join(buildsOf(base), basename(former)));
  }
  // Windows knows links to folders by whole paths alone, and renames nothing over one.
  const isWindows = process.platform === 'win32';
  const link = `${current}-${randomBytes(4).toString('hex')}`;
  await symlink(isWindows ? join(buildsOf(base), name) : join('builds', name), link, 'junction');
  if (isWindows) await rm(current, { force: true });
  await rename(link, current);
}

/** Notes in the time stamp of a build's folder that it is in use: a running server does so each hour. */
const markInUse = (build: string) => utimes(build, new Date(), new Date()).catch(() => {});

/** Removes builds that nobody has used for seven days, and what killed builds left. */
export async function sweepBuilds(base: string, now: number): Promise<void> {
  const builds = buildsOf(base);
  const current = basename(await readlink(currentBuildOf(base)).catch(() => ''));
  const names = (await readdir(builds)).filter((name) => name !== current);
  const drafts = names.filter((name) => name.startsWith('.'));
  await removeUnused(builds, drafts, now - abandonedMs);
  await removeUnused(builds, names.filter(isBuildName), now - keptMs);
}

/** Removes folders whose time stamp is older. What another process removes or renames meanwhile is passed over. */
export async function removeUnused(
  parent: string,
  names: readonly string[],
  beforeMs: number,
): Promise<void> {
  for (const name of names) {
    const folder = join(parent, name);
    const lastUse = await stat(folder).catch(() => null);
    if (lastUse === null || lastUse.mtimeMs >= beforeMs) continue;
    // Killed in the middle, it leaves no half of a build under the name of a whole one.
    const former = join(parent, `.${name}-${randomBytes(4).toString('hex')}`);
    await rename(folder, former)
      .then(() => rm(former, { recursive: true, force: true }))
      .catch((fault: Error) => console.error(`  An old build stays: ${fault.message}`));
  }
}
