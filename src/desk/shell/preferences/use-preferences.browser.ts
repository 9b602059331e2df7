import { useLayoutEffect, useState } from 'preact/hooks';
import { readStored, writeStored } from '../../../drafts/storage.browser.ts';
import { type Preferences, preferencesIn, usualPreferences } from './preferences.ts';
import { useScheme } from './scheme.browser.ts';

const storageKey = 'pasokh-desk-preferences';

/** The preferences of this device, stored at each change. */
export function usePreferences() {
  const [stored, setStored] = useState(usualPreferences);
  const [scheme, chooseScheme] = useScheme();
  // Read after the first render, which must equal the built page.
  useLayoutEffect(() => {
    setStored(readStored(storageKey, preferencesIn) ?? usualPreferences);
  }, []);
  const prefer = ({ scheme: chosen, ...change }: Partial<Preferences>) => {
    if (chosen) chooseScheme(chosen);
    const next = { ...stored, ...change };
    writeStored(storageKey, next);
    setStored(next);
  };
  return { preferences: { ...stored, scheme }, prefer };
}
