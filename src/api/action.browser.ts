import { useRef, useState } from 'preact/hooks';
import { ApiFault, describeFault } from './client.browser.ts';
import { wasCancelled } from './work-in-progress.browser.ts';

/**
 * An asynchronous action of a button or form: one run at a time, `busy` while it lasts, and the fault of
 * the last one as a Persian sentence (that of a field where there is one).
 */
export function useAction() {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const running = useRef(0);
  async function run(work: () => Promise<unknown>) {
    if (running.current > 0) return;
    running.current = 1;
    setBusy(true);
    setFault(null);
    try {
      await work();
    } catch (thrown) {
      if (wasCancelled(thrown)) return;
      const inFields = thrown instanceof ApiFault ? Object.values(thrown.fields)[0] : undefined;
      setFault(inFields ?? describeFault(thrown));
    } finally {
      running.current = 0;
      setBusy(false);
    }
  }
  return { busy, fault, setFault, run: (work: () => Promise<unknown>) => void run(work) };
}
