import type { PrecacheManifest } from './precache-manifest.ts';

/** Written into the worker by the build. */
declare const precacheManifest: PrecacheManifest;

const { build, shell, files } = precacheManifest;
const prefix = 'pasokh-';
const cacheName = prefix + build;
/** The list of files is stored with them: the next build reads from it which of them are unchanged. */
const listKey = '/service-worker.js?files';
const parallelFetches = 3;

/** Path of the page that is shown where neither network nor cache has an answer. */
export const offlinePage = '/offline/';

/** The path under which the cache stores a page or file, or null for what this build does not store. */
export function cachedPath(path: string): string | null {
  if (Object.hasOwn(files, path)) return path;
  return Object.hasOwn(files, `${path}/`) ? `${path}/` : null;
}

/** The cache of this build, created where it is missing. */
export const openCache = () => caches.open(cacheName);

/** Fills the cache of this build with the shell; unchanged files are copied from caches of older builds. */
export async function precache() {
  const cache = await openCache();
  for (const name of await oldCaches()) await copyUnchanged(await caches.open(name), cache);
  await cache.put(listKey, new Response(JSON.stringify(files)));
  const stored = await storedPaths(cache);
  await Promise.all(
    shell.filter((path) => !stored.has(path)).map((path) => fetchInto(cache, path)),
  );
}

/** Deletes the caches of older builds. */
export async function deleteOldCaches() {
  await Promise.all((await oldCaches()).map((name) => caches.delete(name)));
}

/** Fetches what is not stored yet, a few files at a time; a failure ends it until the next request. */
export async function fetchRest() {
  const cache = await openCache();
  const stored = await storedPaths(cache);
  const missing = Object.keys(files).filter((path) => !stored.has(path));
  const fetchInTurn = async () => {
    for (let path = missing.shift(); path; path = missing.shift()) await fetchInto(cache, path);
  };
  await Promise.all(Array.from({ length: parallelFetches }, fetchInTurn));
}

/** Fetches one file without cookies, so that nothing personal can be stored. */
export async function fetchInto(cache: Cache, path: string) {
  const answer = await fetch(path, { credentials: 'omit', redirect: 'error', priority: 'low' });
  if (answer.ok) await cache.put(path, answer);
}

const oldCaches = async () =>
  (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== cacheName);

async function storedPaths(cache: Cache): Promise<Set<string>> {
  return new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
}

async function copyUnchanged(from: Cache, to: Cache) {
  const list = await from.match(listKey);
  const before: PrecacheManifest['files'] = list ? await list.json() : {};
  for (const [path, hash] of Object.entries(files)) {
    if (before[path] !== hash) continue;
    const stored = await from.match(path);
    if (stored) await to.put(path, stored);
  }
}
