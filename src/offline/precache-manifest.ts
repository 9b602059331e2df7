import { pages } from '#shared/contract/pages.ts';

/** What a build hands to its service worker: which files a device may store, in the order they are fetched. */
export type PrecacheManifest = {
  /** Names the cache; equal for builds whose files are equal. */
  build: string;
  /** Stored while the worker installs: the page for failures and all that it loads. */
  shell: readonly string[];
  /** Every file by its path, with a hash of its content: an unchanged one is not fetched again. */
  files: Readonly<Record<string, string>>;
};

/** What a page asks of the worker: to store that page (`opened`), or the rest of the site as well. */
export type WorkerRequest = 'opened' | 'rest';

/** What the worker tells a page that it answered from the device. */
export const storedCopy = 'stored-copy';

/** Path of the worker's script; at the top of the site its scope is the whole site. */
export const workerAddress = '/service-worker.js';

const personal = [pages.signIn, pages.confirm, pages.requests, pages.desk, pages.verify];
const excluded = new Set(['api', ...personal.map(({ path }) => path.split('/')[1])]);

/** True for paths that are no pages. */
export const isOfApi = (path: string) => path.split('/')[1] === 'api';

/** True for paths whose answers depend on who asks: the worker stores none of them. */
export const isPersonal = (path: string) => excluded.has(path.split('/')[1]);
