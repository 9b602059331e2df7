import type { Scheme } from './scheme.ts';

/** How this device shows the desk. */
export type Preferences = StoredPreferences & {
  /** Of all pages on this device, and stored with those. */
  scheme: Scheme;
};

/** What the desk stores of its own. */
export type StoredPreferences = {
  density: 'comfortable' | 'compact';
  /** Single keys act (WCAG 2.1.4: they can be switched off). */
  keys: boolean;
};

/** Before anything was chosen. */
export const usualPreferences: StoredPreferences = { density: 'comfortable', keys: true };

/** Stored preferences; what cannot be read is as usual. */
export function preferencesIn(stored: unknown): StoredPreferences {
  if (typeof stored !== 'object' || stored === null) return usualPreferences;
  return {
    density: 'density' in stored && stored.density === 'compact' ? 'compact' : 'comfortable',
    keys: !('keys' in stored && stored.keys === false),
  };
}
