import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

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

const fileOf = (path: string) => (path.endsWith('/') ? `${path}index.html` : path);

/**
 * Serves the built site. Only addresses on the list exist, so no path can lead out of the folder.
 * Ranges are not offered: the whole file is always a right answer.
 */
export class StaticFiles {
  readonly #folder: string;
  readonly #list: FileList;

  constructor(folder: string, list: FileList) {
    this.#folder = folder;
    this.#list = list;
  }

  /** The bytes of a built file, or null. */
  async read(path: string): Promise<Uint8Array | null> {
    const address = path.replace(/\/index\.html$/, '/');
    return this.#find(address) ? readFile(join(this.#folder, fileOf(address))) : null;
  }

  /** Answers with the file, a redirect to its one address, or the 404 page. */
  async answer(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const file = this.#find(path);
    if (file) return this.#send(request, response, path, file, 200);
    const right = path.endsWith('/index.html') ? path.slice(0, -'index.html'.length) : `${path}/`;
    if (this.#find(right)) return redirect(request, response, right);
    const missing = this.#find('/404.html');
    if (missing) return this.#send(request, response, '/404.html', missing, 404);
    response.writeHead(404).end();
  }

  #find(path: string): BuiltFile | undefined {
    return Object.hasOwn(this.#list, path) ? this.#list[path] : undefined;
  }

  async #send(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    file: BuiltFile,
    status: number,
  ) {
    const accepted = String(request.headers['accept-encoding'] ?? '');
    const copy = copies.find(
      ({ encoding, size }) => file[size] !== undefined && accepts(accepted, encoding),
    );
    const etag = copy ? `"${file.etag}-${copy.encoding}"` : `"${file.etag}"`;
    response.setHeader('Content-Type', file.type);
    response.setHeader('Vary', 'Accept-Encoding');
    response.setHeader('ETag', etag);
    response.setHeader(
      'Cache-Control',
      file.immutable ? 'public, max-age=31536000, immutable' : 'public, max-age=0, must-revalidate',
    );
    if (status === 200 && holds(request.headers['if-none-match'], etag)) {
      response.writeHead(304).end();
      return;
    }
    if (copy) response.setHeader('Content-Encoding', copy.encoding);
    response.setHeader('Content-Length', copy ? (file[copy.size] ?? 0) : file.size);
    response.writeHead(status);
    if (request.method === 'HEAD') {
      response.end();
      return;
    }
    const name = `${fileOf(path)}${copy?.suffix ?? ''}`;
    await pipeline(createReadStream(join(this.#folder, name)), response).catch((fault: unknown) => {
      // A reader who went away in the middle is no fault of ours.
      if ((fault as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw fault;
    });
  }
}

function redirect(request: IncomingMessage, response: ServerResponse, path: string) {
  const query = /\?.*$/s.exec(request.url ?? '')?.[0] ?? '';
  response.writeHead(307, { Location: path + query }).end();
}

/** RFC 9110: named, or `*`, and not refused by q=0. */
function accepts(header: string, encoding: string): boolean {
  for (const entry of header.split(',')) {
    const [name = '', ...parameters] = entry.split(';').map((part) => part.trim());
    if (name === encoding || name === '*')
      return !parameters.some((parameter) => /^q=0(\.0*)?$/i.test(parameter));
  }
  return false;
}

const holds = (header: string | undefined, etag: string) =>
  header === '*' ||
  Boolean(header?.split(',').some((entry) => entry.trim().replace(/^W\//, '') === etag));
