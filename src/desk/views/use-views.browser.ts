import { useEffect, useState } from 'preact/hooks';
import type { ViewsAnswer } from '#shared/contract/desk/views.ts';
import { readViews } from '../desk-api.browser.ts';
import type { OnFault } from '../session/use-desk-session.browser.ts';

/** Saved views and what filters can name, read when `round` grows and by `reload`; undefined before the first answer. */
export function useViews(round: number, onFault: OnFault) {
  const [answer, setAnswer] = useState<ViewsAnswer | undefined>(undefined);
  const reload = async () => {
    try {
      setAnswer(await readViews());
    } catch (thrown) {
      onFault(thrown);
    }
  };
  useEffect(() => void reload(), [round]);
  return { saved: answer?.views ?? [], choices: answer?.choices, reload };
}
