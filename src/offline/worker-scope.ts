// TypeScript cannot load the types of pages and of service workers at once; these are the few that
// the worker uses (https://w3c.github.io/ServiceWorker/).

type ExtendableEvent = Event & { waitUntil(work: Promise<unknown>): void };

/** `FetchEvent`: a request of a page, answered by `respondWith`. */
export type FetchEvent = ExtendableEvent & {
  readonly request: Request;
  /** Id of the page that a navigation leads to. */
  readonly resultingClientId: string;
  respondWith(answer: Promise<Response>): void;
};

/** `ExtendableMessageEvent`: what a page posted to the worker. */
export type MessageFromPage = ExtendableEvent & {
  readonly data: unknown;
  readonly source: { id: string; url: string; postMessage(message: unknown): void } | null;
};

/** The part of `ServiceWorkerGlobalScope` that the worker uses. */
export type WorkerScope = {
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(kind: 'install' | 'activate', listen: (event: ExtendableEvent) => void): void;
  addEventListener(kind: 'fetch', listen: (event: FetchEvent) => void): void;
  addEventListener(kind: 'message', listen: (event: MessageFromPage) => void): void;
};
