import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * The content folder this build speaks for (`PASOKH_CONTENT`, else `content/`) and, beside it,
 * where its site and its cache go: each organisation has its own.
 */
export function contentFolder(root: string, named = process.env.PASOKH_CONTENT) {
  const folder = resolve(root, named || 'content');
  const home = dirname(folder);
  return {
    folder,
    /** Astro takes a path for an address: it would read `#`, `%` and `C:` in another way. */
    address: pathToFileURL(folder),
    name: basename(folder),
    site: join(home, 'dist/site'),
    cache: join(home, '.cache/astro'),
  };
}
