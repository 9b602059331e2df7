import { useLayoutEffect, useState } from 'preact/hooks';
import { readStored, writeStored } from '../../../drafts/storage.browser.ts';
import { type Preferences, preferencesIn, usualPreferences } from './preferences.ts';

const storageKey = 'pasokh-desk-preferences';

/** The preferences of this device, stored at each change. */
export function usePreferences() {
  const [preferences, setPreferences] = useState(usualPreferences);
  // Read after the first render, which must equal the built page.
  useLayoutEffect(() => {
    setPreferences(readStored(storageKey, preferencesIn) ?? usualPreferences);
  }, []);
  const prefer = (change: Partial<Preferences>) => {
    const next = { ...preferences, ...change };
    writeStored(storageKey, next);
    setPreferences(next);
  };
  return { preferences, prefer };
}
