import { useEffect, useState } from 'preact/hooks';
import type { OnFault } from '../session/use-desk-session.browser.ts';

/** What a page reads when it opens: the answer, or what failed as a sentence, and how it is read again. */
export function useAnswer<Answer>(read: () => Promise<Answer>, onFault: OnFault) {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const reload = () =>
    read().then(
      (arrived) => {
        setFault(null);
        setAnswer(arrived);
      },
      (thrown: unknown) => setFault(onFault(thrown)),
    );
  useEffect(() => void reload(), []);
  return { answer, fault, reload, setAnswer };
}
