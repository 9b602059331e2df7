import { readStored, writeStored } from '../drafts/storage.browser.ts';

const storageKey = 'pasokh-searches';
const maxCount = 5;

/** The last searches of this browser, newest first, at most five. They never leave it. */
export const recentSearches = (): string[] => readStored(storageKey, parseSearches) ?? [];

/** Puts a search first in the list; one of a single character is not stored. */
export function rememberSearch(text: string) {
  const typed = text.trim();
  if (typed.length < 2) return;
  const others = recentSearches().filter((one) => one !== typed);
  writeStored(storageKey, [typed, ...others].slice(0, maxCount));
}

/** Deletes the list. */
export const forgetSearches = () => writeStored(storageKey, null);

const parseSearches = (stored: unknown): string[] | null =>
  Array.isArray(stored) ? stored.filter((one) => typeof one === 'string').slice(0, maxCount) : null;
