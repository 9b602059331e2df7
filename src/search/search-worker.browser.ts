// Loaded by every page: the worker of its search, with the files that it opens fetched beside its script and not after it.
import { type SearchManifest, searchManifest } from '#shared/contract/search-files.ts';
import type { WorkerRequest } from './protocol.ts';
import workerUrl from './worker.browser.ts?worker&url';

/** A worker that was started. */
export interface SearchWorker {
  worker: Worker;
  /** Resolved once the worker has been sent the index of this page, or that it could not be had. Never rejected. */
  opened: Promise<void>;
  /** Resolved once the worker turns out not to work. */
  failed: Promise<void>;
  /** What is asked most; never resolved where that could not be had. */
  popular: Promise<SearchManifest['popular']>;
}

let early: SearchWorker | null | undefined;

/** Starts the worker of this page's search before anything is asked; a second call changes nothing. */
export function startEarly(): void {
  if (early === undefined) early = startWorker();
}

/** The worker that was started early, or else a new one; null where the browser refuses workers. */
export function takeWorker(): SearchWorker | null {
  const taken = early ?? startWorker();
  early = null;
  return taken;
}

function startWorker(): SearchWorker | null {
  try {
    // Built workers are plain scripts: older browsers have no module workers.
    const worker = new Worker(workerUrl, { type: import.meta.env.DEV ? 'module' : 'classic' });
    const failed = new Promise<void>((resolve) => {
      worker.addEventListener('error', () => resolve());
    });
    const send = (message: WorkerRequest, given: Transferable[] = []) =>
      worker.postMessage(message, given);
    const named = document.querySelector<HTMLElement>('pasokh-search[data-index]');
    const index = named?.dataset.index ?? null;
    const opened = read(index, 'default', (answer) => answer.arrayBuffer()).then((file) =>
      send({ kind: 'open', index, file }, file ? [file] : []),
    );
    const manifest = read<SearchManifest>(searchManifest, 'no-cache', (answer) => answer.json());
    void manifest.then((read) => send({ kind: 'order-types', orderTypes: read?.orderTypes ?? [] }));
    const popular = new Promise<SearchManifest['popular']>((resolve) => {
      void manifest.then((read) => read && resolve(read.popular));
    });
    return { worker, opened, failed, popular };
  } catch {
    return null;
  }
}

/** Null where there is no address, or no such file can be had. */
async function read<Content>(
  address: string | null,
  cache: RequestCache,
  parse: (answer: Response) => Promise<Content>,
): Promise<Content | null> {
  if (!address) return null;
  try {
    const answer = await fetch(address, { cache });
    return answer.ok ? await parse(answer) : null;
  } catch {
    return null;
  }
}
