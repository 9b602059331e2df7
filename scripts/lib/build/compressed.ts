import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  brotliCompress,
  brotliCompressSync,
  brotliDecompress,
  constants,
  gunzip,
  gzip,
  gzipSync,
} from 'node:zlib';
import { projectFolder } from '../content-folder.ts';
import { removeUnused } from './build-folders.ts';

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);
const readBrotli = promisify(brotliDecompress);
const readGzip = promisify(gunzip);

type Compressed = { brotli: Buffer; gzip: Buffer };

/**
 * Copies of a small file for browsers that read brotli (quality 0 to 11), and for all others, made at once: to hand it to a
 * thread and take it back costs as much as to compress it.
 */
export const compressNow = (bytes: Buffer, quality: number): Compressed => ({
  brotli: brotliCompressSync(bytes, { params: brotliParams(quality, bytes.length) }),
  gzip: gzipSync(bytes, { level: 9 }),
});

/** The same on other threads. */
async function compress(bytes: Buffer, quality: number): Promise<Compressed> {
  const params = brotliParams(quality, bytes.length);
  return { brotli: await brotli(bytes, { params }), gzip: await gzipped(bytes, { level: 9 }) };
}

/** Where copies wait for the next build; `npm run clean` removes it. */
const cache = join(projectFolder, '.cache/compressed');
/** Copies that no build has used for so long go. */
const keptMs = 7 * 86_400_000;

/** Another version of these may make other copies. */
const versions = `${process.versions.brotli} ${process.versions.zlib}`;

/**
 * Copies of a large file, kept for the next build: scripts and styles are the same in most builds, and to compress them as far as it
 * goes was an eighth of the computing of one. A kept copy that does not hold the bytes is made anew.
 */
export async function keptCompressed(
  bytes: Buffer,
  quality: number,
  folder: string = cache,
): Promise<Compressed> {
  const hash = createHash('sha256').update(`${versions} ${quality}\0`).update(bytes).digest('hex');
  const files = { brotli: join(folder, `${hash}.br`), gzip: join(folder, `${hash}.gz`) };
  const [known, knownGzip] = await Promise.all([
    take(files.brotli, bytes, readBrotli),
    take(files.gzip, bytes, readGzip),
  ]);
  if (known && knownGzip) return { brotli: known, gzip: knownGzip };
  const made = await compress(bytes, quality);
  await mkdir(folder, { recursive: true });
  await Promise.all([keep(files.brotli, made.brotli), keep(files.gzip, made.gzip)]);
  return made;
}

/** What is kept in a file, which is in use from now on; null where that is not the bytes. */
async function take(
  file: string,
  bytes: Buffer,
  read: (copy: Buffer) => Promise<Buffer>,
): Promise<Buffer | null> {
  const copy = await readFile(file).catch(() => null);
  const held = copy && (await read(copy).catch(() => null));
  if (!held?.equals(bytes)) return null;
  await utimes(file, new Date(), new Date()).catch(() => {});
  return copy;
}

/** Builds run beside each other, and some are killed: a file has its name once it is whole. */
async function keep(file: string, bytes: Buffer): Promise<void> {
  const draft = `${file}-${randomBytes(4).toString('hex')}`;
  await writeFile(draft, bytes);
  await rename(draft, file);
}

/** Removes copies that no build has used for seven days, and what killed builds left of them. */
export async function sweepCompressed(now: number, folder: string = cache): Promise<void> {
  await removeUnused(folder, await readdir(folder).catch(() => []), now - keptMs);
}

/** A window no larger than the file: the usual 4 MB are taken from the system for each of hundreds of files. */
const brotliParams = (quality: number, bytes: number) => ({
  [constants.BROTLI_PARAM_QUALITY]: quality,
  [constants.BROTLI_PARAM_SIZE_HINT]: bytes,
  [constants.BROTLI_PARAM_LGWIN]: Math.min(
    constants.BROTLI_DEFAULT_WINDOW,
    Math.max(constants.BROTLI_MIN_WINDOW_BITS, Math.ceil(Math.log2(bytes + 16))),
  ),
});
