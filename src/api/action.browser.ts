import { useRef, useState } from 'preact/hooks';
import { ApiFault, describeFault } from './answers.browser.ts';
import { useFault } from './online.browser.ts';
import { cancelWork, wasCancelled } from './work-in-progress.browser.ts';

/**
 * An asynchronous action of a button or form: one run at a time, `busy` while it lasts, and the fault of
 * the last one as a Persian sentence (that of a field where there is one).
 */
export function useAction() {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useFault(null);
  const running = useRef(0);
  const lastRun = useRef(Promise.resolve());
  async function run(work: () => Promise<unknown>) {
    if (running.current > 0) return;
    running.current = 1;
    lastRun.current = toEnd(work).finally(() => {
      running.current = 0;
    });
    await lastRun.current;
  }
  /** Runs in the place of its own run that still does its proof of work; any other one goes on instead. */
  async function runInstead(work: () => Promise<unknown>) {
    if (running.current > 0 && cancelWork()) await lastRun.current;
    await run(work);
  }
  async function toEnd(work: () => Promise<unknown>) {
    setBusy(true);
    setFault(null);
    try {
      await work();
    } catch (thrown) {
      if (wasCancelled(thrown)) return;
      const inFields = thrown instanceof ApiFault ? Object.values(thrown.fields)[0] : undefined;
      setFault(inFields ?? describeFault(thrown));
    } finally {
      setBusy(false);
    }
  }
  return {
    ...{ busy, fault, setFault },
    run: (work: () => Promise<unknown>) => void run(work),
    runInstead: (work: () => Promise<unknown>) => void runInstead(work),
  };
}
