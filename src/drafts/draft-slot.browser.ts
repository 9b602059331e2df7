import { useEffect, useRef, useState } from 'preact/hooks';
import { readStored, writeStored } from './storage.browser.ts';
import { isKeyOf, storedKeys } from './stored-keys.browser.ts';

// Two tabs of one form have a draft each. A tab holds a lock on the draft that it shows, so that no other tab
// shows it too; the browser gives the lock back when the tab ends, however it does.

/** A stored draft of the same form that this tab does not show. */
export type OtherDraft<Draft> = {
  storageKey: string;
  draft: Draft;
  /** Another tab shows it now. */
  isOpen: boolean;
};

/** How long a reloaded tab waits until its page before has given its draft back, in ms. */
const reloadMs = 1_500;

/** How often a tab looks whether another one still shows its draft, in ms. */
const lookAgainMs = 2_000;

/** Which of the drafts under `mainKey` and the keys that begin with it belongs to this tab, and which others there are. */
export function useDraftSlot<Draft>(mainKey: string, parse: (stored: unknown) => Draft | null) {
  const [storageKey, setStorageKey] = useState(() => keyOfTab(mainKey) ?? mainKey);
  const [isReady, setIsReady] = useState(false);
  const [others, setOthers] = useState<readonly OtherDraft<Draft>[]>([]);
  const giveBack = useRef<GiveBack>(async () => {});

  async function take(key: string, waitMs = 0): Promise<boolean> {
    const release = await lockDraft(key, waitMs);
    if (!release) return false;
    await giveBack.current();
    giveBack.current = release;
    if (key !== mainKey || readStored(key, parse)) remember(key);
    setStorageKey(key);
    await refresh(key);
    return true;
  }
  const remember = (key: string) => writeStored(tabKeyOf(mainKey), key, 'session');
  const refresh = async (own: string) => setOthers(await listOthers(mainKey, own, parse));
  const takeFresh = () => take(`${mainKey}~${crypto.randomUUID()}`);

  useEffect(() => {
    const remembered = keyOfTab(mainKey);
    void (async () => {
      const isOwn = await take(remembered ?? mainKey, remembered ? reloadMs : 0);
      if (!isOwn) await takeFresh();
      setIsReady(true);
    })();
    return () => void giveBack.current();
  }, []);

  // The browser tells nobody that a lock was given back.
  useEffect(() => {
    if (!others.some(({ isOpen }) => isOpen)) return;
    const timer = setTimeout(() => void refresh(storageKey), lookAgainMs);
    return () => clearTimeout(timer);
  }, [others]);

  return {
    storageKey,
    /** False until it is known which draft is this tab's: nothing may be stored before. */
    isReady,
    others,
    /** Something is stored under the key of this tab now, which a reload takes again. */
    remember: () => remember(storageKey),
    /** Shows another draft in place of this one, which stays stored. */
    take: (key: string) => void take(key),
    takeFresh,
    /** Deletes another draft. */
    remove(key: string) {
      writeStored(key, null);
      void refresh(storageKey);
    },
  };
}

const tabKeyOf = (mainKey: string) => `${mainKey}-of-tab`;

const keyOfTab = (mainKey: string): string | null =>
  readStored(
    tabKeyOf(mainKey),
    (stored) => (typeof stored === 'string' && isKeyOf(mainKey, stored) ? stored : null),
    'session',
  );

/** Gives a draft back; fulfilled once other tabs can have it. */
type GiveBack = () => Promise<unknown>;

/** Holds a draft for this tab; null where another tab holds it. Without locks every tab shows the same draft. */
async function lockDraft(key: string, waitMs: number): Promise<GiveBack | null> {
  if (!navigator.locks) return async () => {};
  const options = waitMs > 0 ? { signal: AbortSignal.timeout(waitMs) } : { ifAvailable: true };
  return await new Promise((resolve) => {
    const ended = navigator.locks
      .request(key, options, (lock) => {
        if (!lock) return resolve(null);
        return new Promise<void>((release) =>
          resolve(() => {
            release();
            return ended;
          }),
        );
      })
      .catch(() => resolve(null));
  });
}

async function listOthers<Draft>(
  mainKey: string,
  own: string,
  parse: (stored: unknown) => Draft | null,
): Promise<OtherDraft<Draft>[]> {
  const held = (await navigator.locks?.query())?.held ?? [];
  return storedKeys(mainKey)
    .filter((key) => key !== own)
    .flatMap((storageKey) => {
      const draft = readStored(storageKey, parse);
      return draft
        ? [{ storageKey, draft, isOpen: held.some(({ name }) => name === storageKey) }]
        : [];
    });
}
