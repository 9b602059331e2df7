import { cancel } from '#shared/contract/texts/actions.ts';
import { AddressForm, CodeForm } from '#shared/forms/proof-forms.tsx';
import { workingWord } from '../../api/cancel-work.browser.tsx';
import type { SentCode } from '../../sign-in/address.ts';
import { ClosedChannels } from '../../sign-in/closed-channels.browser.tsx';
import { ProofSteps } from '../../sign-in/proof-steps.browser.tsx';
import { WaysOn } from '../../sign-in/spent-codes.browser.tsx';
import { never, nothing } from './handlers.ts';
import { Live, Sample, State } from './state.browser.tsx';

const CodeStep = ({ begun }: { begun: SentCode }) => (
  <ProofSteps begun={begun} ask={never} prove={never} onProven={nothing} />
);

const closed = [
  { mobile: false, email: true },
  { mobile: true, email: false },
  { mobile: false, email: false },
];

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
        <CodeStep
          begun={{
            sent: { kind: 'mobile', expiresInSeconds: 120, resendAfterSeconds: 60 },
            sentTo: '0912 123 4567',
            address: { mobile: '+989121234567' },
          }}
        />
      </State>
      <State title="کد ایمیل، که دوباره می‌توان فرستاد">
        <CodeStep
          begun={{
            sent: { kind: 'email', expiresInSeconds: 120, resendAfterSeconds: 0 },
            sentTo: 'sara@example.ir',
            address: { email: 'sara@example.ir' },
          }}
        />
      </State>
      <State title="کد نادرست">
        <CodeForm value="" sentTo="0912 *** 4567" fault="کد درست نیست." />
      </State>
      <State title="در حال بررسی">
        <CodeForm value="123456" sentTo="0912 *** 4567" busy />
      </State>
      <State title="کار پیش از ارسال">
        <AddressForm value="09121234567" withEmail busy busyWord={workingWord}>
          <button class="button button-plain" type="button">
            {cancel}
          </button>
        </AddressForm>
      </State>
      <State title="پیامک، ایمیل، یا هیچ‌کدام ارسال نمی‌شود">
        {closed.map((accepted, index) => (
          <ClosedChannels key={index} withEmail accepted={accepted} wayOut={undefined} />
        ))}
      </State>
      <State title="سهمیهٔ امروز تمام شده است: راه‌های دیگر">
        <WaysOn spent="mobile" hasOther wayOut="#" />
        <WaysOn spent="mobile" hasOther />
        <WaysOn spent="email" hasOther={false} wayOut="#" />
      </State>
      <Live name="signed-in" title="پیش‌تر وارد شده" />
    </Sample>
    <Sample name="account" title="حساب">
      <Live name="account" title="باز" />
      <Live name="change-address" title="تغییر شماره" />
      <Live name="prove-again" title="عوض کردن: نخست شمارهٔ پیشین" />
      <Live name="erase-account" title="حذف حساب: پرسش آخر" />
    </Sample>
  </>
);
