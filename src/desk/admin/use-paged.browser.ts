import { useEffect, useRef, useState } from 'preact/hooks';
import { useBackOnline, useFault } from '../../api/online.browser.ts';
import type { OnFault } from '../session/use-desk-session.browser.ts';

type Page = { next: string | null };

/** The pages of a list that were read so far; the last may be followed by more. */
export type Paged<Answer extends Page> = {
  /** Empty before the first answer. */
  pages: readonly Answer[];
  isLoading: boolean;
  fault: string | undefined;
  /** Reads the next page; null on the last. */
  more: (() => void) | null;
  /** Reads the list from its beginning; what is shown stays until then. */
  reload: () => Promise<void>;
};

/** Reads a list a page at a time, anew where `wanted` becomes another. A page without rows that goes on is read on from at once. */
export function usePaged<Answer extends Page>(
  wanted: string,
  read: (after: string | null) => Promise<Answer>,
  isEmpty: (page: Answer) => boolean,
  onFault: OnFault,
): Paged<Answer> {
  const [pages, setPages] = useState<readonly Answer[]>([]);
  const [isLoading, setLoading] = useState(true);
  const [fault, setFault] = useFault(undefined);
  const round = useRef(0);
  const next = pages.at(-1)?.next ?? null;

  async function load(after: string | null) {
    const mine = ++round.current;
    setLoading(true);
    setFault(undefined);
    try {
      let page = await read(after);
      while (isEmpty(page) && page.next !== null && round.current === mine)
        page = await read(page.next);
      if (round.current !== mine) return;
      setPages((known) => (after === null ? [page] : [...known, page]));
    } catch (thrown) {
      if (round.current === mine) setFault(onFault(thrown));
    } finally {
      if (round.current === mine) setLoading(false);
    }
  }

  useEffect(() => {
    void load(null);
    return () => {
      round.current += 1;
    };
  }, [wanted]);
  // What failed is read again once there is a network.
  useBackOnline(() => fault !== undefined && void load(next));

  return {
    ...{ pages, isLoading, fault },
    more: next === null ? null : () => void load(next),
    reload: () => load(null),
  };
}
