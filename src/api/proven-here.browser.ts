const key = 'pasokh-proven';

/** Remembers that an address was proven in this browser, so that later codes are asked for without work first. */
export function rememberProven(): void {
  try {
    localStorage.setItem(key, '1');
  } catch {
    // A browser that stores nothing works for each code.
  }
}

/** Whether any address was proven in this browser before. */
export function wasProvenHere(): boolean {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return false;
  }
}
