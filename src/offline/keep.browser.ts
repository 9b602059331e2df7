import { type Ask, storedCopy, workerAddress } from './kept-files.ts';

const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
const connection = (navigator as { connection?: { saveData?: boolean } }).connection;
const soonMs = 2_000;

/** Holds this page for a reader without network, and the rest of the site if data need not be saved. */
async function keepSite(workers: ServiceWorkerContainer) {
  await workers.register(workerAddress, { updateViaCache: 'none' });
  const { active } = await workers.ready;
  active?.postMessage((connection?.saveData ? 'opened' : 'rest') satisfies Ask);
}

function saySoOnce() {
  if (document.querySelector('.stored-copy')) return;
  const line = document.createElement('p');
  line.className = 'stored-copy';
  line.setAttribute('role', 'status');
  line.textContent =
    'اینترنت قطع یا بسیار کند است؛ نسخه‌ای را می‌خوانید که پیش‌تر روی این دستگاه ذخیره شده است.';
  document.querySelector('.frame')?.prepend(line);
}

function whenIdle(work: () => void) {
  if ('requestIdleCallback' in window) requestIdleCallback(work);
  else setTimeout(work, soonMs);
}

if (import.meta.env.PROD && workers) {
  workers.addEventListener('message', ({ data }) => data === storedCopy && saySoOnce());
  workers.controller?.postMessage('opened' satisfies Ask);
  // A browser that stores nothing (a private window, a full disk) reads on as before.
  const keep = () => void keepSite(workers).catch(() => {});
  if (document.readyState === 'complete') whenIdle(keep);
  else addEventListener('load', () => whenIdle(keep), { once: true });
}
