import { fileWithoutCode } from '../sign-in/texts/without-code.ts';
import * as texts from './texts.ts';
import type { ContactFormControl } from './use-contact-form.browser.ts';

const words = {
  mobile: {
    down: texts.noSmsNow,
    none: texts.noSmsToday,
    instead: texts.chooseMail,
  },
  email: {
    down: texts.noMailNow,
    none: texts.noMailToday,
    instead: texts.chooseSms,
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
  const { down, none, instead } = words[kind];
  const link = wayOut && (
    <a href={wayOut} onClick={onLeave}>
      {fileWithoutCode}
    </a>
  );
  return (
    <p class="notice notice-warn" role="status">
      {isDown[kind] ? down : none}{' '}
      {hasOther && link
        ? texts.twoWays(instead, link)
        : (hasOther || link) && texts.oneWay(link || instead)}
    </p>
  );
}
