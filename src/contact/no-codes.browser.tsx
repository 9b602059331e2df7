import type { ContactFormControl } from './use-contact-form.browser.ts';

const words = {
  mobile: {
    down: 'پیامک در این لحظه ارسال نمی‌شود و کد تأیید با پیامک نمی‌آید.',
    none: 'پیامک تا ساعت ۱۲ امشب ارسال نمی‌شود و کد تأیید با پیامک نمی‌آید.',
    instead: 'در پایین «ایمیل» را انتخاب کنید',
  },
  email: {
    down: 'ایمیل در این لحظه ارسال نمی‌شود و کد تأیید با ایمیل نمی‌آید.',
    none: 'ایمیل تا ساعت ۱۲ امشب ارسال نمی‌شود و کد تأیید با ایمیل نمی‌آید.',
    instead: 'در پایین «پیامک» را انتخاب کنید',
  },
};

/** Says before a request is sent that its code would not be, and which ways are open (R64, R71). */
export function NoCodes({
  control: { now, recipient, state },
  wayOut,
  onLeave,
}: {
  control: Pick<ContactFormControl, 'now' | 'recipient' | 'state'>;
  /** The form that needs no code. */
  wayOut: string | undefined;
  /** Called before somebody goes there. */
  onLeave?(): void;
}) {
  if (!recipient.isGuest) return null;
  const kind = recipient.channel === 'email' ? 'email' : 'mobile';
  const isDown = {
    mobile: now?.codesDown.includes('sms') ?? false,
    email: now?.codesDown.includes('email') ?? false,
  };
  const isSpent = {
    mobile: isDown.mobile || Boolean(now?.codesReturnAt.sms) || state.spent === 'mobile',
    email: isDown.email || Boolean(now?.codesReturnAt.email) || state.spent === 'email',
  };
  if (!isSpent[kind]) return null;
  const [other, channel] =
    kind === 'email' ? (['mobile', 'sms'] as const) : (['email', 'email'] as const);
  const hasOther = recipient.channels.includes(channel) && !isSpent[other];
  return (
    <p class="notice notice-warn" role="status">
      {isDown[kind] ? words[kind].down : words[kind].none} {hasOther && words[kind].instead}
      {hasOther && wayOut && '؛ یا '}
      {wayOut && (
        <a href={wayOut} onClick={onLeave}>
          بدون کد درخواست ثبت کنید
        </a>
      )}
      {(hasOther || wayOut) && '.'}
    </p>
  );
}
