import { useRef, useState } from 'preact/hooks';
import type { DeskMessage, DeskThread } from '#shared/contract/desk/thread.ts';

/**
 * What an agent has to see before a text is sent that was refused once, for the request had changed (R37): the messages
 * that came since, and one more question.
 */
export function useStaleSend(thread: DeskThread) {
  const latest = useRef(thread);
  latest.current = thread;
  const [seen, setSeen] = useState<ReadonlySet<string> | null>(null);
  const [isAsking, setAsking] = useState(false);
  const clear = () => {
    setSeen(null);
    setAsking(false);
  };
  return {
    isStale: seen !== null,
    isAsking,
    /** Messages that came since the send that was refused. */
    added: seen ? thread.messages.filter(({ id }) => !seen.has(id)) : ([] as DeskMessage[]),
    ask: () => setAsking(true),
    stopAsking: () => setAsking(false),
    clear,
    /** Notes what came of a send from this version of the thread. */
    note(from: DeskThread, isRefused: boolean) {
      if (!isRefused) return clear();
      if (latest.current.version === from.version) return;
      setSeen((before) => before ?? new Set(from.messages.map(({ id }) => id)));
      setAsking(false);
    },
  };
}
