import { useEffect, useState } from 'preact/hooks';
import { TextInput } from '#shared/forms/inputs.tsx';
import { ScriptForm } from '#shared/forms/script-form.tsx';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { ungroup } from '#shared/persian/typed.ts';
import { ApiFault, describeFault } from '../api/client.browser.ts';
import { ProofSteps } from '../sign-in/proof-steps.browser.tsx';
import { askDeskCode, proveDeskCode, proveSecondFactor } from './desk-api.browser.ts';

type Props = {
  /** The session ended while the agent was at work. */
  hasEnded: boolean;
  idleMinutes: number;
  sessionHours: number;
  onSignedIn(): void;
};

/** Sign-in of agents: the code of an SMS, then the code of their authenticator app. */
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
          کد برنامهٔ رمزساز چند بار نادرست بود یا زمانش گذشت. با کد پیامکی از نو آغاز کنید.
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

function SecondFactor({ onSignedIn, onLost }: { onSignedIn(): void; onLost(): void }) {
  const [code, setCode] = useState('');
  const [fault, setFault] = useState<string | undefined>(undefined);
  const [isBusy, setIsBusy] = useState(false);
  useEffect(() => {
    requestAnimationFrame(() => document.getElementById('field-second-factor')?.focus());
  }, []);

  async function prove(digits: string) {
    if (isBusy) return;
    setIsBusy(true);
    setFault(undefined);
    try {
      await proveSecondFactor(digits);
      onSignedIn();
    } catch (thrown) {
      const isLost = thrown instanceof ApiFault && thrown.code === 'sign_in_needed';
      setCode('');
      setFault(
        thrown instanceof ApiFault && thrown.code === 'code_wrong'
          ? 'این کد درست نیست یا پیش‌تر به کار رفته است. کد بعدی برنامه را وارد کنید.'
          : describeFault(thrown),
      );
      if (isLost) onLost();
    } finally {
      setIsBusy(false);
    }
  }

  return (
    <ScriptForm
      onSubmit={() => {
        void prove(ungroup(code));
      }}
    >
      <TextInput
        name="second-factor"
        label="کد برنامهٔ رمزساز"
        inputMode="numeric"
        dir="ltr"
        autocomplete="one-time-code"
        className="input-code"
        maxLength={12}
        value={code}
        fault={fault}
        hint="شش رقمی که برنامهٔ رمزساز (Authenticator) همین حالا نشان می‌دهد."
        onChange={(_, next) => {
          setCode(next);
          if (/^\d{6}$/.test(ungroup(next))) void prove(ungroup(next));
        }}
      />
      <div class="actions">
        <button class="button" type="submit" aria-disabled={isBusy}>
          {isBusy ? 'در حال بررسی …' : 'ورود'}
        </button>
      </div>
    </ScriptForm>
  );
}
