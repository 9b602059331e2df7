import { buildsOf, type Folders } from '../../../worker/foundation/node/folders.node.ts';
import {
  type FileList,
  readOtherSites,
} from '../../../worker/foundation/node/http/static-files.node.ts';
import { readJson } from '../../../worker/foundation/node/json-file.node.ts';
import type { CheckResult } from './checks.ts';
import { earlierFiles, type HashedFiles, hashedFilesOf } from './hashed-files.ts';
import { readLiveList } from './live-site.ts';
import type { Sources } from './upload-folder.ts';

/** The hashed files of a build, and those of earlier deployments that should stay beside them. */
export type Hashed = { current: HashedFiles; earlier: HashedFiles; sources: Sources };

/**
 * Tells which hashed files of earlier deployments stay. The site at `origin` says what it serves; where
 * it has no list, or is not to be asked (`origin` null), builds on this machine stand for it.
 */
export async function findEarlierFiles(
  folders: Folders,
  origin: string | null,
  now: number,
): Promise<CheckResult & { hashed: Hashed }> {
  const current = hashedFilesOf(await readJson<FileList>(folders.files));
  const others = await readOtherSites(buildsOf(folders.base), folders.build);
  const sites = others.map(({ folder }) => folder);
  const made = Object.assign({}, ...others.map(({ list }) => hashedFilesOf(list))) as HashedFiles;
  const guess = (): Hashed => ({
    current,
    earlier: earlierFiles(made, current, now),
    sources: { sites, origin: null },
  });
  if (origin === null) return { faults: [], hashed: guess() };
  const live = await readLiveList(origin);
  if (live.kind === 'list') {
    const earlier = earlierFiles(live.files, current, now);
    return { faults: [], hashed: { current, earlier, sources: { sites, origin } } };
  }
  const hashed = guess();
  const found = Object.keys(hashed.earlier).length;
  if (live.kind === 'none') {
    return {
      faults: [],
      warnings: [
        `${origin} publishes no list of its hashed files, for an earlier version deployed it. Pages that are open now keep those of builds on this machine: ${found}.`,
      ],
      hashed,
    };
  }
  return {
    faults: [
      `${origin} was asked for the list of its hashed files, and ${live.reason}. Pages that are open now could lose their scripts; if nothing was deployed there yet, leave this check out.`,
    ],
    hashed,
  };
}

/** What a deployment publishes: the files of the build, and the earlier ones that could be had. */
export function publishedFiles(
  { current }: Hashed,
  kept: HashedFiles,
  lost: readonly string[],
): HashedFiles {
  const left = Object.entries(kept).filter(([path]) => !lost.includes(path));
  return { ...Object.fromEntries(left), ...current };
}
