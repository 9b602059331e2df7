import { useRef, useState } from 'preact/hooks';
import { isBlank } from '#shared/fields/blank.ts';
import { date } from '#shared/fields/date.ts';
import { instantToJalali } from '#shared/persian/dates.ts';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { dayNumberOf, jalaliIso, jalaliOfDayNumber } from '#shared/persian/jalali.ts';
import { ApiFault } from '../../api/client.browser.ts';
import { useFault } from '../../api/online.browser.ts';
import { addClosure, readClosures, removeClosure } from '../desk-api.browser.ts';
import type { OnFault } from '../session/use-desk-session.browser.ts';
import * as texts from '../texts/admin.ts';
import { useAnswer } from './use-answer.browser.ts';

const todayIso = () => jalaliIso(instantToJalali(Date.now()));

const tomorrow = () => {
  const today = dayNumberOf(instantToJalali(Date.now()));
  return toPersianDigits(jalaliIso(jalaliOfDayNumber(today + 1)).replaceAll('-', '/'));
};

/** Keeps the closures that the server has, and the form of a new one with what is wrong in it. */
export function useClosures(onFault: OnFault) {
  const { answer, fault: unread, reload } = useAnswer(readClosures, onFault);
  const [fault, setFault] = useFault(undefined);
  const [typed, setTyped] = useState({ from: tomorrow(), to: '', title: '' });
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const [status, setStatus] = useState('');
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
    setFault(undefined);
    try {
      const added = await addClosure({ from: from.value, to: to.value, title: typed.title });
      setStatus(texts.closureAdded(toPersianDigits(added.movedPromises)));
      setFaults({});
      setTyped((now) => ({ ...now, title: '' }));
      await reload();
    } catch (thrown) {
      const words = onFault(thrown);
      const inFields = thrown instanceof ApiFault ? thrown.fields : {};
      setFaults(inFields);
      if (Object.keys(inFields).length === 0) setFault(words);
    } finally {
      running.current = 0;
    }
  }

  /** Answers a fault as a sentence, or null where it is gone. */
  async function remove(id: string): Promise<string | null> {
    try {
      await removeClosure(id);
      setStatus(texts.closureRemoved);
      await reload();
      return null;
    } catch (thrown) {
      return onFault(thrown);
    }
  }

  return {
    ...{ typed, faults, fault, status, unread, reload, remove },
    today: todayIso(),
    /** Undefined before they were read. */
    closures: answer?.closures,
    change: (name: string, value: string) => setTyped((now) => ({ ...now, [name]: value })),
    add: () => void add(),
  };
}
