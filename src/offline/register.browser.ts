import { storedCopy, type WorkerRequest, workerAddress } from './page-and-worker.ts';
import * as texts from './texts/stored-copy.ts';

const workers = 'serviceWorker' in navigator ? navigator.serviceWorker : undefined;
/** How long the worker waits for a page that is busy, or for a browser that cannot say whether it is. */
const longestWaitMs = 2_000;

/** Registers the worker; it stores this page, and the rest of the site unless the reader saves data. */
async function register(workers: ServiceWorkerContainer) {
  await workers.register(workerAddress, { updateViaCache: 'none' });
  const { active } = await workers.ready;
  active?.postMessage((savesData() ? 'opened' : 'rest') satisfies WorkerRequest);
}

/** The reader asked the browser to use little data (Network Information API, Chromium only). */
function savesData(): boolean {
  const connection = 'connection' in navigator ? navigator.connection : undefined;
  if (typeof connection !== 'object' || connection === null) return false;
  return 'saveData' in connection && connection.saveData === true;
}

/** The network came back after this page was loaded: what the worker says of the loading comes too late then. */
let isBack = false;
addEventListener('online', () => {
  isBack = true;
  document.querySelector('.stored-copy')?.remove();
});

function showStoredCopyNotice() {
  if (isBack || document.querySelector('.stored-copy')) return;
  const line = document.createElement('p');
  line.className = 'stored-copy';
  line.setAttribute('role', 'status');
  line.textContent = texts.storedCopy;
  document.querySelector('.frame')?.prepend(line);
}

function whenIdle(work: () => void) {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: longestWaitMs });
  else setTimeout(work, longestWaitMs);
}

if (import.meta.env.PROD && workers) {
  workers.addEventListener('message', ({ data }) => data === storedCopy && showStoredCopyNotice());
  workers.controller?.postMessage('opened' satisfies WorkerRequest);
  // A browser that stores nothing (a private window, a full disk) goes on without a worker.
  const start = () => void register(workers).catch(() => {});
  if (document.readyState === 'complete') whenIdle(start);
  else addEventListener('load', () => whenIdle(start), { once: true });
}
