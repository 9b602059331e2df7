import { useEffect, useRef, useState } from 'preact/hooks';
import type { ClosuresAnswer } from '#shared/contract/desk/closures.ts';
import { isBlank } from '#shared/fields/blank.ts';
import { date } from '#shared/fields/date.ts';
import { instantToJalali } from '#shared/persian/dates.ts';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { dayNumberOf, jalaliIso, jalaliOfDayNumber } from '#shared/persian/jalali.ts';
import { ApiFault } from '../../api/client.browser.ts';
import { addClosure, readClosures, removeClosure } from '../desk-api.browser.ts';
import type { OnFault } from '../session/use-desk-session.browser.ts';
import * as texts from '../texts/admin.ts';

const todayIso = () => jalaliIso(instantToJalali(Date.now()));

const tomorrow = () => {
  const today = dayNumberOf(instantToJalali(Date.now()));
  return jalaliIso(jalaliOfDayNumber(today + 1)).replaceAll('-', '/');
};

/** Keeps the closures that the server has, and the form of a new one with what is wrong in it. */
export function useClosures(onFault: OnFault) {
  const [answer, setAnswer] = useState<ClosuresAnswer | undefined>(undefined);
  const [typed, setTyped] = useState({ from: tomorrow(), to: '', title: '' });
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const [status, setStatus] = useState('');
  const load = () => readClosures().then(setAnswer);
  useEffect(() => {
    load().catch(onFault);
  }, []);

  const running = useRef(0);

  async function add() {
    if (running.current > 0) return;
    const rules = { today: todayIso() };
    const from = date.parse(typed.from, rules);
    const to = isBlank(typed.to) ? from : date.parse(typed.to, rules);
    if (!from.ok) return setFaults({ from: from.reason });
    if (!to.ok) return setFaults({ to: to.reason });
    if (isBlank(typed.title)) return setFaults({ title: texts.closureReasonMissing });
    running.current = 1;
    try {
      const added = await addClosure({ from: from.value, to: to.value, title: typed.title });
      setStatus(texts.closureAdded(toPersianDigits(added.movedPromises)));
      setFaults({});
      setTyped((now) => ({ ...now, title: '' }));
      await load();
    } catch (thrown) {
      const words = onFault(thrown);
      const inFields = thrown instanceof ApiFault ? thrown.fields : {};
      setFaults(Object.keys(inFields).length > 0 ? inFields : { title: words });
    } finally {
      running.current = 0;
    }
  }

  return {
    ...{ typed, faults, status },
    today: todayIso(),
    closures: answer?.closures ?? [],
    change: (name: string, value: string) => setTyped((now) => ({ ...now, [name]: value })),
    add: () => void add(),
    remove: (id: string) => void removeClosure(id).then(load).catch(onFault),
  };
}
