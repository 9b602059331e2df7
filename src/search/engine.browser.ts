import type { IndexFault } from '#shared/search/types.ts';
import type { WorkerReply, WorkerRequest } from './protocol.ts';
import { type SearchWorker, takeWorker } from './search-worker.browser.ts';

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
  #search: SearchWorker | null = null;
  #running: Query | null = null;
  #waiting: Query | null = null;
  /** What is asked most, once that is known. */
  readonly popular: SearchWorker['popular'];

  constructor() {
    this.#start();
    this.popular = this.#search?.popular ?? new Promise(() => {});
  }

  #start() {
    const search = takeWorker();
    this.#search = search;
    search?.worker.addEventListener('message', ({ data }: MessageEvent<WorkerReply>) =>
      this.#onReply(data),
    );
    void search?.failed.then(() => {
      // A worker that did not load answers nothing, ever: the next query starts another.
      search.worker.terminate();
      this.#search = null;
      this.#onReply({ kind: 'fault', reason: 'unreachable' });
    });
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
    if (!this.#search) this.#start();
    if (!this.#search) return this.#onReply({ kind: 'fault', reason: 'unreachable' });
    const { worker, opened } = this.#search;
    const query: WorkerRequest = { kind: 'query', text, literal, ...(limit && { limit }) };
    void opened.then(() => worker.postMessage(query));
  }

  #onReply(reply: WorkerReply) {
    const query = this.#running;
    this.#running = null;
    query?.onOutcome(reply.kind === 'answer' ? reply : { fault: reply.reason });
    this.#next();
  }
}

let engine: PageEngine | undefined;

/** The engine of this page; the first call begins to fetch the index. */
export function pageEngine(): PageEngine {
  engine ??= new PageEngine();
  return engine;
}
