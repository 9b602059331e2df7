/** What the address holds for the box of this name (`#title=…`), passed on by a search; empty where it holds none. */
export const carriedText = (name: string, hash = location.hash): string =>
  new URLSearchParams(hash.slice(1)).get(name)?.trim() ?? '';
