/** How this device shows the desk. */
export type Preferences = {
  density: 'comfortable' | 'compact';
  /** Single keys act (WCAG 2.1.4: they can be switched off). */
  keys: boolean;
};

/** Before anything was chosen. */
export const usualPreferences: Preferences = { density: 'comfortable', keys: true };

/** Stored preferences; what cannot be read is as usual. */
export function preferencesIn(stored: unknown): Preferences {
  if (typeof stored !== 'object' || stored === null) return usualPreferences;
  return {
    density: 'density' in stored && stored.density === 'compact' ? 'compact' : 'comfortable',
    keys: !('keys' in stored && stored.keys === false),
  };
}
