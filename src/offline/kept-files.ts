import { pages } from '#shared/contract/pages.ts';

/** What a build tells its service worker: which files a device may hold, in the order they are fetched. */
export type KeptFiles = {
  /** Names the cache; equal for builds whose files are equal. */
  build: string;
  /** Held before anything else: the page for failures and all that it needs. */
  shell: readonly string[];
  /** Every file by its path, with a hash of its content: an unchanged one is not fetched again. */
  files: Readonly<Record<string, string>>;
};

/** What a page asks of the worker: to hold the page itself, or with it all the rest of the site. */
export type Ask = 'opened' | 'rest';

/** What the worker says to a page that it answered from the device. */
export const storedCopy = 'stored-copy';

/** Where the worker lies; its place makes the whole site its scope. */
export const workerAddress = '/service-worker.js';

const personal = [pages.signIn, pages.confirm, pages.requests, pages.desk, pages.verify];
const untouched = new Set(['api', ...personal.map(({ path }) => path.split('/')[1])]);

/** True for addresses whose answers depend on who asks: the worker never looks at them. */
export const isPersonal = (path: string) => untouched.has(path.split('/')[1]);
