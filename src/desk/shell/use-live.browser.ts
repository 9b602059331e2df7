import { useState } from 'preact/hooks';
import { usePolling } from './use-polling.browser.ts';

const refreshMs = 5_000;

/** Reads again what may have changed, while the page is used; the answer grows with each time. */
export function useLive(isSignedIn: boolean, refresh: () => void) {
  const [tick, setTick] = useState(0);
  usePolling(() => {
    if (!isSignedIn) return;
    setTick((now) => now + 1);
    refresh();
  }, refreshMs);
  return { tick, counts: null };
}
