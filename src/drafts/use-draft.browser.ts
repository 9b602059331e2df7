import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Area, readStored, writeStored } from './storage.browser.ts';

/** How one kind of draft is stored. */
type DraftStore<Draft> = {
  /** Key in the storage; stored drafts live on under it, so it never changes. */
  storageKey: string;
  /** Storage of all tabs unless given. */
  area?: Area;
  /** A draft in which nothing is written yet. */
  empty(): Draft;
  /** A stored draft; null where the value is none. */
  parse(stored: unknown): Draft | null;
  /** True for a draft that need not be stored. */
  isEmpty(draft: Draft): boolean;
  /** False while it is not known yet whether the key is this tab's: changes are stored once it is. */
  isReady?: boolean;
};

/**
 * Unsent text that outlives reloads, faults and lost connections: every change is stored in this
 * browser at once. `latest` holds the current draft for callbacks that were made before a change.
 */
export function useDraft<Draft extends object>(store: DraftStore<Draft>) {
  const { storageKey, isReady = true, area = 'local' } = store;
  // Callbacks that were made before a change of the key write to the key of now.
  const current = useRef({ storageKey, isReady });
  current.current = { storageKey, isReady };
  const isUnstored = useRef(false);
  const isFromStorage = useRef(false);
  const write = (next: Draft) => {
    const tab = current.current;
    isUnstored.current = !tab.isReady;
    if (tab.isReady) writeStored(tab.storageKey, store.isEmpty(next) ? null : next, area);
  };
  const [draft, setDraft] = useState<Draft>(store.empty);
  const latest = useRef(draft);
  const show = (next: Draft) => {
    latest.current = next;
    setDraft(next);
  };
  // Read after the first render, which must equal the built page.
  useLayoutEffect(() => {
    const stored = readStored(storageKey, store.parse, area);
    // What was typed into a new draft before this key was known is this key's.
    if (!stored && isUnstored.current && !isFromStorage.current) return;
    isUnstored.current = false;
    isFromStorage.current = stored !== null;
    show(stored ?? store.empty());
  }, [storageKey]);
  useLayoutEffect(() => {
    if (isReady && isUnstored.current) write(latest.current);
  }, [isReady]);
  return {
    draft,
    latest,
    change(part: Partial<Draft>) {
      const next = { ...latest.current, ...part };
      write(next);
      show(next);
    },
    /** Deletes what is stored and begins again with another draft. */
    clear(next: Draft) {
      writeStored(current.current.storageKey, null, area);
      show(next);
    },
  };
}
