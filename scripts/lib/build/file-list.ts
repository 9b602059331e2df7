import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { extname, relative, sep } from 'node:path';
import type {
  BuiltFile,
  FileList,
} from '../../../worker/foundation/node/http/static-files.node.ts';
import type { InlineHashes } from '../../../worker/foundation/security/headers.ts';
import { compressNow, keptCompressed, sweepCompressed } from './compressed.ts';
import { inlineFaults, inlineHashes, refuseInline } from './inline-hashes.ts';
import { filesUnder } from './inputs.ts';

/** MIME types of the site's files by the ends of their names, the same in both runtimes. */
export const fileTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.pdf': 'application/pdf',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.bin': 'application/octet-stream',
};
const compressible = /^(?:text\/|application\/(?:json|xml|manifest|octet)|image\/(?:svg|x-icon))/;
const worthwhileBytes = 512;

/** Files whose names hold a hash of their content. */
export const isImmutable = (path: string) => /^\/_astro\/|^\/search-index\/.*\.bin$/.test(path);

const atOnce = 8;

/**
 * Lists the files of the site with type, ETag and sizes, lays brotli and gzip copies beside them,
 * and looks through what the pages carry inline.
 * @throws Error where a page carries what is not ours.
 */
export async function listFiles(site: string): Promise<{ list: FileList; inline: InlineHashes }> {
  const faults: string[] = [];
  const list: FileList = {};
  const waiting = (await filesUnder(site)).filter((file) => !/\.(?:br|gz)$/.test(file));
  const takeOne = async () => {
    for (let file = waiting.shift(); file; file = waiting.shift()) {
      const path = `/${relative(site, file).split(sep).join('/')}`;
      const bytes = await readFile(file);
      if (path.endsWith('.html')) faults.push(...inlineFaults(path, bytes.toString()));
      list[path.replace(/\/index\.html$/, '/')] = await describe(file, path, bytes);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, takeOne));
  await sweepCompressed(Date.now());
  refuseInline(faults);
  return { list, inline: inlineHashes() };
}

async function describe(file: string, path: string, bytes: Buffer): Promise<BuiltFile> {
  const type = fileTypes[extname(path).toLowerCase()] ?? 'application/octet-stream';
  const immutable = isImmutable(path);
  const built: BuiltFile = {
    type,
    etag: createHash('sha256').update(bytes).digest('base64url').slice(0, 22),
    size: bytes.length,
    ...(immutable && { immutable }),
  };
  if (!compressible.test(type) || bytes.length < worthwhileBytes) return built;
  // Pages are many and change often: the last percents are not worth ten times the time.
  const compressed = immutable ? await keptCompressed(bytes, 11) : compressNow(bytes, 8);
  const copies = [
    ['brotli', '.br', compressed.brotli],
    ['gzip', '.gz', compressed.gzip],
  ] as const;
  for (const [name, suffix, copy] of copies) {
    if (copy.length >= bytes.length) continue;
    await writeFile(file + suffix, copy);
    built[name] = copy.length;
  }
  return built;
}
