import { useEffect, useState } from 'preact/hooks';
import type { ChangeForm, urgencies } from '#shared/contract/desk/changing.ts';
import type { DeskThread } from '#shared/contract/desk/thread.ts';
import { factName } from '#shared/forms/contact-form-model.ts';
import { describeFault } from '../../api/client.browser.ts';
import { useFault } from '../../api/online.browser.ts';
import { useKeptTexts } from '../../drafts/use-kept-texts.browser.ts';
import { readChangeForm } from '../desk-api.browser.ts';
import * as texts from '../texts/changing.ts';
import type { ActProps } from '../thread/use-thread.browser.ts';
import { changesOf } from './changes.ts';

/** The boxes of a ticket, read once they are wanted and whenever it has changed, and what was typed in them. */
export function useChangeForm({ thread, perform }: ActProps, isOpen: boolean, onDone: () => void) {
  const [form, setForm] = useState<ChangeForm | null>(null);
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const [fault, setFault] = useFault(null);
  const [isBusy, setIsBusy] = useState(false);
  const { code, version } = thread;
  // What is not in it is as the ticket has it.
  const kept = useKeptTexts(`${code}-change`);
  const typed = kept.draft;
  const type = typed.requestType;
  useEffect(() => {
    if (!isOpen) return;
    let isLatest = true;
    readChangeForm(code, type).then(
      (next) => isLatest && setForm(next),
      (thrown: unknown) => isLatest && setFault(describeFault(thrown)),
    );
    return () => {
      isLatest = false;
    };
  }, [isOpen, code, version, type]);

  async function save() {
    if (isBusy || !form) return;
    const changes = changesOf(thread, form, typed);
    if (!changes) return setFault(texts.nothingChanged);
    setIsBusy(true);
    setFaults({});
    const sentence = await perform('change', changes, setFaults);
    setIsBusy(false);
    setFault(sentence);
    if (sentence !== null) return;
    kept.clear({});
    onDone();
  }
  return {
    ...{ form, faults, fault, isBusy, save },
    /** What is in a box. */
    typedIn: (name: string) => typed[name] ?? valueIn(thread, form, name),
    change: (name: string, value: string) => {
      kept.change({ [name]: value });
      setFault(null);
    },
  };
}

function valueIn(thread: DeskThread, form: ChangeForm | null, name: string): string {
  if (name === 'title') return thread.title;
  if (name === 'urgency') return thread.urgency satisfies (typeof urgencies)[number];
  if (name === 'requestType') return form?.requestType ?? '';
  return form?.fields.find(({ field }) => factName(field.id) === name)?.typed ?? '';
}
