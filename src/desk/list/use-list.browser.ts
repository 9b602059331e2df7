import { useEffect, useReducer, useRef, useState } from 'preact/hooks';
import type { InboxAnswer } from '#shared/contract/desk/inbox.ts';
import { useFault } from '../../api/online.browser.ts';
import { type ListPage, readList } from '../desk-api.browser.ts';
import type { OnFault } from '../session/use-desk-session.browser.ts';
import type { Page } from './arrivals.ts';
import { type ListQuery, searchOf } from './list-query.ts';
import { type ChangedTicket, initialList, type ListEvent, reduceList } from './list-state.ts';

type Asked = {
  query: ListQuery;
  /** Grows with each sign-in; the list is read anew. */
  round: number;
  /** The code of the open ticket, which stays in the list while it is open. */
  kept: string;
  onFault: OnFault;
};

/** What came with the newest page besides its tickets; `readAt` is when, by the clock of this device. */
export type ListFacts = Omit<InboxAnswer, 'tickets' | 'next'> & { readAt: number };

/**
 * The list of one view. It is read when the query changes or `round` grows; `refresh` reads its first page again, and
 * where `isHeld` nothing moves. An answer that a newer request overtook is dropped.
 */
export function useList({ query, round, kept, onFault }: Asked) {
  const [state, dispatch] = useReducer(reduceList, initialList);
  const [facts, setFacts] = useState<ListFacts | undefined>(undefined);
  const [fault, setFault] = useFault(undefined);
  const [shown, setShown] = useState('');
  const [loading, setLoading] = useState<'first' | 'more' | null>('first');
  const newest = useRef(0);

  /** Answers whether it was read. */
  async function read(
    { after = null, isBackground = false }: Partial<ListPage>,
    eventOf: (page: Page) => ListEvent,
  ): Promise<boolean> {
    const own = after === null ? ++newest.current : newest.current;
    const isNewest = () => own === newest.current;
    try {
      const { tickets, next, ...rest } = await readList(query, { after, isBackground });
      const page = { tickets, cursor: next, now: rest.now };
      if (!isNewest()) return true;
      setFacts((before) => ({
        ...{ ...rest, readAt: Date.now() },
        total: rest.total ?? before?.total ?? null,
      }));
      dispatch(eventOf(page));
      setShown(searchOf(query));
      setFault(undefined);
      return true;
    } catch (thrown) {
      const sentence = onFault(thrown);
      if (!isNewest()) return true;
      setFault(sentence);
      return false;
    } finally {
      if (isNewest()) setLoading(null);
    }
  }

  const readFirst = async () => {
    setLoading('first');
    setFault(undefined);
    // Rows of another view stay only until it is known what this one has.
    const isRead = await read({}, (page) => ({ kind: 'opened', page }));
    if (isRead) return;
    dispatch({ kind: 'failed' });
    setFacts((before) => before && { ...before, total: null });
  };
  useEffect(() => void readFirst(), [searchOf(query), round]);

  return {
    ...{ state, facts, fault, loading },
    /** The query of the rows that are shown, as `searchOf` writes it: while another is read they stay. */
    shown,
    /** Tries again where the first page could not be read. */
    retry: () => void readFirst(),
    /** Reads the first page again, which is no use of the session; where `isHeld` its rows wait. */
    refresh: (isHeld: () => boolean) =>
      read({ isBackground: true }, (page) => ({ kind: 'refreshed', page, kept, isHeld: isHeld() })),
    /** Shows what waits. */
    release: () => dispatch({ kind: 'released', kept }),
    /** Shows in its row what the screen of a ticket knows. */
    change: (ticket: ChangedTicket) => dispatch({ kind: 'changed', ticket }),
    /** Somebody sees what arrived. */
    lookAt: () => dispatch({ kind: 'looked-at' }),
    /** Reads the next page, unless one is on its way. */
    loadMore() {
      if (loading || state.cursor === null) return;
      setLoading('more');
      void read({ after: state.cursor }, (page) => ({ kind: 'continued', page }));
    },
  };
}

/** The list with what reads and moves it. */
export type List = ReturnType<typeof useList>;
