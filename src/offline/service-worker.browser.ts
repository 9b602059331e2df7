// Makes the help centre readable without a network. Pages come from the network while it is quick
// and from the device when it is not; files named by their content come from the device at once.
// Pages whose content depends on who asks come from the network alone and are stored nowhere; without a
// network they too show the page that says so. Their other requests are left to the browser.
import { storedCopy, type WorkerRequest } from './page-and-worker.ts';
import {
  cachedPath,
  deleteOldCaches,
  fetchInto,
  fetchRest,
  offlinePage,
  openCache,
  precache,
} from './precache.browser.ts';
import { isOfApi, isPersonal } from './precache-manifest.ts';
import type { FetchEvent, MessageFromPage, WorkerScope } from './worker-scope.ts';

declare const self: WorkerScope;
const networkTimeoutMs = 3_000;
const namedByContent = /^\/_astro\/|\.bin$/;

/** Ids of pages that were answered from the device. */
const answeredFromDevice = new Set<string>();
let fetching: Promise<void> | undefined;

self.addEventListener('install', (event) =>
  event.waitUntil(precache().then(() => self.skipWaiting())),
);
self.addEventListener('activate', (event) =>
  event.waitUntil(deleteOldCaches().then(() => self.clients.claim())),
);
self.addEventListener('message', (event) => event.waitUntil(onMessage(event)));
self.addEventListener('fetch', (event) => {
  const { method, url, mode } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== self.location.origin || isOfApi(pathname)) return;
  const path = isPersonal(pathname) ? null : cachedPath(pathname);
  if (mode === 'navigate') event.respondWith(answerPage(event, path));
  else if (path && namedByContent.test(path)) event.respondWith(cacheFirst(event, path));
  else if (path) event.respondWith(networkFirst(event, path));
});

async function onMessage({ data, source }: MessageFromPage) {
  if (!source) return;
  if (answeredFromDevice.has(source.id)) source.postMessage(storedCopy);
  const path = cachedPath(new URL(source.url).pathname);
  const cache = await openCache();
  if (path && !(await cache.match(path))) await fetchInto(cache, path);
  if (data !== ('rest' satisfies WorkerRequest)) return;
  fetching ??= fetchRest().finally(() => {
    fetching = undefined;
  });
  await fetching;
}

async function answerPage(event: FetchEvent, path: string | null): Promise<Response> {
  try {
    return await (path ? networkFirst(event, path) : fetch(event.request));
  } catch (fault) {
    const page = await (await openCache()).match(offlinePage);
    if (!page) throw fault;
    return page;
  }
}

/** The network's answer if it comes in time and is no fault, else the stored one. A late answer is stored for the next time. */
async function networkFirst(event: FetchEvent, path: string): Promise<Response> {
  const cache = await openCache();
  let storing: Promise<void> | undefined;
  const coming = fetch(event.request).then((answer) => {
    if (answer.status === 200 && !answer.redirected && !isPrivate(answer))
      storing = cache.put(path, answer.clone());
    return answer;
  });
  event.waitUntil(coming.then(() => storing).catch(() => {}));
  const stored = await cache.match(path);
  if (!stored) return coming;
  const fresh = await Promise.race([coming.catch(() => null), pause(networkTimeoutMs)]);
  if (fresh && fresh.status < 500) return fresh;
  answeredFromDevice.add(event.resultingClientId);
  return stored;
}

/** A page that shows what one browser has sent is that one's alone. */
const isPrivate = ({ headers }: Response) =>
  headers.get('Cache-Control')?.includes('no-store') ?? false;

async function cacheFirst(event: FetchEvent, path: string): Promise<Response> {
  const cache = await openCache();
  const stored = await cache.match(path);
  if (stored) return stored;
  const answer = await fetch(event.request);
  if (answer.status === 200) event.waitUntil(cache.put(path, answer.clone()));
  return answer;
}

const pause = (ms: number) => new Promise<null>((resolve) => setTimeout(resolve, ms, null));
