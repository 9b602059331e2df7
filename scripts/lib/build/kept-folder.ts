import { mkdir, readdir, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { projectFolder } from '../content-folder.ts';
import { removeUnused } from './build-folders.ts';

const parent = join(projectFolder, '.cache/kept-sites');
/** Some megabytes for each thousand articles. */
const mostFolders = 8;
const keptMs = 7 * 86_400_000;

/**
 * The folder for what one build leaves to the next of the same `key`. Those that no build has used for seven days go, and of
 * more than eight those that were used first; `npm run clean` removes all.
 */
export async function keptFolder(key: string): Promise<string> {
  const folder = join(parent, key);
  await mkdir(folder, { recursive: true });
  await utimes(folder, new Date(), new Date());
  const names = await readdir(parent);
  const times = await Promise.all(
    names.map(async (name) => (await stat(join(parent, name))).mtimeMs),
  );
  const [oldest = 0] = times.toSorted((one, other) => other - one).slice(mostFolders - 1);
  await removeUnused(parent, names, Math.max(oldest, Date.now() - keptMs));
  return folder;
}
