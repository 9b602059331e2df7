// Makes the help centre readable without a network. Pages come from the network while it is quick
// and from the device when it is not; files named by their content come from the device at once.
// Nothing that depends on who asks is ever looked at.
import { type Ask, isPersonal, storedCopy } from './kept-files.ts';
import {
  clearOut,
  fetchInto,
  fetchRest,
  keptPath,
  moveIn,
  offlinePage,
  openStore,
} from './store.browser.ts';
import type { FetchedEvent, SaidEvent, WorkerScope } from './worker-scope.ts';

const scope = self as unknown as WorkerScope;
const patienceMs = 3_000;
const namedByContent = /^\/_astro\/|\.bin$/;

/** Pages that were answered from the device, by the browser's name for them. */
const answeredFromDevice = new Set<string>();
let fetching: Promise<void> | undefined;

scope.addEventListener('install', (event) =>
  event.waitUntil(moveIn().then(() => scope.skipWaiting())),
);
scope.addEventListener('activate', (event) =>
  event.waitUntil(clearOut().then(() => scope.clients.claim())),
);
scope.addEventListener('message', (event) => event.waitUntil(hear(event)));
scope.addEventListener('fetch', (event) => {
  const { method, url, mode } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== scope.location.origin || isPersonal(pathname)) return;
  const path = keptPath(pathname);
  if (mode === 'navigate') event.respondWith(answerPage(event, path));
  else if (path && namedByContent.test(path)) event.respondWith(heldOrFresh(event, path));
  else if (path) event.respondWith(freshOrHeld(event, path));
});

async function hear({ data, source }: SaidEvent) {
  if (!source) return;
  if (answeredFromDevice.has(source.id)) source.postMessage(storedCopy);
  const path = keptPath(new URL(source.url).pathname);
  const store = await openStore();
  if (path && !(await store.match(path))) await fetchInto(store, path);
  if ((data as Ask) !== 'rest') return;
  fetching ??= fetchRest().finally(() => {
    fetching = undefined;
  });
  await fetching;
}

async function answerPage(event: FetchedEvent, path: string | null): Promise<Response> {
  try {
    return await (path ? freshOrHeld(event, path) : fetch(event.request));
  } catch (fault) {
    const page = await (await openStore()).match(offlinePage);
    if (!page) throw fault;
    return page;
  }
}

/** The network's answer if it comes in time and is one; else what is held. What comes late is held for next time. */
async function freshOrHeld(event: FetchedEvent, path: string): Promise<Response> {
  const store = await openStore();
  let storing: Promise<void> | undefined;
  const coming = fetch(event.request).then((answer) => {
    if (answer.status === 200 && !answer.redirected) storing = store.put(path, answer.clone());
    return answer;
  });
  event.waitUntil(coming.then(() => storing).catch(() => {}));
  const held = await store.match(path);
  if (!held) return coming;
  const fresh = await Promise.race([coming.catch(() => null), pause(patienceMs)]);
  if (fresh && fresh.status < 500) return fresh;
  answeredFromDevice.add(event.resultingClientId);
  return held;
}

async function heldOrFresh(event: FetchedEvent, path: string): Promise<Response> {
  const store = await openStore();
  const held = await store.match(path);
  if (held) return held;
  const answer = await fetch(event.request);
  if (answer.status === 200) event.waitUntil(store.put(path, answer.clone()));
  return answer;
}

const pause = (ms: number) => new Promise<null>((resolve) => setTimeout(resolve, ms, null));
