import { useState } from 'preact/hooks';
import type { ListAnswer } from '#shared/contract/desk/lists.ts';
import { ApiFault } from '../../../api/client.browser.ts';
import type { OnFault } from '../../session/use-desk-session.browser.ts';
import { type ListName, readEntries } from '../admin-api.browser.ts';
import { usePaged } from '../use-paged.browser.ts';

/** A list that agents choose from, and what is done to it: `perform` answers a fault as a sentence, or null. */
export function useListActs(name: ListName, onFault: OnFault) {
  const [status, setStatus] = useState('');
  const list = usePaged<ListAnswer>(
    name,
    (after) => readEntries(name, after),
    ({ entries }) => entries.length === 0,
    onFault,
  );
  async function perform(act: () => Promise<unknown>, said: string): Promise<string | null> {
    setStatus('');
    try {
      await act();
      setStatus(said);
      await list.reload();
      return null;
    } catch (thrown) {
      const [inField] = thrown instanceof ApiFault ? Object.values(thrown.fields) : [];
      return inField ?? onFault(thrown);
    }
  }
  return { list, status, setStatus, perform };
}
