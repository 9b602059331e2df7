import { useEffect, useState } from 'preact/hooks';
import type { CustomerCard } from '#shared/contract/desk/customer.ts';
import { useFault } from '../../api/online.browser.ts';
import { readCustomerCard } from '../desk-api.browser.ts';
import type { OnFault } from '../session/use-desk-session.browser.ts';

/** The first page with the requests of all pages that were read. */
export type KnownCustomer = Omit<CustomerCard, 'totals'> & {
  totals: NonNullable<CustomerCard['totals']>;
};

/** What is known of the sender of a request, read when it is first shown; `loadMore` reads the next page. */
export function useCustomerCard(code: string, onFault: OnFault) {
  const [card, setCard] = useState<KnownCustomer | undefined>(undefined);
  const [fault, setFault] = useFault(undefined);
  const [isBusy, setIsBusy] = useState(false);
  const load = async () => {
    if (isBusy) return;
    setIsBusy(true);
    try {
      const page = await readCustomerCard(code, card?.next ?? undefined);
      setCard(added(card, page));
      setFault(undefined);
    } catch (thrown) {
      setFault(onFault(thrown));
    } finally {
      setIsBusy(false);
    }
  };
  useEffect(() => void load(), [code]);
  return { card, fault, isBusy, load: () => void load() };
}

function added(before: KnownCustomer | undefined, page: CustomerCard): KnownCustomer {
  const { totals = null, ...rest } = page;
  const noTotals = { within: 0, elsewhere: 0, rated: 0, averageRating: null };
  if (!before) return { ...rest, totals: totals ?? noTotals };
  // One that was changed meanwhile stands on a later page again.
  const known = new Set(before.requests.map(({ code }) => code));
  const requests = [...before.requests, ...page.requests.filter(({ code }) => !known.has(code))];
  return { ...before, requests, next: page.next };
}
