/** The title in the address (`#title=…`), passed on by a search without an answer; empty where none is. */
export function carriedTitle(hash = location.hash): string {
  return new URLSearchParams(hash.slice(1)).get('title')?.trim() ?? '';
}

/** Adds that title to every link of the list of request types. */
export function carryTitle() {
  if (!carriedTitle()) return;
  for (const link of document.querySelectorAll<HTMLAnchorElement>('main a[href^="/contact/"]'))
    link.hash = location.hash;
}
