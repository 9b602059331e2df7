import { type ComponentChildren, Fragment } from 'preact';
import { showMobile } from '../fields/mobile.ts';
import { toPersianDigits } from '../persian/digits.ts';
import { HiddenCards } from './hidden-cards.tsx';
import { Icon } from './icon.tsx';

/** A canonical mobile or e-mail address as people are shown it: a number in groups of Persian digits. */
export const showAddress = (address: string): string =>
  address.includes('@') ? address : toPersianDigits(showMobile(address));

/** What is left to do with a request that waits for the proof of this canonical address. */
export const oneStepLeft = (address: string): string =>
  address.includes('@')
    ? 'یک قدم مانده: ایمیل خود را تأیید کنید'
    : 'یک قدم مانده: شمارهٔ خود را تأیید کنید';

/** What it means to file a request without the proof that it waits for. */
export const withoutProof = {
  mobile:
    'کد نمی‌رسد؟ می‌توانید همین درخواست را بدون کد ثبت کنید. برای دیدن پاسخ، بعداً شماره را تأیید می‌کنید.',
  email:
    'ایمیل نمی‌رسد؟ می‌توانید همین درخواست را بدون تأیید ثبت کنید. برای دیدن پاسخ، بعداً ایمیل را تأیید می‌کنید.',
};

/** Where the link is that a request waits for. */
export const linkSent =
  'ایمیلی با لینک تأیید برایتان فرستادیم. آن را باز کنید و دکمهٔ تأیید را بزنید؛ لینک تا ۲۴ ساعت معتبر است. اگر ایمیل را نمی‌بینید، پوشهٔ هرزنامه (Spam) را هم ببینید.';

/** What has become of a request that waits. */
export const notYetFiled = 'درخواست شما دریافت شد، ولی هنوز ثبت نهایی نشده است.';

/** Buttons of the step that waits, the same on its page without scripts. */
export const stepLabels = {
  resendMail: 'ارسال دوبارهٔ ایمیل',
  edit: 'ویرایش',
  fileWithoutLink: 'بدون تأیید ثبت شود',
};

/** Says that the limits of the address kept its message back. */
export const notSent = {
  mobile: 'کد تازه‌ای ارسال نشد، چون کمی پیش به همین شماره کد فرستاده‌ایم.',
  email: 'ایمیل تازه‌ای ارسال نشد، چون کمی پیش به همین نشانی ایمیل فرستاده‌ایم.',
};

/** A request that was received and waits for a proof: where that was sent, and what can be done meanwhile. */
export function OneStepLeft({
  code,
  address,
  edit,
  hiddenCards,
  children,
}: {
  /** The tracking code as people read it. */
  code: string;
  /** Canonical. */
  address: string;
  /** Changes the address; stands beside it. */
  edit?: ComponentChildren;
  /** The last four digits of the cards that were masked in it. */
  hiddenCards?: readonly string[] | undefined;
  children: ComponentChildren;
}) {
  const isMail = address.includes('@');
  return (
    <section class="panel waiting" aria-labelledby="filed">
      <h2 id="filed" tabIndex={-1}>
        <Icon name="hourglass" />
        {oneStepLeft(address)}
      </h2>
      <p>{notYetFiled}</p>
      <HiddenCards lastFours={hiddenCards} />
      <div class="waiting-address">
        <span>
          {isMail ? 'ایمیل شما:' : 'شمارهٔ شما:'} <Address address={address} />
        </span>
        {edit}
      </div>
      {children}
      <p class="hint">
        کد پیگیری: <bdi class="code">{code}</bdi>
      </p>
    </section>
  );
}

/** A long one goes on in a second line at a point or its @, and is copied without a break. */
const Address = ({ address }: { address: string }) => (
  <bdi dir="ltr">
    {showAddress(address)
      .split(/(?=[.@])/)
      .map((part, at) => (
        <Fragment key={at}>
          {at > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
  </bdi>
);
