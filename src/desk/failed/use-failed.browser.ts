import { useEffect, useState } from 'preact/hooks';
import type { FailedAnswer } from '#shared/contract/desk/failed.ts';
import { toPersianDigits } from '#shared/persian/digits.ts';
import type { OnFault } from '../session/use-desk-session.browser.ts';
import * as texts from '../texts/failed.ts';
import { discardMessages, readFailed, retryMessages } from './failed-api.browser.ts';

/** The messages so far, which of them are chosen, and what was done with them last. */
export function useFailed(onFault: OnFault) {
  const [answer, setAnswer] = useState<FailedAnswer | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [fault, setFault] = useState<string | null>(null);
  const [status, setStatus] = useState('');
  const [isBusy, setBusy] = useState(false);
  const failing = (thrown: unknown) => setFault(onFault(thrown));
  const load = () =>
    readFailed(null).then((first) => {
      setFault(null);
      setAnswer(first);
      const there = new Set(first.messages.map(({ id }) => id));
      setChosen((before) => new Set([...before].filter((id) => there.has(id))));
    });
  useEffect(() => void load().catch(failing), []);

  async function act(ids: string[], what: 'retry' | 'discard') {
    if (isBusy || ids.length === 0) return;
    setBusy(true);
    try {
      let done = 0;
      for (let from = 0; from < ids.length; from += mostAtOnce) {
        const part = ids.slice(from, from + mostAtOnce);
        const acted = await (what === 'retry' ? retryMessages(part) : discardMessages(part));
        done += acted.done;
      }
      const words = what === 'retry' ? texts.retried : texts.discarded;
      const told = words(toPersianDigits(done));
      setStatus(done < ids.length ? `${told} ${texts.notAll}` : told);
      await load();
    } catch (thrown) {
      failing(thrown);
    } finally {
      setBusy(false);
    }
  }

  return {
    answer,
    chosen,
    fault,
    status,
    isBusy,
    choose: (ids: readonly string[], isChosen: boolean) =>
      setChosen((before) => {
        const after = new Set(before);
        for (const id of ids)
          if (isChosen) after.add(id);
          else after.delete(id);
        return after;
      }),
    act,
    reload: () => void load().catch(failing),
    more: () =>
      void readFailed(answer?.next ?? null).then(
        (next) =>
          setAnswer((before) => ({
            ...next,
            messages: [...(before?.messages ?? []), ...next.messages],
          })),
        failing,
      ),
  };
}

/** How many the API takes in one request. */
const mostAtOnce = 50;
