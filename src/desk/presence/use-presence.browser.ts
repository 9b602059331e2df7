import { useEffect, useRef, useState } from 'preact/hooks';
import { type PresenceAnswer, presenceEveryMs } from '#shared/contract/desk/presence.ts';
import { showPresence } from '../desk-api.browser.ts';
import { usePolling } from '../shell/live/use-polling.browser.ts';

/**
 * Says that this thread is open here, and answers who else has it. Asked when it is opened and every ten seconds while the
 * page is looked at. What fails is asked again the next time. `text` is what is in the composer.
 */
export function usePresence(code: string, text: string): PresenceAnswer | null {
  const [presence, setPresence] = useState<PresenceAnswer | null>(null);
  const before = useRef<string | null>(null);
  const latest = useRef(text);
  latest.current = text;
  const sign = () => {
    const { current } = latest;
    const isWriting = current !== '' && before.current !== null && current !== before.current;
    before.current = current;
    showPresence(code, isWriting).then(setPresence, () => undefined);
  };
  useEffect(sign, []);
  usePolling(sign, presenceEveryMs);
  return presence;
}
