import { useLayoutEffect, useRef } from 'preact/hooks';
import type { OwnStateWords } from '#shared/settings/ticket-states.ts';
import { focusAtOnce } from '../../api/focus.browser.ts';
import { titleId } from '../list/list-head.browser.tsx';
import { useDeskSession } from '../session/use-desk-session.browser.ts';
import * as texts from '../texts/shell.ts';
import { Desk } from './desk.browser.tsx';
import { FaultNotice } from './fault-notice.tsx';
import { later } from './later.browser.tsx';

/** What the built page passes to the desk of the settings: the brand, both spans (R17), and their words for states. */
export type DeskProps = {
  brand: string;
  idleMinutes: number;
  sessionHours: number;
  stateWords: OwnStateWords;
};

const DeskSignIn = later(() =>
  import('../session/sign-in.browser.tsx').then((loaded) => loaded.DeskSignIn),
);

/** The desk: sign-in first. When a session ends, what was open stays behind the sign-in with all that was typed. */
export function DeskScreen({ brand, idleMinutes, sessionHours, stateWords }: DeskProps) {
  const { session, hasEnded, fault, round, onFault, enter } = useDeskSession(idleMinutes);
  const signIns = useRef(0);
  // The form that had the focus is gone; what is open besides the list takes it once it is there.
  useLayoutEffect(() => {
    if (signIns.current > 0 && document.activeElement === document.body) focusAtOnce(titleId);
    signIns.current = 0;
  }, [round]);
  return (
    <>
      {fault && <FaultNotice fault={fault} onRetry={enter} />}
      {session === undefined && !fault && <p class="hint desk-wait">{texts.opening}</p>}
      {session === null && (
        <DeskSignIn
          hasEnded={hasEnded}
          idleMinutes={idleMinutes}
          sessionHours={sessionHours}
          onSignedIn={() => {
            signIns.current += 1;
            enter();
          }}
        />
      )}
      {round > 0 && (
        <Desk
          session={session ?? null}
          brand={brand}
          round={round}
          stateWords={stateWords}
          onFault={onFault}
        />
      )}
    </>
  );
}
