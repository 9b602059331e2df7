import type { ComponentChildren } from 'preact';
import * as actionTexts from '../contract/texts/actions.ts';
import { email, looksLikeEmail } from '../fields/email.ts';
import { mobile } from '../fields/mobile.ts';
import { readOneTimeCode } from '../fields/one-time-code.ts';
import { inputLimits } from '../fields/size-limits.ts';
import { askOfKind } from './ask-of-kind.ts';
import type { OnChange } from './field-frame.tsx';
import { Icon } from './icon.tsx';
import { TextInput } from './inputs.tsx';
import * as texts from './texts.ts';

type Submit = ((event: Event) => void) | undefined;

const boxes = {
  mobile: {
    label: texts.mobile,
    type: 'tel',
    inputMode: 'tel',
    autocomplete: 'tel',
    example: mobile.example,
  },
  either: {
    label: texts.mobileOrEmail,
    type: 'text',
    inputMode: 'email',
    autocomplete: 'username',
  },
  email: {
    label: texts.email,
    type: 'email',
    inputMode: 'email',
    autocomplete: 'email',
  },
} as const;

/** Asks for the mobile number or e-mail address that a code will go to. */
export function AddressForm({
  value,
  fault,
  busy = false,
  busyWord = actionTexts.sending,
  withMobile = true,
  withEmail = false,
  onChange,
  onSubmit,
  children,
}: {
  value: string;
  fault?: string | undefined;
  busy?: boolean;
  /** What the button says while it is busy. */
  busyWord?: string | undefined;
  withMobile?: boolean;
  withEmail?: boolean;
  onChange?: OnChange;
  onSubmit?: Submit;
  children?: ComponentChildren;
}) {
  const isEmail = withEmail && (!withMobile || looksLikeEmail(value));
  const accepted = !withEmail ? 'mobile' : withMobile ? 'either' : 'email';
  return (
    <form class="form" noValidate onSubmit={onSubmit}>
      <TextInput
        name="address"
        {...boxes[accepted]}
        dir="ltr"
        value={value}
        fault={fault}
        ask={askOfKind(isEmail ? email : mobile, value)}
        hint={texts.codeComes[accepted]}
        onChange={onChange}
      />
      <div class="actions">
        <button class="button" type="submit" aria-disabled={busy}>
          {busy ? busyWord : actionTexts.getCode}
        </button>
        {children}
      </div>
    </form>
  );
}

/** Asks for the six digits that were sent. */
export function CodeForm({
  value,
  sentTo,
  fault,
  busy = false,
  busyWord = texts.checking,
  onChange,
  onSubmit,
  children,
}: {
  value: string;
  /** Empty where none is on its way. */
  sentTo: string;
  fault?: string | undefined;
  busy?: boolean;
  /** What the button says while it is busy. */
  busyWord?: string | undefined;
  onChange?: OnChange;
  onSubmit?: Submit;
  children?: ComponentChildren;
}) {
  return (
    <form
      class="form"
      noValidate
      onSubmit={onSubmit}
      // The box would lose the line breaks, and digits of two lines would be one number.
      onPaste={(event) => {
        const code = readOneTimeCode(event.clipboardData?.getData('text') ?? '');
        if (code === null || !onChange) return;
        event.preventDefault();
        onChange('code', code);
      }}
    >
      <TextInput
        name="code"
        label={texts.code}
        inputMode="numeric"
        dir="ltr"
        autocomplete="one-time-code"
        className="input-code"
        maxLength={inputLimits.messageWithCode}
        value={value}
        fault={fault}
        hint={sentTo && texts.codeSentTo(<bdi dir="ltr">{sentTo}</bdi>)}
        onChange={onChange}
      />
      <div class="actions">
        <button class="button" type="submit" aria-disabled={busy}>
          <Icon name="check" />
          {busy ? busyWord : texts.confirm}
        </button>
        {children}
      </div>
    </form>
  );
}
