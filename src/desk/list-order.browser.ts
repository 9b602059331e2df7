const place = 'pasokh-desk-list';

/** Remembers the order of the list in this tab, so that threads can be walked in it. */
export function storeListOrder(codes: readonly string[]) {
  try {
    sessionStorage.setItem(place, JSON.stringify(codes));
  } catch {
    // Without storage one goes back to the list between two threads.
  }
}

/** The code after this one (or before it) in the list last seen; null at its ends. */
export function neighbourInList(code: string, step: 1 | -1): string | null {
  try {
    const codes = JSON.parse(sessionStorage.getItem(place) ?? '[]') as string[];
    const at = codes.indexOf(code);
    return at < 0 ? null : (codes[at + step] ?? null);
  } catch {
    return null;
  }
}
