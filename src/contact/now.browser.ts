import { useEffect, useRef, useState } from 'preact/hooks';
import type { ContactNow } from '#shared/contract/contact.ts';
import type { SessionAnswer } from '#shared/contract/sign-in.ts';
import { contactApi } from './contact-api-later.browser.ts';

/**
 * What depends on who asks and when, read again whenever a form begins to be filled; null until it is there. The page may
 * have `asked` for it before.
 */
export function useNow(
  typeId: string,
  isFilling: boolean,
  asked?: Promise<ContactNow | null> | undefined,
) {
  const first = useRef(asked);
  const [now, setNow] = useState<ContactNow | null>(null);
  const [session, setSession] = useState<SessionAnswer | null>(null);
  useEffect(() => {
    if (!isFilling) return;
    const early = first.current;
    first.current = undefined;
    (early ?? Promise.resolve(null))
      .then((answer) => answer ?? contactApi().then(({ readContactNow }) => readContactNow(typeId)))
      .then((answer) => {
        setNow(answer);
        if (!answer.signedIn) return;
        return contactApi()
          .then(({ readSession }) => readSession())
          .then(setSession);
      })
      // The built page states the rule in words already.
      .catch(() => {});
  }, [isFilling]);
  return { now, session };
}
