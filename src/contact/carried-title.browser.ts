/** The title in the address (`#title=…`), passed on by a search without an answer; empty where none is. */
export const carriedTitle = (hash = location.hash): string =>
  new URLSearchParams(hash.slice(1)).get('title')?.trim() ?? '';
