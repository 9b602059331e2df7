import { rmSync } from 'node:fs';
import { copyFile, link, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { constants, tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { filesUnder } from '../build/inputs.ts';
import { PlainFault } from '../plain-fault.ts';
import { type HashedFiles, hashedFilesPath, writeHashedFiles } from './hashed-files.ts';
import { isFile, readLiveFile, reasonOf } from './live-site.ts';

const atOnce = 8;
const endingSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Lends an empty folder, which is gone after `use` has ended, failed, or been interrupted by a signal. */
export async function withUploadFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'pasokh-upload-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  // Left to themselves signals end the process without its `exit` listeners.
  const end = (signal: NodeJS.Signals) => process.exit(128 + constants.signals[signal]);
  process.once('exit', remove);
  for (const signal of endingSignals) process.once(signal, end);
  try {
    return await use(folder);
  } finally {
    for (const signal of endingSignals) process.off(signal, end);
    process.off('exit', remove);
    remove();
  }
}

/** What the asset server reads for itself and counts as none. */
const instructions = new Set(['/_headers', '/_redirects', '/.assetsignore']);

/** The files of a built site that are sent, with their bytes; the copies for our own server stay here. */
export async function filesToSend(site: string): Promise<Record<string, number>> {
  const files = (await sentOf(site)).filter((path) => !instructions.has(path));
  const sizes = await Promise.all(
    files.map(async (path) => [path, (await stat(join(site, path))).size] as const),
  );
  return { ...Object.fromEntries(sizes), [hashedFilesPath]: 0 };
}

const sentOf = async (site: string) =>
  (await filesUnder(site))
    .filter((file) => !/\.(?:br|gz)$/.test(file))
    .map((file) => `/${relative(site, file).split(sep).join('/')}`);

/** Lays the files of a built site into an empty folder, without a second copy where the disk allows it. */
export async function laySite(site: string, folder: string): Promise<void> {
  for (const path of await sentOf(site)) {
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true });
    await link(join(site, path), target).catch(() => copyFile(join(site, path), target));
  }
}

/** Where bytes of earlier files are: sites of builds on this machine, and the live site (null = not there). */
export type Sources = { sites: readonly string[]; origin: string | null };

/**
 * Lays hashed files of earlier deployments beside those of the build. Only bytes whose hash is the
 * listed one are taken. Answers the paths that are nowhere to be had so.
 * @throws PlainFault where the live site cannot be asked.
 */
export async function layEarlierFiles(
  files: HashedFiles,
  sources: Sources,
  folder: string,
  pauseMs = 1_000,
): Promise<string[]> {
  const lost: string[] = [];
  const waiting = Object.entries(files);
  const takeOne = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [path, file] = next;
      const bytes = await findBytes(path, file, sources, pauseMs);
      if (!bytes || !(await layBeside(join(folder, path), bytes))) lost.push(path);
    }
  };
  const takeUntilFault = () =>
    takeOne().catch((fault: unknown) => {
      waiting.length = 0;
      throw fault;
    });
  // Whoever removes the folder after a fault must find nobody writing into it.
  const ends = await Promise.allSettled(Array.from({ length: atOnce }, takeUntilFault));
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
  return lost.sort((one, other) => one.localeCompare(other));
}

/** False where a file of the build has the name: some disks take capitals for small letters. */
async function layBeside(target: string, bytes: Buffer): Promise<boolean> {
  await mkdir(dirname(target), { recursive: true });
  return writeFile(target, bytes, { flag: 'wx' }).then(
    () => true,
    (fault: NodeJS.ErrnoException) => {
      if (fault.code === 'EEXIST') return false;
      throw fault;
    },
  );
}

async function findBytes(
  path: string,
  file: HashedFiles[string],
  { sites, origin }: Sources,
  pauseMs: number,
): Promise<Buffer | null> {
  for (const site of sites) {
    const bytes = await readFile(join(site, path)).catch(() => null);
    if (bytes && isFile(bytes, file)) return bytes;
  }
  if (origin === null) return null;
  return readLiveFile(origin, path, file, pauseMs).catch((fault: unknown) => {
    throw new PlainFault(
      `${origin}${path} cannot be downloaded: ${reasonOf(fault)}. Nothing was sent. To deploy all the same: npm run deploy -- --skip-checks=earlier-files`,
    );
  });
}

/** Publishes the list that the next deployment reads. */
export async function layHashedFiles(folder: string, files: HashedFiles) {
  const target = join(folder, hashedFilesPath);
  // Writing through a link would change the build.
  await rm(target, { force: true });
  await writeFile(target, writeHashedFiles(files));
}
