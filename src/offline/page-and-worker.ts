// What a page and the service worker say to each other. Every page loads it, so it imports nothing.

/** What a page asks of the worker: to store that page (`opened`), or the rest of the site as well. */
export type WorkerRequest = 'opened' | 'rest';

/** What the worker tells a page that it answered from the device. */
export const storedCopy = 'stored-copy';

/** Path of the worker's script; at the top of the site its scope is the whole site. */
export const workerAddress = '/service-worker.js';
