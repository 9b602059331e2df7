import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Folders } from '../../worker/foundation/node/folders.node.ts';
import { projectFolder } from './content-folder.ts';
import { PlainFault } from './plain-fault.ts';

const ours = join(projectFolder, 'wrangler.toml');

/** A `wrangler.toml` beside the content folder, with a name and a bucket of its own, wins over ours. */
export function wranglerFile(base: string): string {
  const own = join(base, 'wrangler.toml');
  return existsSync(own) ? own : ours;
}

/** The same where wrangler, run in the project's folder, does not find it by itself. */
export function ownWranglerFile(base: string): string | undefined {
  const file = wranglerFile(base);
  return file === ours ? undefined : file;
}

/** What a `wrangler.toml` says, read by wrangler itself. @throws PlainFault that names the file, where it is faulty. */
export async function readWranglerFile(file: string) {
  // Loaded late, for it is large. Its own reading prints a colourful list of warnings.
  const { unstable_readConfig: read } = await import('wrangler');
  try {
    return read({ config: file }, { hideWarnings: true });
  } catch (fault) {
    const { message, location } = fault as Error & { location?: { line?: number } };
    const line = location?.line === undefined ? '' : `:${location.line}`;
    throw new PlainFault(`${file}${line} cannot be read: ${message}`);
  }
}

/**
 * What makes wrangler, run in the project's folder, take the build of one content folder wherever that
 * is; left to itself it looks for a `wrangler.toml` beside the script alone.
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
    wranglerFile(base),
  ];
}
