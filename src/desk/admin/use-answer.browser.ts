import { useEffect, useState } from 'preact/hooks';
import { useBackOnline } from '../../api/online.browser.ts';
import type { OnFault } from '../session/use-desk-session.browser.ts';

/**
 * What a page reads when it opens: the answer, or what failed as a sentence, and how it is read again, perhaps another part
 * of it. A read that fails leaves the answer before. What failed is read again once there is a network.
 */
export function useAnswer<Answer>(read: () => Promise<Answer>, onFault: OnFault) {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const reload = (part = read) =>
    part().then(
      (arrived) => {
        setFault(null);
        setAnswer(arrived);
      },
      (thrown: unknown) => setFault(onFault(thrown)),
    );
  useEffect(() => void reload(), []);
  useBackOnline(() => fault !== null && void reload());
  return { answer, fault, reload };
}
