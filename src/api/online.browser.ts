import { useEffect, useRef, useState } from 'preact/hooks';
import * as texts from './texts.ts';

/** Said where a request failed because this device has no network. */
export const offlineSentence = texts.offline;

/** Does `work`, as it was given last, each time the network comes back. */
export function useBackOnline(work: () => void) {
  const latest = useRef(work);
  latest.current = work;
  useEffect(() => {
    const run = () => latest.current();
    addEventListener('online', run);
    return () => removeEventListener('online', run);
  }, []);
}

/** The sentence about the last failure, `none` where there is none. What says that the network is gone goes when it is back. */
export function useFault<None extends null | undefined>(none: None) {
  const [fault, setFault] = useState<string | None>(none);
  useBackOnline(() => setFault((said) => (said === offlineSentence ? none : said)));
  return [fault, setFault] as const;
}
