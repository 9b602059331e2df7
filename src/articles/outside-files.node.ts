import { readdirSync, realpathSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Settings may be kept elsewhere: nobody publishes their file. */
const isPublished = (name: string) => !name.endsWith('.json');

/**
 * One sentence for each file of a content folder that is a link of the file system to something outside of it: a
 * build would publish whatever lies there.
 */
export function outsideFaults(folder: string): string[] {
  const root = realpathSync(folder) + sep;
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isSymbolicLink() && isPublished(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => !targetOf(path)?.startsWith(root))
    .map(
      (path) => `${relative(folder, path).replaceAll('\\', '/')}: is a link that leads outside.`,
    );
}

function targetOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
