import { basename, dirname, join } from 'node:path';

/**
 * Where one help centre's files lie. Everything hangs on the folder that holds `dist`, which is the
 * one that holds its content: another content folder brings its own `dist` and `data`. Development
 * has a server folder of its own.
 */
export function foldersOf(base: string, serverName = 'server') {
  const server = join(base, 'dist', serverName);
  return {
    base,
    site: join(base, 'dist', 'site'),
    server,
    bundle: join(server, 'entry.node.js'),
    worker: join(server, 'entry.cloudflare.js'),
    /** Checked settings and the hashes that the headers need. */
    built: join(server, 'built.json'),
    files: join(server, 'files.json'),
    migrations: join(server, 'migrations'),
    data: join(base, 'data'),
    secrets: join(base, 'data', 'secrets'),
  };
}

/** The folders of a bundle, told from where it lies. */
export const foldersOfBundle = (bundle: string) =>
  foldersOf(dirname(dirname(dirname(bundle))), basename(dirname(bundle)));

export type Folders = ReturnType<typeof foldersOf>;

/** The folders of the help centre whose content lies in `content`. */
export const foldersOfContent = (content: string) => foldersOf(dirname(content));
