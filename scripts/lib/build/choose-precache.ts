import { createHash } from 'node:crypto';
import { basename, extname } from 'node:path';
import { isPersonal, type PrecacheManifest } from '../../../src/offline/precache-manifest.ts';

/** What a device may hold, uncompressed: some 2,000 answers, a few megabytes on the way there. */
const mostBytes = 24_000_000;
/** Every device fetches the list of them, also one that is to hold nothing: it must not grow with the help centre. */
const mostFiles = 1_200;
const offlinePage = '/offline/';
const faultPages = new Set(['/404.html', '/500.html', '/shell/']);

/** A file of a built site by its address. */
export type SiteFile = { path: string; bytes: Buffer };

/**
 * Chooses what a device may hold: the shell, every public page, the search index, what the pages
 * load and the images, in that order and until there is enough of bytes or of files.
 */
export function choosePrecache(site: readonly SiteFile[]): PrecacheManifest {
  const byPath = new Map(site.map((file) => [file.path, file]));
  const byName = new Map(site.map(({ path }) => [basename(path), path]));
  const loadedBy = (paths: readonly string[]) => closure(paths, byPath, byName);
  const pages = site
    .map(({ path }) => path)
    .filter(isPublicPage)
    .sort(shallowFirst);
  const inFolder = (folder: string) => [...byPath.keys()].filter((path) => path.startsWith(folder));
  const shell = [offlinePage, ...loadedBy([offlinePage])];
  const wanted = [
    ...shell,
    ...inFolder('/search-index/'),
    ...pages,
    ...loadedBy(pages),
    ...inFolder('/assets/'),
  ];
  const files: Record<string, string> = {};
  let bytes = 0;
  let left = mostFiles;
  for (const path of new Set(wanted)) {
    const file = byPath.get(path);
    if (!file || bytes + file.bytes.length > mostBytes) continue;
    if (left-- === 0) break;
    bytes += file.bytes.length;
    files[path] = hashOf(file.bytes).slice(0, 10);
  }
  return { build: hashOf(JSON.stringify(files)).slice(0, 16), shell, files };
}

const isPublicPage = (path: string) =>
  /\/$|\.html$/.test(path) && !faultPages.has(path) && !isPersonal(path);

const shallowFirst = (one: string, other: string) =>
  one.split('/').length - other.split('/').length || one.localeCompare(other);

/** All that these files load, and what that loads in turn, known by the names they carry. */
function closure(
  paths: readonly string[],
  byPath: ReadonlyMap<string, SiteFile>,
  byName: ReadonlyMap<string, string>,
): string[] {
  const found = new Set<string>();
  const waiting = [...paths];
  for (let path = waiting.pop(); path; path = waiting.pop()) {
    if (!/^$|\.(?:html|css|js)$/.test(extname(path))) continue;
    const text = byPath.get(path)?.bytes.toString() ?? '';
    for (const [name] of text.matchAll(/[\w.-]+\.(?:js|css|woff2|svg)\b/g)) {
      const loaded = byName.get(name);
      if (!loaded || found.has(loaded)) continue;
      found.add(loaded);
      waiting.push(loaded);
    }
  }
  return [...found].sort();
}

const hashOf = (content: Buffer | string) =>
  createHash('sha256').update(content).digest('base64url');
