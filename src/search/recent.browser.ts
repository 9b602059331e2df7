const storageKey = 'pasokh-searches';
const maxCount = 5;

/** The last searches of this browser, newest first, at most five. They never leave it. */
export function recentSearches(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]');
    return Array.isArray(stored)
      ? stored.filter((one) => typeof one === 'string').slice(0, maxCount)
      : [];
  } catch {
    return [];
  }
}

/** Puts a search first in the list; one of a single character is not stored. */
export function rememberSearch(text: string) {
  const typed = text.trim();
  if (typed.length < 2) return;
  store([typed, ...recentSearches().filter((one) => one !== typed)].slice(0, maxCount));
}

/** Deletes the list. */
export const forgetSearches = () => store([]);

function store(searches: string[]) {
  try {
    if (searches.length > 0) localStorage.setItem(storageKey, JSON.stringify(searches));
    else localStorage.removeItem(storageKey);
  } catch {
    // Some private windows have no storage: nothing is remembered there.
  }
}
