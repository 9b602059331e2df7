import { useEffect, useRef, useState } from 'preact/hooks';
import type { Thread } from '#shared/contract/tickets.ts';
import { ApiFault, isOffline } from '../api/client.browser.ts';
import { isSignedIn, markSeen, readThread } from './tickets-api.browser.ts';

const firstWaitMs = 10_000;
const longestWaitMs = 120_000;

/** What is known of a thread, and how to look again. */
type LiveThread = {
  thread: Thread | null;
  fault: unknown;
  /** Nobody is signed in: a proof must come first. */
  isGuest: boolean;
  /** Reads now and polls every ten seconds again, for something was done here. */
  refresh(): Promise<void>;
};

/**
 * A thread that is polled: every ten seconds, up to two minutes apart while nothing changes, and not at
 * all while the page is hidden.
 */
export function useLiveThread(code: string): LiveThread {
  const [thread, setThread] = useState<Thread | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const [isGuest, setIsGuest] = useState(false);
  const version = useRef<number | undefined>(undefined);
  const waitMs = useRef(firstWaitMs);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const newestLook = useRef(0);
  /** The version with an answer that is not marked as seen yet. */
  const unseen = useRef<number | null>(null);

  function markWhereSeen() {
    const version = unseen.current;
    if (version === null || document.hidden) return;
    unseen.current = null;
    markSeen(code).catch(() => {
      unseen.current ??= version;
    });
  }

  /** What a later look has overtaken changes nothing. */
  async function look() {
    clearTimeout(timer.current);
    const own = ++newestLook.current;
    const isOvertaken = () => own !== newestLook.current;
    try {
      const isKnown = version.current !== undefined || (await isSignedIn());
      if (isOvertaken()) return;
      setIsGuest(!isKnown);
      if (!isKnown) return;
      const next = await readThread(code, version.current);
      if (isOvertaken()) return;
      waitMs.current = next ? firstWaitMs : Math.min(longestWaitMs, waitMs.current * 1.5);
      if (next) {
        version.current = next.version;
        setThread(next);
        unseen.current = next.hasNews ? next.version : null;
      }
      markWhereSeen();
      setFault(null);
    } catch (thrown) {
      if (isOvertaken()) return;
      waitMs.current = Math.min(longestWaitMs, waitMs.current * 2);
      // What is on the screen stays true; only the first look has nothing else to show.
      const isOver = thrown instanceof ApiFault && /sign_in_needed|not_found/.test(thrown.code);
      if (version.current === undefined || isOver) setFault(thrown);
      if (isOver) return;
    }
    if (!document.hidden) timer.current = setTimeout(() => void look(), waitMs.current);
  }

  useEffect(() => {
    void look();
    const wake = () => {
      clearTimeout(timer.current);
      if (document.hidden || isOffline()) return;
      waitMs.current = firstWaitMs;
      void look();
    };
    document.addEventListener('visibilitychange', wake);
    addEventListener('online', wake);
    return () => {
      newestLook.current += 1;
      clearTimeout(timer.current);
      document.removeEventListener('visibilitychange', wake);
      removeEventListener('online', wake);
    };
  }, [code]);

  return {
    thread,
    fault,
    isGuest,
    refresh: async () => {
      waitMs.current = firstWaitMs;
      await look();
    },
  };
}
