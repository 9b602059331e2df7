import { useCallback, useEffect, useState } from 'preact/hooks';
import type { DeskSessionAnswer } from '#shared/contract/sign-in.ts';
import { ApiFault, sayFault } from '../api/client.browser.ts';
import { Closures } from './closures.browser.tsx';
import { lastUsedAt, readSession, signOut } from './desk-api.browser.ts';
import { Inbox } from './inbox.browser.tsx';
import { DeskSignIn } from './sign-in.browser.tsx';
import { ThreadScreen } from './thread.browser.tsx';
import type { OnFault } from './use-thread.browser.ts';

/** What the built page passes to the desk. Both spans are those of the settings (R17). */
export type DeskProps = {
  view: 'inbox' | 'thread';
  idleMinutes: number;
  sessionHours: number;
};

const minuteMs = 60_000;

/** The desk: sign-in first. When a session ends, what was open stays behind the sign-in with all that was typed. */
export function DeskScreen({ view, idleMinutes, sessionHours }: DeskProps) {
  const [session, setSession] = useState<DeskSessionAnswer | null | undefined>(undefined);
  const [hasEnded, setHasEnded] = useState(false);
  const [fault, setFault] = useState<string | undefined>(undefined);
  const [round, setRound] = useState(0);

  const end = useCallback(() => {
    setHasEnded((before) => before || session != null);
    setSession(null);
  }, [session]);

  const onFault = useCallback<OnFault>(
    (thrown) => {
      if (thrown instanceof ApiFault && thrown.code === 'sign_in_needed') end();
      return sayFault(thrown);
    },
    [end],
  );

  const enter = useCallback(() => {
    readSession()
      .then((answer) => {
        setSession(answer);
        setFault(undefined);
        setRound((count) => count + 1);
      })
      .catch((thrown: unknown) => {
        if (thrown instanceof ApiFault && thrown.code === 'sign_in_needed') setSession(null);
        else setFault(sayFault(thrown));
      });
  }, []);
  useEffect(enter, []);

  // Tickets do not stay on a screen that nobody uses.
  useEffect(() => {
    if (!session) return;
    const timer = setInterval(() => {
      if (Date.now() - lastUsedAt() > idleMinutes * minuteMs) end();
    }, minuteMs / 2);
    return () => clearInterval(timer);
  }, [session, end]);

  const [code] = useState(() => codeInAddress());
  return (
    <>
      {fault && (
        <div class="notice notice-bad" role="alert">
          <p>{fault}</p>
          <button class="button button-quiet button-small" type="button" onClick={enter}>
            دوباره
          </button>
        </div>
      )}
      {session === undefined && !fault && <p class="hint">در حال باز کردن میز …</p>}
      {session === null && (
        <DeskSignIn
          hasEnded={hasEnded}
          idleMinutes={idleMinutes}
          sessionHours={sessionHours}
          onSignedIn={enter}
        />
      )}
      {round > 0 && (
        <div class="desk" hidden={!session}>
          <div class="desk-bar">
            <span>
              <bdi>{session?.name}</bdi>
            </span>
            <button
              class="button button-plain button-small"
              type="button"
              onClick={() =>
                void signOut()
                  .catch(() => {})
                  .then(() => location.assign('/desk/'))
              }
            >
              خروج
            </button>
          </div>
          {view === 'inbox' ? (
            <>
              <Inbox round={round} onFault={onFault} />
              {session?.role === 'admin' && <Closures onFault={onFault} />}
            </>
          ) : (
            <ThreadScreen code={code} round={round} onFault={onFault} />
          )}
        </div>
      )}
    </>
  );
}

/** The tracking code in `/desk/7K3M-X9QP-2RTW/`; empty while the page is built. */
function codeInAddress(): string {
  if (typeof location === 'undefined') return '';
  return decodeURIComponent(location.pathname.split('/')[2] ?? '');
}
