import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * The content folder of this build (`PASOKH_CONTENT`, else `content/`) and the folders beside it that
 * take the built site and Astro's cache: each organisation has its own.
 */
export function contentFolder(root: string, named = process.env.PASOKH_CONTENT) {
  const folder = resolve(root, named || 'content');
  const parent = dirname(folder);
  return {
    folder,
    /** Astro reads a path as a URL, in which `#`, `%` and `C:` mean something else. */
    address: pathToFileURL(folder),
    name: basename(folder),
    site: join(parent, 'dist/site'),
    cache: join(parent, '.cache/astro'),
  };
}
