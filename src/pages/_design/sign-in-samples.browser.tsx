import { AddressForm, CodeForm } from '#shared/forms/proof-forms.tsx';
import { ProofSteps } from '../../sign-in/proof-steps.browser.tsx';
import { Live, Sample, State } from './state.browser.tsx';

const never = () => new Promise<never>(() => {});

/** The steps of a proof, and what an account holds. */
export const SignInSamples = () => (
  <>
    <Sample name="proof" title="ورود">
      <State title="نشانی">
        <AddressForm value="" withEmail />
      </State>
      <State title="نشانی نادرست">
        <AddressForm value="۰۹۱۲" fault="این شماره کامل نیست." />
      </State>
      <State title="کد در راه">
        <ProofSteps
          begun={{
            sent: { kind: 'mobile', expiresInSeconds: 120, resendAfterSeconds: 60 },
            sentTo: '0912 123 4567',
            address: { mobile: '+989121234567' },
          }}
          ask={never}
          prove={never}
          onProven={() => {}}
        />
      </State>
      <State title="کد ایمیل، که دوباره می‌توان فرستاد">
        <ProofSteps
          begun={{
            sent: { kind: 'email', expiresInSeconds: 120, resendAfterSeconds: 0 },
            sentTo: 'sara@example.ir',
            address: { email: 'sara@example.ir' },
          }}
          ask={never}
          prove={never}
          onProven={() => {}}
        />
      </State>
      <State title="کد نادرست">
        <CodeForm value="" sentTo="0912 *** 4567" fault="کد درست نیست." />
      </State>
      <State title="در حال بررسی">
        <CodeForm value="123456" sentTo="0912 *** 4567" busy />
      </State>
      <Live name="signed-in" title="پیش‌تر وارد شده" />
    </Sample>
    <Sample name="account" title="حساب">
      <Live name="account" title="باز" />
      <Live name="change-address" title="عوض کردن: شمارهٔ تازه" />
      <Live name="prove-again" title="عوض کردن: نخست شمارهٔ پیشین" />
      <Live name="erase-account" title="پاک کردن حساب: پرسش آخر" />
    </Sample>
  </>
);
