// Values of this browser's storage as JSON. Storage may be full, closed in private windows, or hold
// what an older version wrote: nothing here throws.

/** Where a value is stored: for all tabs until it is deleted, or for one tab until that ends. */
export type Area = 'local' | 'session';

const storageOf = (area: Area) => (area === 'local' ? localStorage : sessionStorage);

/** The value under a key as `parse` takes it; null where there is none or it cannot be read. */
export function readStored<Value>(
  key: string,
  parse: (stored: unknown) => Value | null,
  area: Area = 'local',
): Value | null {
  try {
    const text = storageOf(area).getItem(key);
    return text === null ? null : parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Stores a value under a key, or deletes the key where it is null. */
export function writeStored(key: string, value: unknown, area: Area = 'local') {
  try {
    if (value === null) storageOf(area).removeItem(key);
    else storageOf(area).setItem(key, JSON.stringify(value));
  } catch {
    // Full or closed: the page itself still has the value until it is left.
  }
}

/** Whether a stored value is an object with named values. */
export const isRecord = (stored: unknown): stored is Readonly<Record<string, unknown>> =>
  typeof stored === 'object' && stored !== null && !Array.isArray(stored);

/** A stored value as a text; empty where it is none. */
export const textIn = (stored: unknown): string => (typeof stored === 'string' ? stored : '');
