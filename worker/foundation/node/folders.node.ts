import { dirname, join } from 'node:path';

/** Every build has a folder of its own in here, named by the hash of what it was made from. */
export const buildsOf = (base: string) => join(base, 'dist', 'builds');

/** Whether a folder in there is a whole build: one under way begins with a dot. */
export const isBuildName = (name: string) => /^[0-9a-f]{16}$/.test(name);

/** The build that a start opens: a link into `builds`, switched by one rename. */
export const currentBuildOf = (base: string) => join(base, 'dist', 'current');

/**
 * Where one help centre's files are. Everything hangs on `base`, the folder that holds its content:
 * another content folder brings its own `dist` and `data`. `build` is the folder of one build.
 */
export function foldersOf(base: string, build = currentBuildOf(base)) {
  const server = join(build, 'server');
  return {
    base,
    build,
    site: join(build, 'site'),
    server,
    bundle: join(server, 'entry.node.js'),
    /** The program of the thread for long reads. */
    reader: join(server, 'reader.node.js'),
    worker: join(server, 'entry.cloudflare.js'),
    /** Checked settings and the hashes that the headers need. */
    built: join(server, 'built.json'),
    files: join(server, 'files.json'),
    migrations: join(server, 'migrations'),
    data: join(base, 'data'),
    secrets: join(base, 'data', 'secrets'),
  };
}

/** The folders of a running bundle, by its own path: `<base>/dist/builds/<id>/server/entry.node.js`. */
export function foldersOfBundle(bundle: string) {
  const build = dirname(dirname(bundle));
  return foldersOf(dirname(dirname(dirname(build))), build);
}

/** Absolute paths of everything that belongs to one help centre. */
export type Folders = ReturnType<typeof foldersOf>;

/** The folders of the help centre whose content is in `content`. */
export const foldersOfContent = (content: string) => foldersOf(dirname(content));
