import { useEffect, useState } from 'preact/hooks';
import type { SimilarRequest } from '#shared/contract/desk/suggest.ts';
import { describeFault } from '../../api/client.browser.ts';
import { readSimilar } from '../desk-api.browser.ts';

/** Answered requests that resemble this one; undefined while they are looked for. */
export function useSimilar(code: string) {
  const [similar, setSimilar] = useState<readonly SimilarRequest[] | undefined>(undefined);
  const [fault, setFault] = useState<string | null>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let isStale = false;
    setFault(null);
    readSimilar(code).then(
      (answer) => !isStale && setSimilar(answer.similar),
      (thrown: unknown) => !isStale && setFault(describeFault(thrown)),
    );
    return () => {
      isStale = true;
    };
  }, [code, tries]);
  return { similar, fault, retry: () => setTries(tries + 1) };
}
