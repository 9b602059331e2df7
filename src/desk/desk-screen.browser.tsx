import { useState } from 'preact/hooks';
import type { OwnStateWords } from '#shared/settings/ticket-states.ts';
import { codeInPath } from '../api/code-in-path.ts';
import { Closures } from './closures.browser.tsx';
import { signOut } from './desk-api.browser.ts';
import { Inbox } from './inbox.browser.tsx';
import { SensitiveReads } from './sensitive-reads.browser.tsx';
import { DeskSignIn } from './sign-in.browser.tsx';
import * as texts from './texts/frame.ts';
import { ThreadScreen } from './thread.browser.tsx';
import { useDeskSession } from './use-desk-session.browser.ts';

/** What the built page passes to the desk of the settings: both spans (R17), and their words for states. */
export type DeskProps = {
  view: 'inbox' | 'thread';
  idleMinutes: number;
  sessionHours: number;
  stateWords: OwnStateWords;
};

/** The desk: sign-in first. When a session ends, what was open stays behind the sign-in with all that was typed. */
export function DeskScreen({ view, idleMinutes, sessionHours, stateWords }: DeskProps) {
  const { session, hasEnded, fault, round, onFault, enter } = useDeskSession(idleMinutes);
  const [code] = useState(() => codeInAddress());
  return (
    <>
      {fault && (
        <div class="notice notice-bad" role="alert">
          <p>{fault}</p>
          <button class="button button-quiet button-small" type="button" onClick={enter}>
            {texts.retry}
          </button>
        </div>
      )}
      {session === undefined && !fault && <p class="hint">{texts.opening}</p>}
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
          <DeskBar name={session?.name} />
          {view === 'inbox' ? (
            <>
              <Inbox round={round} stateWords={stateWords} onFault={onFault} />
              {session?.role === 'admin' && (
                <>
                  <Closures onFault={onFault} />
                  <SensitiveReads onFault={onFault} />
                </>
              )}
            </>
          ) : (
            <ThreadScreen code={code} round={round} onFault={onFault} />
          )}
        </div>
      )}
    </>
  );
}

function DeskBar({ name }: { name: string | undefined }) {
  return (
    <div class="desk-bar">
      <span>
        <bdi>{name}</bdi>
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
        {texts.signOut}
      </button>
    </div>
  );
}

/** The tracking code in the address; empty while the page is built. */
const codeInAddress = () => (typeof location === 'undefined' ? '' : codeInPath(location.pathname));
