import { useEffect, useRef, useState } from 'preact/hooks';
import type { SeenAlarmInput } from '#shared/contract/desk/alarms.ts';
import type { InboxAnswer } from '#shared/contract/desk/inbox.ts';
import { useFault } from '../api/online.browser.ts';
import { acknowledgeAlarm, readInbox } from './desk-api.browser.ts';
import { type Filters, filtersIn, inboxQueryOf, queryOf } from './inbox-filters.ts';
import { storeListOrder } from './list-order.browser.ts';
import { usePolling } from './use-polling.browser.ts';
import type { OnFault } from './use-thread.browser.ts';

const refreshMs = 30_000;
const typingPauseMs = 250;

/**
 * The list by the filters in the address, read whenever they change or `round` grows, and polled while
 * the page is used. An answer that a newer request overtook is dropped.
 */
export function useInbox(round: number, onFault: OnFault) {
  const [filters, setFilters] = useState<Filters>(() =>
    filtersIn(typeof location === 'undefined' ? '' : location.search),
  );
  const [inbox, setInbox] = useState<InboxAnswer | undefined>(undefined);
  const [fault, setFault] = useFault(undefined);
  const newest = useRef(0);

  const load = () => {
    const own = ++newest.current;
    readInbox(inboxQueryOf(filters))
      .then((answer) => {
        if (own !== newest.current) return;
        setInbox(answer);
        storeListOrder(answer.tickets.map(({ code }) => code));
        setFault(undefined);
      })
      .catch((thrown: unknown) => own === newest.current && setFault(onFault(thrown)));
  };
  useEffect(() => {
    const query = queryOf(filters);
    history.replaceState(null, '', query.size > 0 ? `?${query}` : location.pathname);
    const timer = setTimeout(load, inbox ? typingPauseMs : 0);
    return () => clearTimeout(timer);
  }, [filters, round]);
  usePolling(load, refreshMs);

  const change = (next: Partial<Filters>) => setFilters((before) => ({ ...before, ...next }));
  const seeAlarm = (alarm: SeenAlarmInput) => {
    acknowledgeAlarm(alarm)
      .then(load)
      .catch((thrown: unknown) => setFault(onFault(thrown)));
  };
  return { filters, inbox, fault, change, seeAlarm };
}
