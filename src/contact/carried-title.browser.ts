/** The words that came along in the address (`#title=…`), from a search that found no answer. */
export function carriedTitle(hash = location.hash): string {
  return new URLSearchParams(hash.slice(1)).get('title')?.trim() ?? '';
}

/** Hands the words on to whichever request type is chosen from the list. */
export function carryTitle() {
  if (!carriedTitle()) return;
  for (const link of document.querySelectorAll<HTMLAnchorElement>('main a[href^="/contact/"]'))
    link.hash = location.hash;
}
