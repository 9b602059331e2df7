import { useEffect, useRef, useState } from 'preact/hooks';
import type { Caller, OnBehalfAnswer } from '#shared/contract/desk/on-behalf.ts';
import { checkTyped } from '#shared/forms/check-typed.ts';
import type { ContactFormModel } from '#shared/forms/contact-form-model.ts';
import { pairedBoxes } from '#shared/forms/paired-boxes.ts';
import { instantToJalali } from '#shared/persian/dates.ts';
import { jalaliIso } from '#shared/persian/jalali.ts';
import { ApiFault } from '../../api/client.browser.ts';
import { focusOn } from '../../api/focus.browser.ts';
import { useKeptTexts } from '../../drafts/use-kept-texts.browser.ts';
import type { OnFault } from '../session/use-desk-session.browser.ts';
import * as texts from '../texts/on-behalf.ts';
import { fileRequest, readCallers, readForm } from './on-behalf-api.browser.ts';
import { callerMeant, forWhom, maySearch, onBehalfRequest } from './typed.ts';

/** How long after the last letter callers are looked for, in ms. */
const pauseMs = 250;

/** The form of a request that is filed for a customer: who calls, the fields of its type, and what became of it. */
export function useOnBehalf(onFault: OnFault) {
  // It stays while the agent looks at something else at the desk.
  const kept = useKeptTexts('on-behalf');
  const { chosen: chosenCaller, ...typed } = kept.draft;
  const chosen = chosenCaller || null;
  const [form, setForm] = useState<ContactFormModel | null>(null);
  const [callers, setCallers] = useState<Caller[] | null>(null);
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [message, setMessage] = useState<string | null>(null);
  const [advice, setAdvice] = useState<string[]>([]);
  const [isBusy, setBusy] = useState(false);
  const [filed, setFiled] = useState<OnBehalfAnswer | null>(null);
  const sent = useRef({ body: '', key: '' });
  const today = jalaliIso(instantToJalali(Date.now()));
  const { caller: address = '', requestType = '' } = typed;
  const fail = (thrown: unknown) => setMessage(onFault(thrown));

  useEffect(() => {
    if (!maySearch(address)) {
      setCallers(null);
      return undefined;
    }
    let isCurrent = true;
    const timer = setTimeout(() => {
      readCallers(address).then((found) => isCurrent && setCallers(found), fail);
    }, pauseMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [address]);

  useEffect(() => {
    if (requestType === '') {
      setForm(null);
      return undefined;
    }
    let isCurrent = true;
    readForm(requestType).then((next) => isCurrent && setForm(next), fail);
    return () => {
      isCurrent = false;
    };
  }, [requestType]);

  const isWhole = forWhom(address, null) !== null;
  const caller = callerMeant(callers ?? [], chosen, isWhole);

  function faultsNow(): Record<string, string> {
    const found: Record<string, string> = {};
    if (!forWhom(address, caller?.customer ?? null))
      found.caller = address.trim() === '' ? texts.callerNeeded : texts.chooseCaller;
    if (!form) return { ...found, requestType: texts.typeNeeded };
    const { faults: ofForm } = checkTyped({ ...form, terms: undefined }, typed, {
      ...{ today, addresses: [], takesFiles: false },
    });
    return { ...found, ...ofForm };
  }

  async function send() {
    if (isBusy) return;
    const found = faultsNow();
    setFaults(found);
    setMessage(null);
    const whom = forWhom(address, caller?.customer ?? null);
    if (Object.keys(found).length > 0 || !form || !whom) {
      focusOn('fault-summary');
      return;
    }
    setBusy(true);
    const request = onBehalfRequest(form, typed, whom);
    const body = JSON.stringify(request);
    if (sent.current.body !== body) sent.current = { body, key: crypto.randomUUID() };
    try {
      setFiled(await fileRequest(request, sent.current.key));
      kept.clear({});
      setAdvice([]);
      focusOn('desk-filed');
    } catch (thrown) {
      refuse(thrown);
      focusOn('fault-summary');
    }
    setBusy(false);
  }

  /** What the policies say is advice here: the agent files it all the same, or mends what it names. */
  function refuse(thrown: unknown) {
    const sentence = onFault(thrown);
    const { fields = {}, facts = {} } = thrown instanceof ApiFault ? thrown : {};
    if ('broken' in facts) return setAdvice(Object.values(fields));
    const { mobile, email, ...others } = fields;
    const ofCaller = mobile ?? email;
    setFaults({ ...others, ...(ofCaller && { caller: ofCaller }) });
    setMessage(sentence);
  }

  return {
    ...{ typed, form, callers, caller, chosen, isWhole, faults, message, advice, isBusy, filed },
    ...{ today, send },
    change(name: string, value: string) {
      const next = { ...typed, [name]: value };
      const paired = form ? pairedBoxes(form, next, today, name) : {};
      kept.change({ [name]: value, ...paired, ...(name === 'caller' && { chosen: '' }) });
      setFaults(({ [name]: _, ...others }) => others);
    },
    choose: (customer: string) => kept.change({ chosen: customer }),
    beginAnew() {
      setFiled(null);
      focusOn('field-caller');
    },
  };
}
