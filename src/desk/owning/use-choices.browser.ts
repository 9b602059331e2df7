import { useEffect, useState } from 'preact/hooks';
import type { OwningChoices } from '#shared/contract/desk/owning.ts';
import { useFault } from '../../api/online.browser.ts';
import { readChoices } from '../desk-api.browser.ts';
import type { OnFault } from '../session/use-desk-session.browser.ts';

/** Who may get a ticket, and which tags, read once; undefined before the answer. */
export function useChoices(code: string, onFault: OnFault) {
  const [choices, setChoices] = useState<OwningChoices | undefined>(undefined);
  const [fault, setFault] = useFault(null);
  const load = () => {
    setFault(null);
    readChoices(code).then(setChoices, (thrown: unknown) => setFault(onFault(thrown)));
  };
  useEffect(load, [code]);
  return { choices, fault, retry: load };
}
