import { type FileHandle, open, readdir } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { headersOfFile, type SecurityHeaders } from '../../security/headers.ts';
import { foldersOf, isBuildName } from '../folders.node.ts';
import { readJson } from '../json-file.node.ts';
import { acceptsEncoding } from './accepts-encoding.node.ts';
import { KeptBytes } from './kept-bytes.node.ts';

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

/** All files of a site of a thousand articles; of larger ones, those that are asked for most. */
const keptBytes = 16 * 1024 * 1024;
/** What is larger is sent from the disk piece by piece. */
const largestKept = 1024 * 1024;

const fileOf = (path: string) => (path.endsWith('/') ? `${path}index.html` : path);

/** A site as one build made it. */
type Site = { folder: string; list: FileList };
type ListedFile = BuiltFile & { folder: string };

/**
 * Serves the built site, and the hashed files of other builds: pages that a browser opened before the
 * switch go on loading them. Only addresses on the lists exist, so no path can lead out of a folder.
 * What a build wrote never changes, so its bytes stay in memory.
 * Ranges are not offered: the whole file is always a right answer.
 */
export class StaticFiles {
  readonly #files = new Map<string, ListedFile>();
  readonly #headers: SecurityHeaders;
  readonly #kept = new KeptBytes(keptBytes);

  constructor(site: Site, others: readonly Site[], headers: SecurityHeaders) {
    this.#headers = headers;
    for (const { folder, list } of others)
      for (const [path, file] of Object.entries(list))
        if (file.immutable) this.#files.set(path, { ...file, folder });
    for (const [path, file] of Object.entries(site.list))
      this.#files.set(path, { ...file, folder: site.folder });
  }

  /** The bytes of a built file, to be read and not written, or null. */
  async read(path: string): Promise<Uint8Array | null> {
    const address = path.replace(/\/index\.html$/, '/');
    const file = this.#files.get(address);
    return file ? this.#kept.read(join(file.folder, fileOf(address))) : null;
  }

  /** Answers with the file, a redirect to its one address, or the 404 page. */
  async answer(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const exchange = { request, response, security: headersOfFile(this.#headers, path) };
    const file = this.#files.get(path);
    if (file && (await this.#send(exchange, path, file, 200))) return;
    const right = path.endsWith('/index.html') ? path.slice(0, -'index.html'.length) : `${path}/`;
    if (this.#files.has(right)) return redirect(exchange, right);
    const missing = this.#files.get('/404.html');
    if (missing && (await this.#send(exchange, '/404.html', missing, 404))) return;
    response.writeHead(404, exchange.security).end();
  }

  /** False where the file is gone: builds that nobody used for long are swept. */
  async #send(
    { request, response, security }: Exchange,
    path: string,
    file: ListedFile,
    status: number,
  ): Promise<boolean> {
    const accepted = String(request.headers['accept-encoding'] ?? '');
    const copy = copies.find(
      ({ encoding, size }) => file[size] !== undefined && acceptsEncoding(accepted, encoding),
    );
    const etag = copy ? `"${file.etag}-${copy.encoding}"` : `"${file.etag}"`;
    const size = copy ? (file[copy.size] ?? 0) : file.size;
    const name = join(file.folder, `${fileOf(path)}${copy?.suffix ?? ''}`);
    const bytes = size <= largestKept ? await this.#kept.read(name) : await openFile(name);
    if (!bytes) return false;
    const headers = {
      ...security,
      'Content-Type': file.type,
      Vary: 'Accept-Encoding',
      ETag: etag,
      'Cache-Control': file.immutable ? forEver : askEachTime,
    };
    try {
      if (status === 200 && holds(request.headers['if-none-match'], etag)) {
        response.writeHead(304, headers).end();
        return true;
      }
      response.writeHead(status, {
        ...headers,
        ...(copy && { 'Content-Encoding': copy.encoding }),
        'Content-Length': size,
      });
      if (request.method === 'HEAD') response.end();
      else if (bytes instanceof Uint8Array) response.end(bytes);
      else if (!response.destroyed) await sendBytes(bytes, response);
      return true;
    } finally {
      if (!(bytes instanceof Uint8Array)) await bytes.close();
    }
  }
}

type Exchange = {
  request: IncomingMessage;
  response: ServerResponse;
  security: Readonly<Record<string, string>>;
};

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

function redirect({ request, response, security }: Exchange, path: string) {
  const query = /\?.*/s.exec(request.url ?? '')?.[0] ?? '';
  response.writeHead(307, { ...security, Location: path + query }).end();
}

const holds = (header: string | undefined, etag: string) =>
  header === '*' ||
  Boolean(header?.split(',').some((entry) => entry.trim().replace(/^W\//, '') === etag));
