import { useRef, useState } from 'preact/hooks';
import { sayFault } from '../api/client.browser.ts';

/** Something a button does: once at a time, with its fault in a sentence. */
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
      setFault(sayFault(thrown));
    } finally {
      running.current = 0;
      setBusy(false);
    }
  }
  return { busy, fault, run: (work: () => Promise<unknown>) => void run(work) };
}
