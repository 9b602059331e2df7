import { useEffect, useRef, useState } from 'preact/hooks';
import type { PulseAnswer } from '#shared/contract/desk/pulse.ts';
import { useBackOnline } from '../../../api/online.browser.ts';
import { readPulse } from '../../desk-api.browser.ts';
import type { OnFault } from '../../session/use-desk-session.browser.ts';
import { usePolling } from './use-polling.browser.ts';

const pulseMs = 5_000;

type Asked = {
  isSignedIn: boolean;
  /** Grows with each sign-in; all is asked anew. */
  round: number;
  /** Reads the list again; answers whether it was read. */
  onChange(): Promise<boolean>;
  onFault: OnFault;
};

/**
 * Asks while the page is used whether something changed. `tick` grows with each change, `counts`, `alarms` and `pulse` are as of
 * the newest answer; null before the first.
 */
export function useLive({ isSignedIn, round, onChange, onFault }: Asked) {
  const [pulse, setPulse] = useState<PulseAnswer | null>(null);
  const [tick, setTick] = useState(0);
  const mark = useRef<string>();
  const isAsking = useRef(false);
  /** Failures since all was read; where there are any, all is read again. */
  const failures = useRef(0);
  const ask = async () => {
    if (!isSignedIn || isAsking.current) return;
    isAsking.current = true;
    try {
      const before = failures.current > 0 ? undefined : mark.current;
      const isFirst = before === undefined && failures.current === 0;
      const next = await readPulse(before);
      if (!next) return;
      setPulse(next);
      if (!isFirst) setTick((now) => now + 1);
      // A change whose list could not be read is asked for again.
      if (!isFirst && !(await onChange())) return;
      mark.current = next.mark;
      failures.current = 0;
    } catch (thrown) {
      failures.current += 1;
      onFault(thrown);
    } finally {
      isAsking.current = false;
    }
  };
  useEffect(() => {
    mark.current = undefined;
    void ask();
  }, [round]);
  usePolling(() => void ask(), pulseMs);
  useBackOnline(() => {
    failures.current += 1;
    void ask();
  });
  return { tick, counts: pulse?.counts ?? null, alarms: pulse?.alarms ?? null, pulse, ask };
}
