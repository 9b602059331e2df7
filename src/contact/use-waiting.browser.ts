import { useEffect, useRef } from 'preact/hooks';
import type { ContactNow } from '#shared/contract/contact.ts';
import type { FiledAnswer } from '#shared/contract/tickets.ts';
import { contactApi } from './contact-api-later.browser.ts';
import type { SubmittedRequest } from './contact-form-state.ts';
import { addressOf } from './recipient.ts';

type Waiting = {
  typeId: string;
  /** What the API said when the form was opened; null until it is there. */
  now: ContactNow | null;
  /** The request that is shown in place of the form. */
  submitted: SubmittedRequest | null;
  /** Tracking code of the request that the draft was sent as. */
  sentCode: string | undefined;
  show(request: SubmittedRequest): void;
  /** The request that was shown is not there any more. */
  onLost(): void;
};

/**
 * Shows the request of this browser that waits for a proof, as the server says that it stands: in a reloaded
 * page, in a second tab, and once somebody comes back to the page who has opened the link of a mail elsewhere.
 */
export function useWaiting(given: Waiting) {
  const latest = useRef(given);
  latest.current = given;
  const putAside = useRef<string | null>(null);
  const { typeId, now, submitted } = given;
  const isWaiting = submitted?.answer.proof != null;

  const follow = (read: ContactNow) => {
    const code = codeOf(latest.current);
    // The page may be about another request by then.
    return apply(read, latest.current, putAside.current, () => codeOf(latest.current) === code);
  };
  const readAgain = () => {
    const code = codeOf(latest.current);
    void contactApi()
      .then(({ readContactNow }) => readContactNow(typeId, code))
      .then((read) => (codeOf(latest.current) === code ? follow(read) : undefined))
      // What is shown stays as it is.
      .catch(() => {});
  };
  useEffect(() => {
    if (!now) return;
    const code = codeOf(latest.current);
    // It speaks of the request that was sent last, which may be another page's.
    if (code === undefined || code === now.waiting?.filed.code) void follow(now);
    else readAgain();
  }, [now]);
  useEffect(() => {
    if (!isWaiting) return;
    const onReturn = () => {
      if (document.visibilityState === 'visible') readAgain();
    };
    document.addEventListener('visibilitychange', onReturn);
    return () => document.removeEventListener('visibilitychange', onReturn);
  }, [isWaiting]);

  // A draft that was sent is taken up again, where another one was shown before.
  const { sentCode } = given;
  useEffect(() => {
    if (!sentCode || !now || submitted) return;
    if (putAside.current === sentCode) putAside.current = null;
    readAgain();
  }, [sentCode]);

  return {
    /** Asks the server what has become of the request that is shown. */
    readAgain,
    /** Another request is begun while this one waits: it is not shown again by itself. */
    putAside: (code: string) => {
      putAside.current = code;
    },
  };
}

/** Tracking code of the request that this page is about, if it is about one. */
const codeOf = ({ submitted, sentCode }: Waiting): string | undefined =>
  (submitted?.answer.proof ? submitted.answer.code : undefined) ?? sentCode;

async function apply(
  { waiting, signedIn }: ContactNow,
  { submitted, sentCode, show, onLost }: Waiting,
  putAside: string | null,
  isStillShown: () => boolean,
) {
  const shown = submitted?.answer.proof ? submitted.answer.code : undefined;
  const code = shown ?? sentCode;
  if (submitted && !shown) return;
  const isThis = code === undefined ? waiting?.filed.proof : waiting?.filed.code === code;
  if (waiting && isThis) {
    if (waiting.filed.code === putAside) return;
    const { filed: answer, address } = waiting;
    show({ answer, address: addressOf(address), proven: false, readAt: Date.now() });
  } else if (code !== undefined && code !== putAside) {
    const answer = signedIn ? await filedOfThread(code) : null;
    if (!isStillShown()) return;
    if (answer) show({ answer, address: null, proven: true, readAt: Date.now() });
    else if (shown) onLost();
  }
}

/** The request where it was proven from another page of this browser; null where it was not. */
const filedOfThread = async (code: string): Promise<FiledAnswer | null> => {
  const thread = await contactApi()
    .then(({ readThread }) => readThread(code))
    .catch(() => null);
  if (!thread) return null;
  const { state, stateTitle, next, department, promise } = thread;
  return { code, state, stateTitle, next, department, promise, proof: null };
};
