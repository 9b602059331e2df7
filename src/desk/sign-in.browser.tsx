import { useState } from 'preact/hooks';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { ProofSteps } from '../sign-in/proof-steps.browser.tsx';
import { askDeskCode, proveDeskCode } from './desk-api.browser.ts';
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
  return (
    <section class="desk-sign-in" aria-labelledby="desk-sign-in">
      <h2 id="desk-sign-in">ورود کارشناسان</h2>
      {hasEnded && (
        <p class="notice notice-warn" role="alert">
          نشست شما پایان یافته است. دوباره وارد شوید؛ آنچه نوشته بودید سر جایش مانده است.
        </p>
      )}
      {isLost && !isSecond && (
        <p class="notice notice-warn" role="alert">
          کد مرحلهٔ دوم چند بار نادرست بود یا زمانش گذشت. با کد پیامکی از نو آغاز کنید.
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
        نشست پس از {toPersianDigits(idleMinutes)} دقیقه بی‌کاری و در هر حال پس از{' '}
        {toPersianDigits(sessionHours)} ساعت پایان می‌یابد.
      </p>
    </section>
  );
}
