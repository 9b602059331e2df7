import { useState } from 'preact/hooks';
import type { Scheme } from './scheme.ts';

/** Written by the switch in the header of other pages too, and read before anything is drawn. */
const storageKey = 'pasokh-scheme';

/** The scheme of pages on this device, and what chooses another. */
export function useScheme(): [Scheme, (next: Scheme) => void] {
  const [scheme, setScheme] = useState<Scheme>(schemeNow);
  const choose = (next: Scheme) => {
    const { dataset } = document.documentElement;
    if (next === 'device') delete dataset.scheme;
    else dataset.scheme = next;
    try {
      if (next === 'device') localStorage.removeItem(storageKey);
      else localStorage.setItem(storageKey, next);
    } catch {
      // Storage is closed in some private windows; the choice then lasts for this page.
    }
    setScheme(next);
  };
  return [scheme, choose];
}

function schemeNow(): Scheme {
  const chosen =
    typeof document === 'undefined' ? undefined : document.documentElement.dataset.scheme;
  return chosen === 'light' || chosen === 'dark' ? chosen : 'device';
}
