import type { ComponentChildren } from 'preact';
import { mobile as mobileField } from '../fields/mobile.ts';
import { askOf } from './ask.ts';
import { onlyChannelWords, wordsOfChannel } from './channel-words.ts';
import type { ContactFormModel, Typed } from './contact-form-model.ts';
import { echoOf } from './echo.ts';
import type { OnChange } from './field-frame.tsx';
import { ForScripts } from './for-scripts.tsx';
import { Choices, TextInput, Tick } from './inputs.tsx';
import * as texts from './texts.ts';

type Box = {
  name: string;
  value?: string | undefined;
  fault?: string | undefined;
  onChange?: OnChange;
};

type AnswerWayProps = {
  facts: ContactFormModel;
  typed?: Typed;
  /** As in `ContactFormProps`. */
  alive?: boolean;
  isBuilt?: boolean;
  known?: Readonly<Partial<Record<'mobile' | 'email', string>>> | null;
  plainAddress?: 'email' | 'mobile' | null;
  /** What an input of this name shows and does. */
  box: (name: string) => Box;
};

/** Which addresses a channel needs. */
export const addressesOf = (channel: string): readonly ('mobile' | 'email')[] => {
  if (channel === 'sms_and_email') return ['mobile', 'email'];
  return channel === 'email' ? ['email'] : ['mobile'];
};

/** How the answer is announced, and the addresses that this needs and nobody has proven yet. */
export function AnswerWay({
  facts,
  typed = {},
  alive = false,
  isBuilt = false,
  known = null,
  plainAddress = 'email',
  box,
}: AnswerWayProps) {
  const emailWith = (hint: ComponentChildren) => (
    <TextInput
      {...box('email')}
      echo={echoOf({ type: 'email' }, typed.email ?? '')}
      ask={askOf({ type: 'email' }, typed.email ?? '')}
      label={texts.yourEmail}
      type="email"
      inputMode="email"
      dir="ltr"
      autocomplete="email"
      hint={hint}
    />
  );
  const mobile = (
    <TextInput
      {...box('mobile')}
      echo={echoOf({ type: 'mobile' }, typed.mobile ?? '')}
      ask={askOf({ type: 'mobile' }, typed.mobile ?? '')}
      label={texts.yourMobile}
      type="tel"
      inputMode="tel"
      dir="ltr"
      autocomplete="tel"
      example={mobileField.example}
      hint={alive ? texts.mobileHint : texts.mobileHintWithoutCode}
    />
  );
  if (!alive) {
    if (plainAddress === 'mobile') return mobile;
    return plainAddress && emailWith(texts.emailHintWithLink);
  }
  const channel = typed.replyChannel || facts.replyChannels[0]!;
  const needed = addressesOf(channel).filter((kind) => !known?.[kind]);
  const toKnown = addressesOf(channel).flatMap((kind) => known?.[kind] ?? []);
  const isMailAsked = needed.includes('email');
  return (
    <>
      <ForScripts>
        <ReplyChannels facts={facts} channel={channel} box={box('replyChannel')} />
        {toKnown.length > 0 && channel !== 'thread' && (
          <p class="hint">{texts.goesToProven(<bdi dir="ltr">{toKnown.join('، ')}</bdi>)}</p>
        )}
        {(known === null || channel !== 'thread') && needed.includes('mobile') && mobile}
      </ForScripts>
      {isMailAsked && emailWith(isBuilt ? <EitherHint /> : texts.emailHint)}
      {isBuilt && !isMailAsked && <noscript>{emailWith(texts.emailHintWithLink)}</noscript>}
    </>
  );
}

const EitherHint = () => (
  <>
    <span class="for-scripts">{texts.emailHint}</span>
    <noscript>{texts.emailHintWithLink}</noscript>
  </>
);

/** A choice among the reply channels; one box to tick, where settings say so and the customer need not be notified. */
function ReplyChannels({
  facts: { replyChannels, contact },
  channel,
  box,
}: {
  facts: ContactFormModel;
  channel: string;
  box: Box;
}) {
  const { name, onChange } = box;
  const notified = replyChannels.find((one) => one !== 'thread');
  if (contact.notify === 'tick' && notified && replyChannels.includes('thread'))
    return (
      <Tick
        name={name}
        fault={box.fault}
        label={texts.notifyBy(wordsOfChannel(contact, notified).label)}
        value={channel === 'thread' ? '' : 'yes'}
        onChange={onChange && ((_, ticked) => onChange(name, ticked ? notified : 'thread'))}
      />
    );
  const [only] = replyChannels;
  return (
    <Choices
      {...box}
      value={channel}
      label={texts.chooseReplyChannel}
      options={replyChannels.map((value) => ({ value, ...wordsOfChannel(contact, value) }))}
      only={only && onlyChannelWords[only]}
    />
  );
}
