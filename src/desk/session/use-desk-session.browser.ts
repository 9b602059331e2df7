import { useCallback, useEffect, useState } from 'preact/hooks';
import type { DeskSessionAnswer } from '#shared/contract/sign-in.ts';
import { ApiFault, describeFault } from '../../api/client.browser.ts';
import { useFault } from '../../api/online.browser.ts';
import { lastUsedAt, readSession } from '../desk-api.browser.ts';
import { sessionEnded } from '../texts/shell.ts';

/** Turns what was thrown into a sentence; the desk around it also learns of an ended session (R17). */
export type OnFault = (fault: unknown) => string;

const minuteMs = 60_000;

/**
 * The agent's session as this page knows it: undefined until it was read, null without one. `round`
 * counts the times it was read, so that what is open loads anew after each sign-in.
 */
export function useDeskSession(idleMinutes: number) {
  const [session, setSession] = useState<DeskSessionAnswer | null | undefined>(undefined);
  const [hasEnded, setHasEnded] = useState(false);
  const [fault, setFault] = useFault(undefined);
  const [round, setRound] = useState(0);

  const end = useCallback(() => {
    setHasEnded((before) => before || session != null);
    setSession(null);
  }, [session]);

  const onFault = useCallback<OnFault>(
    (thrown) => {
      if (!(thrown instanceof ApiFault && thrown.code === 'sign_in_needed'))
        return describeFault(thrown);
      end();
      return sessionEnded;
    },
    [end],
  );

  const enter = useCallback(() => {
    readSession()
      .then((answer) => {
        setSession(answer);
        setFault(undefined);
        setRound((count) => count + 1);
      })
      .catch((thrown: unknown) => {
        if (thrown instanceof ApiFault && thrown.code === 'sign_in_needed') setSession(null);
        else setFault(describeFault(thrown));
      });
  }, []);
  useEffect(enter, []);

  // Tickets do not stay on a screen that nobody uses.
  useEffect(() => {
    if (!session) return;
    const timer = setInterval(() => {
      if (Date.now() - lastUsedAt() > idleMinutes * minuteMs) end();
    }, minuteMs / 2);
    return () => clearInterval(timer);
  }, [session, end]);

  return { session, hasEnded, fault, round, onFault, enter };
}
