import type { FileList } from '../../../worker/foundation/node/http/static-files.node.ts';
import { isImmutable } from '../build/file-list.ts';

/** Where each deployment publishes the list of the hashed files that it serves. */
export const hashedFilesPath = '/hashed-files.json';

/** Pages that were opened before a deployment go on loading its hashed files for so long. */
export const keptMs = 7 * 86_400_000;

/** A file whose name holds a hash of its content, as one deployment serves it. */
export type HashedFile = {
  /** The first 22 characters of the SHA-256 of its content (base64url). */
  etag: string;
  /** Bytes. */
  size: number;
  /** Since when no page of the current build loads it (ISO 8601, UTC); none = the current build does. */
  leftAt?: string;
};

/** By path: `/_astro/client.BBxafCxG.js`. */
export type HashedFiles = Record<string, HashedFile>;

const mostFiles = 100_000;
/** What Cloudflare takes as one file. */
export const mostFileBytes = 25 * 1024 * 1024;

/**
 * The hashed files among those of a build. An image whose name no list may hold is none: one such name
 * would make the whole list unreadable for the next deployment.
 */
export function hashedFilesOf(list: FileList): HashedFiles {
  const hashed = Object.entries(list).filter(
    ([path, { immutable }]) => immutable && isHashedPath(path),
  );
  return Object.fromEntries(hashed.map(([path, { etag, size }]) => [path, { etag, size }]));
}

/** The text of a published list. */
export const writeHashedFiles = (files: HashedFiles) => JSON.stringify({ version: 1, files });

/** Null where the text is no list that a deployment wrote, whole: what comes over a network is not believed. */
export function parseHashedFiles(text: string): HashedFiles | null {
  try {
    const { version, files } = JSON.parse(text) as { version?: unknown; files?: unknown };
    if (version !== 1 || typeof files !== 'object' || files === null || Array.isArray(files))
      return null;
    const entries = Object.entries(files);
    if (entries.length > mostFiles || !entries.every(isEntry)) return null;
    return Object.fromEntries(
      entries.map(([path, { etag, size, leftAt }]) => [
        path,
        { etag, size, ...(leftAt !== undefined && { leftAt }) },
      ]),
    );
  } catch {
    return null;
  }
}

function isEntry([path, file]: [string, unknown]): boolean {
  if (!isHashedPath(path) || typeof file !== 'object' || file === null) return false;
  const { etag, size, leftAt } = file as Record<string, unknown>;
  return (
    typeof etag === 'string' &&
    /^[\w-]{22}$/.test(etag) &&
    Number.isInteger(size) &&
    (size as number) >= 0 &&
    (size as number) <= mostFileBytes &&
    (leftAt === undefined || (typeof leftAt === 'string' && isTime(leftAt)))
  );
}

const isTime = (text: string) =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(text) && !Number.isNaN(Date.parse(text));

/** Persian words hold them; all other signs without a shape are refused. */
const joiners = /[\u200c\u200d]/g;

/** Never a page, nor a name that leads out of the folder, is ignored, or means another address. */
function isHashedPath(path: string): boolean {
  const [first, folder, name = '', more] = path.split('/');
  return (
    first === '' &&
    (folder === '_astro' || folder === 'search-index') &&
    more === undefined &&
    isImmutable(path) &&
    name.length <= 200 &&
    /^[^.\p{C}\s\\?#%<>:"|*!][^\p{C}\\?#%<>:"|*]*$/u.test(name.replace(joiners, '')) &&
    !/\.(?:html?|br|gz)$/i.test(name)
  );
}

/**
 * The hashed files of earlier deployments that stay: those that left less than seven days before `now`
 * (milliseconds since 1970). What the last deployment served as current leaves now.
 */
export function earlierFiles(live: HashedFiles, current: HashedFiles, now: number): HashedFiles {
  const staying: HashedFiles = {};
  for (const [path, { etag, size, leftAt }] of Object.entries(live)) {
    if (current[path]) continue;
    // A clock that ran ahead keeps nothing for longer.
    const left = Math.min(leftAt === undefined ? now : Date.parse(leftAt), now);
    if (now - left < keptMs) staying[path] = { etag, size, leftAt: new Date(left).toISOString() };
  }
  return staying;
}
