import type { SearchManifest } from '#shared/contract/search.ts';
import type { IndexFault, SearchAnswer } from '#shared/search/types.ts';
import type { Ask, Say } from './protocol.ts';
import workerUrl from './worker.browser.ts?worker&url';

export type Outcome = { answer: SearchAnswer } | { fault: IndexFault['reason'] };
type Question = { text: string; literal: boolean; tell(outcome: Outcome): void };

/** The one engine of this page. Only the newest question waits; older ones that did not begin are dropped. */
class PageEngine {
  /** Null where the browser gives no worker: then pages search on the server. */
  readonly #worker = startWorker();
  #asking: Question | null = null;
  #waiting: Question | null = null;
  readonly popular: Promise<SearchManifest['popular']>;

  constructor() {
    this.popular = new Promise((resolve) => {
      this.#worker?.addEventListener('message', ({ data }: MessageEvent<Say>) => {
        if (data.kind === 'popular') resolve(data.popular);
        else if (data.kind !== 'opened') this.#hear(data);
      });
    });
    this.#worker?.addEventListener('error', () =>
      this.#hear({ kind: 'fault', reason: 'unreachable' }),
    );
    const named = document.querySelector<HTMLElement>('pasokh-search[data-index]');
    this.#send({ kind: 'open', index: named?.dataset.index ?? null });
  }

  ask(text: string, literal: boolean, tell: Question['tell']) {
    if (!this.#worker) return tell({ fault: 'unreachable' });
    this.#waiting = { text, literal, tell };
    this.#next();
  }

  #next() {
    if (this.#asking || !this.#waiting) return;
    this.#asking = this.#waiting;
    this.#waiting = null;
    const { text, literal } = this.#asking;
    this.#send({ kind: 'query', text, literal });
  }

  #hear(said: Extract<Say, { kind: 'answer' | 'fault' }>) {
    const asked = this.#asking;
    this.#asking = null;
    asked?.tell(said.kind === 'answer' ? { answer: said.answer } : { fault: said.reason });
    this.#next();
  }

  #send(message: Ask) {
    this.#worker?.postMessage(message);
  }
}

function startWorker(): Worker | null {
  try {
    // Built workers are plain scripts, which browsers have known longer than modules.
    return new Worker(workerUrl, { type: import.meta.env.DEV ? 'module' : 'classic' });
  } catch {
    return null;
  }
}

let kept: PageEngine | undefined;

/** Begins to fetch the index, if nobody has. */
export function pageEngine(): PageEngine {
  kept ??= new PageEngine();
  return kept;
}
