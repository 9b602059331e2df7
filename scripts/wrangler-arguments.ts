import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Folders } from '../worker/foundation/folders.node.ts';
import { projectFolder } from './content-folder.ts';

/**
 * What makes wrangler, run in the project's folder, take the build of one content folder wherever that
 * is. A `wrangler.toml` beside the content folder, with a name and a bucket of its own, wins over ours;
 * left to itself wrangler looks for one beside the script alone.
 */
export function buildArguments({
  base,
  worker,
  site,
}: Pick<Folders, 'base' | 'worker' | 'site'>): string[] {
  return [
    relative(projectFolder, worker),
    '--assets',
    relative(projectFolder, site),
    '--config',
    configOf({ base }),
  ];
}

/** The `wrangler.toml` that goes for a content folder: the one beside it, else ours. */
export function configOf({ base }: Pick<Folders, 'base'>): string {
  const own = join(base, 'wrangler.toml');
  return existsSync(own) ? own : join(projectFolder, 'wrangler.toml');
}
