import type { SearchManifest } from '#shared/contract/search.ts';
import type { IndexFault } from '#shared/search/types.ts';
import type { WorkerReply, WorkerRequest } from './protocol.ts';
import workerUrl from './worker.browser.ts?worker&url';

/** An answer with what the text may be besides a question, or why the index cannot be had. */
export type Outcome = Found | { fault: IndexFault['reason'] };
type Found = Omit<Extract<WorkerReply, { kind: 'answer' }>, 'kind'>;
type Query = {
  text: string;
  literal: boolean;
  limit?: number | undefined;
  onOutcome(outcome: Outcome): void;
};

/** The engine of this page. One query runs, the newest waits; older ones that did not begin are dropped. */
class PageEngine {
  /** Null where the browser refuses a worker, and after one has failed: pages then search on the server. */
  #worker: Worker | null = null;
  #running: Query | null = null;
  #waiting: Query | null = null;
  #onPopular: (popular: SearchManifest['popular']) => void = () => {};
  readonly popular = new Promise<SearchManifest['popular']>((resolve) => {
    this.#onPopular = resolve;
  });

  constructor() {
    this.#start();
  }

  #start() {
    this.#worker = startWorker();
    this.#worker?.addEventListener('message', ({ data }: MessageEvent<WorkerReply>) => {
      if (data.kind === 'popular') this.#onPopular(data.popular);
      else if (data.kind !== 'opened') this.#onReply(data);
    });
    this.#worker?.addEventListener('error', () => {
      // A worker that did not load answers nothing, ever: the next query starts another.
      this.#worker?.terminate();
      this.#worker = null;
      this.#onReply({ kind: 'fault', reason: 'unreachable' });
    });
    const named = document.querySelector<HTMLElement>('pasokh-search[data-index]');
    this.#send({ kind: 'open', index: named?.dataset.index ?? null });
  }

  /** Answers through `onOutcome`, unless a newer query takes its place before it began. */
  ask(text: string, literal: boolean, onOutcome: Query['onOutcome'], limit?: number) {
    this.#waiting = { text, literal, onOutcome, limit };
    this.#next();
  }

  #next() {
    if (this.#running || !this.#waiting) return;
    this.#running = this.#waiting;
    this.#waiting = null;
    const { text, literal, limit } = this.#running;
    if (!this.#worker) this.#start();
    if (!this.#worker) return this.#onReply({ kind: 'fault', reason: 'unreachable' });
    this.#send({ kind: 'query', text, literal, ...(limit && { limit }) });
  }

  #onReply(reply: Extract<WorkerReply, { kind: 'answer' | 'fault' }>) {
    const query = this.#running;
    this.#running = null;
    query?.onOutcome(reply.kind === 'answer' ? reply : { fault: reply.reason });
    this.#next();
  }

  #send(message: WorkerRequest) {
    this.#worker?.postMessage(message);
  }
}

function startWorker(): Worker | null {
  try {
    // Built workers are plain scripts: older browsers have no module workers.
    return new Worker(workerUrl, { type: import.meta.env.DEV ? 'module' : 'classic' });
  } catch {
    return null;
  }
}

let engine: PageEngine | undefined;

/** The engine of this page; the first call begins to fetch the index. */
export function pageEngine(): PageEngine {
  engine ??= new PageEngine();
  return engine;
}
