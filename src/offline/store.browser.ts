import type { KeptFiles } from './kept-files.ts';

/** Written into the worker by the build. */
declare const keptFiles: KeptFiles;

const { build, shell, files } = keptFiles;
const prefix = 'pasokh-';
const cacheName = prefix + build;
/** Beside the files stands their list, so that the next build knows which of them it may take over. */
const listKey = '/service-worker.js?files';
const lanes = 3;

export const offlinePage = '/offline/';

/** The address under which a path is held, or null for what this build does not hold. */
export function keptPath(path: string): string | null {
  if (Object.hasOwn(files, path)) return path;
  return Object.hasOwn(files, `${path}/`) ? `${path}/` : null;
}

export const openStore = () => caches.open(cacheName);

/** Moves into the cache of this build: takes over what has not changed, fetches the shell. */
export async function moveIn() {
  const store = await openStore();
  for (const name of await olderStores()) await takeUnchanged(await caches.open(name), store);
  await store.put(listKey, new Response(JSON.stringify(files)));
  const held = await pathsHeld(store);
  await Promise.all(shell.filter((path) => !held.has(path)).map((path) => fetchInto(store, path)));
}

/** Removes what earlier builds held. */
export async function clearOut() {
  await Promise.all((await olderStores()).map((name) => caches.delete(name)));
}

/** Fetches what is not held yet, a few at a time; a failure ends it until it is asked for again. */
export async function fetchRest() {
  const store = await openStore();
  const held = await pathsHeld(store);
  const missing = Object.keys(files).filter((path) => !held.has(path));
  const takeTurns = async () => {
    for (let path = missing.shift(); path; path = missing.shift()) await fetchInto(store, path);
  };
  await Promise.all(Array.from({ length: lanes }, takeTurns));
}

/** Fetches one file as a stranger would, so that nothing personal can be held. */
export async function fetchInto(store: Cache, path: string) {
  const answer = await fetch(path, { credentials: 'omit', redirect: 'error', priority: 'low' });
  if (answer.ok) await store.put(path, answer);
}

const olderStores = async () =>
  (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== cacheName);

async function pathsHeld(store: Cache): Promise<Set<string>> {
  return new Set((await store.keys()).map(({ url }) => new URL(url).pathname));
}

async function takeUnchanged(from: Cache, to: Cache) {
  const list = await from.match(listKey);
  const before = (list ? await list.json() : {}) as KeptFiles['files'];
  for (const [path, hash] of Object.entries(files)) {
    if (before[path] !== hash) continue;
    const held = await from.match(path);
    if (held) await to.put(path, held);
  }
}
