import { type FileHandle, open, readdir, readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { foldersOf, isBuildName } from '../folders.node.ts';
import { readJson } from '../json-file.node.ts';
import { acceptsEncoding } from './accepts-encoding.node.ts';

/** One file of the site, as the build wrote it down. */
export type BuiltFile = {
  type: string;
  /** Strong, from the content: equal after a build that changed nothing. */
  etag: string;
  /** Bytes as it is, and of the copies beside it. */
  size: number;
  brotli?: number;
  gzip?: number;
  /** True where the name holds a hash of the content. */
  immutable?: boolean;
};

/** Every address the site answers with a file, by its path: `/fees/` and not `/fees/index.html`. */
export type FileList = Record<string, BuiltFile>;

const copies = [
  { encoding: 'br', size: 'brotli', suffix: '.br' },
  { encoding: 'gzip', size: 'gzip', suffix: '.gz' },
] as const;

const forEver = 'public, max-age=31536000, immutable';
const askEachTime = 'public, max-age=0, must-revalidate';

const fileOf = (path: string) => (path.endsWith('/') ? `${path}index.html` : path);

/** A site as one build made it. */
type Site = { folder: string; list: FileList };
type ListedFile = BuiltFile & { folder: string };

/**
 * Serves the built site, and the hashed files of other builds: pages that a browser opened before the
 * switch go on loading them. Only addresses on the lists exist, so no path can lead out of a folder.
 * Ranges are not offered: the whole file is always a right answer.
 */
export class StaticFiles {
  readonly #files = new Map<string, ListedFile>();

  constructor(site: Site, others: readonly Site[] = []) {
    for (const { folder, list } of others)
      for (const [path, file] of Object.entries(list))
        if (file.immutable) this.#files.set(path, { ...file, folder });
    for (const [path, file] of Object.entries(site.list))
      this.#files.set(path, { ...file, folder: site.folder });
  }

  /** The bytes of a built file, or null. */
  async read(path: string): Promise<Uint8Array | null> {
    const address = path.replace(/\/index\.html$/, '/');
    const file = this.#files.get(address);
    return file ? readFile(join(file.folder, fileOf(address))) : null;
  }

  /** Answers with the file, a redirect to its one address, or the 404 page. */
  async answer(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const file = this.#files.get(path);
    if (file && (await this.#send(request, response, path, file, 200))) return;
    const right = path.endsWith('/index.html') ? path.slice(0, -'index.html'.length) : `${path}/`;
    if (this.#files.has(right)) return redirect(request, response, right);
    const missing = this.#files.get('/404.html');
    if (missing && (await this.#send(request, response, '/404.html', missing, 404))) return;
    response.writeHead(404).end();
  }

  /** False where the file is gone: builds that nobody used for long are swept. */
  async #send(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    file: ListedFile,
    status: number,
  ): Promise<boolean> {
    const accepted = String(request.headers['accept-encoding'] ?? '');
    const copy = copies.find(
      ({ encoding, size }) => file[size] !== undefined && acceptsEncoding(accepted, encoding),
    );
    const etag = copy ? `"${file.etag}-${copy.encoding}"` : `"${file.etag}"`;
    const bytes = await openFile(join(file.folder, `${fileOf(path)}${copy?.suffix ?? ''}`));
    if (!bytes) return false;
    try {
      response.setHeader('Content-Type', file.type);
      response.setHeader('Vary', 'Accept-Encoding');
      response.setHeader('ETag', etag);
      response.setHeader('Cache-Control', file.immutable ? forEver : askEachTime);
      if (status === 200 && holds(request.headers['if-none-match'], etag)) {
        response.writeHead(304).end();
        return true;
      }
      if (copy) response.setHeader('Content-Encoding', copy.encoding);
      response.setHeader('Content-Length', copy ? (file[copy.size] ?? 0) : file.size);
      response.writeHead(status);
      if (request.method === 'HEAD') response.end();
      else if (!response.destroyed) await sendBytes(bytes, response);
      return true;
    } finally {
      await bytes.close();
    }
  }
}

/** Null where the file is gone. */
const openFile = (file: string): Promise<FileHandle | null> =>
  open(file).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ENOENT') return null;
    throw fault;
  });

const sendBytes = (bytes: FileHandle, response: ServerResponse) =>
  pipeline(bytes.createReadStream({ autoClose: false }), response).catch((fault: unknown) => {
    // A reader who went away in the middle is no fault of ours.
    if ((fault as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw fault;
  });

/** The sites of all whole builds in the folder but this one; what cannot be read is passed over. */
export async function readOtherSites(builds: string, own: string): Promise<Site[]> {
  const names = await readdir(builds).catch(() => []);
  const sites = names
    .filter(isBuildName)
    .map((name) => foldersOf(builds, join(builds, name)))
    .filter(({ build }) => build !== own)
    .map(async ({ site, files }) => ({ folder: site, list: await readJson<FileList>(files) }));
  const read = await Promise.allSettled(sites);
  return read.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
}

function redirect(request: IncomingMessage, response: ServerResponse, path: string) {
  const query = /\?.*/s.exec(request.url ?? '')?.[0] ?? '';
  response.writeHead(307, { Location: path + query }).end();
}

const holds = (header: string | undefined, etag: string) =>
  header === '*' ||
  Boolean(header?.split(',').some((entry) => entry.trim().replace(/^W\//, '') === etag));
