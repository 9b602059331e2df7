import { isRecord } from './storage.browser.ts';
import { useDraft } from './use-draft.browser.ts';

/** What is typed, by the names of boxes. */
export type KeptTexts = Readonly<Partial<Record<string, string>>>;

const prefix = 'pasokh-form-';

/**
 * What is typed into the boxes of a form and not sent: it outlives a reload, and the form where that is closed, but not the
 * tab. `form` names it, and stays the same while the form is shown.
 */
export const useKeptTexts = (form: string) =>
  useDraft<KeptTexts>({
    storageKey: `${prefix}${form}`,
    area: 'session',
    empty: () => ({}),
    parse: textsIn,
    isEmpty: (texts) => Object.keys(texts).length === 0,
  });

function textsIn(stored: unknown): KeptTexts | null {
  if (!isRecord(stored)) return null;
  const texts = Object.entries(stored).flatMap(([name, text]) =>
    typeof text === 'string' ? [[name, text] as const] : [],
  );
  return Object.fromEntries(texts);
}

/** Forgets what forms of this tab hold: whoever signs in next is somebody else. */
export function forgetKeptTexts() {
  try {
    for (const key of Object.keys(sessionStorage))
      if (key.startsWith(prefix)) sessionStorage.removeItem(key);
  } catch {
    // Storage that is closed holds nothing.
  }
}
