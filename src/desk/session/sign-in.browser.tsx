import { useEffect, useState } from 'preact/hooks';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { focusOn } from '../../api/focus.browser.ts';
import { ProofSteps } from '../../sign-in/proof-steps.browser.tsx';
import { askDeskCode, proveDeskCode } from '../desk-api.browser.ts';
import * as texts from '../texts/sign-in.ts';
import { SecondFactor } from './second-factor.browser.tsx';

type Props = {
  /** The session ended while the agent was at work. */
  hasEnded: boolean;
  idleMinutes: number;
  sessionHours: number;
  onSignedIn(): void;
};

/** Sign-in of agents: the code of an SMS, then the code of their authenticator app or a recovery code. */
export function DeskSignIn({ hasEnded, idleMinutes, sessionHours, onSignedIn }: Props) {
  const [isSecond, setIsSecond] = useState(false);
  const [isLost, setIsLost] = useState(false);
  // What had the focus is hidden now; who opens the page anew hears it from its beginning.
  useEffect(() => {
    if (hasEnded) focusOn('field-address');
  }, [hasEnded]);
  return (
    <section class="desk-sign-in" aria-labelledby="desk-sign-in">
      <h2 id="desk-sign-in">{texts.signInTitle}</h2>
      {hasEnded && (
        <p class="notice notice-warn" role="alert">
          {texts.sessionOver}
        </p>
      )}
      {isLost && !isSecond && (
        <p class="notice notice-warn" role="alert">
          {texts.secondStepOver}
        </p>
      )}
      {isSecond ? (
        <SecondFactor
          onSignedIn={onSignedIn}
          onLost={() => {
            setIsLost(true);
            setIsSecond(false);
          }}
        />
      ) : (
        <ProofSteps
          ask={(address) => askDeskCode('mobile' in address ? address.mobile : '')}
          prove={proveDeskCode}
          onProven={() => setIsSecond(true)}
        />
      )}
      <p class="hint">
        {texts.sessionLasts(toPersianDigits(idleMinutes), toPersianDigits(sessionHours))}
      </p>
    </section>
  );
}
