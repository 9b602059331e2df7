import { useRef, useState } from 'preact/hooks';
import type { priorities } from '#shared/contract/desk/acts.ts';
import type { DeskThread } from '#shared/contract/desk/thread.ts';
import { useFault } from '../../api/online.browser.ts';
import type { Perform } from './use-thread.browser.ts';

type Priority = (typeof priorities)[number];

/**
 * The priority of a ticket as it is chosen. Arrow keys choose each one on their way: one is sent at a
 * time, each on the version that the one before has made, and the last is sent in the end.
 */
export function usePriority(thread: DeskThread, perform: Perform) {
  const [chosen, setChosen] = useState<Priority | null>(null);
  const [fault, setFault] = useFault(null);
  const wanted = useRef<Priority | null>(null);
  const latest = useRef(perform);
  latest.current = perform;

  async function choose(priority: Priority) {
    const isSending = wanted.current !== null;
    wanted.current = priority;
    setChosen(priority);
    if (isSending) return;
    for (let sent: Priority | null = null; sent !== wanted.current; ) {
      sent = wanted.current;
      const words = sent === null ? null : await latest.current('priority', { priority: sent });
      setFault(words);
      if (words !== null) break;
    }
    wanted.current = null;
    setChosen(null);
  }

  return {
    priority: chosen ?? thread.priority,
    fault,
    choose: (one: Priority) => void choose(one),
  };
}
