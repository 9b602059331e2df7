import { useEffect, useState } from 'preact/hooks';
import type { SavedRepliesAnswer } from '#shared/contract/desk/replies.ts';
import { describeFault } from '../../api/client.browser.ts';
import { readReplies } from '../desk-api.browser.ts';

/** The saved replies of this agent, read as soon as they are wanted and by `reload`. */
export function useReplies(isWanted = true, onFault: (thrown: unknown) => string = describeFault) {
  const [answer, setAnswer] = useState<SavedRepliesAnswer | undefined>(undefined);
  const [fault, setFault] = useState<string | null>(null);
  const reload = async () => {
    try {
      setAnswer(await readReplies());
      setFault(null);
    } catch (thrown) {
      setFault(onFault(thrown));
    }
  };
  useEffect(() => {
    if (isWanted) void reload();
  }, [isWanted]);
  return { answer, fault, reload };
}
