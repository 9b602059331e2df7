import { readStored, writeStored } from '../drafts/storage.browser.ts';

const storageKey = 'pasokh-desk-list';

/** Remembers the order of the list in this tab, so that keys lead from one thread to the next. */
export const storeListOrder = (codes: readonly string[]) =>
  writeStored(storageKey, codes, 'session');

/** The code after this one (or before it) in the list last seen; null at its ends and without a list. */
export function neighbourInList(code: string, step: 1 | -1): string | null {
  const codes = readStored(
    storageKey,
    (stored) => (Array.isArray(stored) ? stored : null),
    'session',
  );
  const at = codes?.indexOf(code) ?? -1;
  const next: unknown = at < 0 ? null : codes?.[at + step];
  return typeof next === 'string' ? next : null;
}
