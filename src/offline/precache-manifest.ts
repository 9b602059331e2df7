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

const personal = [pages.signIn, pages.confirm, pages.requests, pages.desk, pages.verify];
const excluded = new Set(['api', ...personal.map(({ path }) => path.split('/')[1])]);

/** True for paths that are no pages. */
export const isOfApi = (path: string) => path.split('/')[1] === 'api';

/** True for paths whose answers depend on who asks: the worker stores none of them. */
export const isPersonal = (path: string) => excluded.has(path.split('/')[1]);
