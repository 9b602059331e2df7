// TypeScript cannot know both kinds of browser globals at once; these are the few a service worker has of its own.

export type LastingEvent = Event & { waitUntil(work: Promise<unknown>): void };

export type FetchedEvent = LastingEvent & {
  readonly request: Request;
  readonly resultingClientId: string;
  respondWith(answer: Promise<Response>): void;
};

export type SaidEvent = LastingEvent & {
  readonly data: unknown;
  readonly source: { id: string; url: string; postMessage(message: unknown): void } | null;
};

export type WorkerScope = {
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(kind: 'install' | 'activate', listen: (event: LastingEvent) => void): void;
  addEventListener(kind: 'fetch', listen: (event: FetchedEvent) => void): void;
  addEventListener(kind: 'message', listen: (event: SaidEvent) => void): void;
};
