import type { ComponentChild } from 'preact';
import type { PublicNow } from '#shared/contract/organisation.ts';
import type { CodeSent } from '#shared/contract/sign-in.ts';
import { AddressForm, CodeForm } from '#shared/forms/proof-forms.tsx';
import { CancelWork, workingWord } from '../api/cancel-work.browser.tsx';
import { useIsWorking } from '../api/work-in-progress.browser.ts';
import type { Address, SentCode } from './address.ts';
import { ClosedChannels } from './closed-channels.browser.tsx';
import { clockOf, useSecondsUntil } from './countdown.browser.ts';
import { WaysOn } from './spent-codes.browser.tsx';
import * as texts from './texts.ts';
import { useProof } from './use-proof.browser.ts';

type Props = {
  /** Sends a code to the address. */
  ask(address: Address): Promise<CodeSent>;
  prove(code: string): Promise<unknown>;
  onProven(): void;
  withEmail?: boolean;
  /** By what codes leave now; all do where that is not known. */
  channels?: PublicNow['channels'] | null;
  /** The step outlives a reload of the page. */
  isKept?: boolean;
  /** The address, as far as it was typed before any script ran. */
  typedBefore?: string | undefined;
  /** A code is under way already: no address is asked for. */
  begun?: SentCode;
  /** Something else is read first: the box of the code does not take the focus by itself. */
  isAside?: boolean;
  /** From when another code can be sent, in epoch ms of this device, where the caller knows it better. */
  resendAt?: number | undefined;
  /** Where somebody goes whom no code reaches. */
  wayOut?: string | undefined;
};

/** Proves a phone number or mailbox: the address, the code, and what to do when no code comes. */
export function ProofSteps({
  ask,
  prove,
  onProven,
  withEmail = false,
  channels = null,
  isKept = false,
  typedBefore = '',
  begun,
  isAside = false,
  resendAt,
  wayOut,
}: Props) {
  const accepted = {
    mobile: channels?.includes('sms') ?? true,
    email: withEmail && (channels?.includes('email') ?? true),
  };
  const proof = useProof({ ask, prove, onProven, accepted, begun, isKept, typedBefore, isAside });
  const { sent, fault, busy } = proof;
  const isWorking = useIsWorking();
  const busyWord = isWorking ? workingWord : undefined;
  const wayOutWhenLate = proof.spent ? (
    <WaysOn
      spent={proof.spent}
      hasOther={accepted.mobile && accepted.email && !sent}
      wayOut={wayOut}
    />
  ) : (
    proof.tries > 1 && <WayOut href={wayOut} />
  );
  if (!sent) {
    return (
      <>
        <ClosedChannels withEmail={withEmail} accepted={accepted} wayOut={wayOut} />
        {(accepted.mobile || accepted.email) && (
          <AddressForm
            value={proof.typed}
            fault={fault}
            busy={busy}
            busyWord={busyWord}
            withMobile={accepted.mobile}
            withEmail={accepted.email}
            onChange={(_, next) => proof.setTyped(next)}
            onSubmit={(event) => {
              event.preventDefault();
              proof.sendToTyped();
            }}
          >
            <CancelWork />
            {wayOutWhenLate}
          </AddressForm>
        )}
      </>
    );
  }
  const isMobile = sent.sent.kind === 'mobile';
  return (
    <CodeForm
      value={proof.code}
      sentTo={sent.sentTo}
      fault={fault}
      busy={busy}
      busyWord={busyWord}
      onChange={(_, next) => proof.changeCode(next)}
      onSubmit={(event) => {
        event.preventDefault();
        proof.tryTypedCode();
      }}
    >
      <CancelWork />
      {!isWorking && (
        <Resend at={resendAt ?? proof.resendAt} onResend={() => void proof.resend()} />
      )}
      {!begun && (
        <button class="button button-plain" type="button" onClick={proof.changeAddress}>
          {isMobile ? texts.changeMobile : texts.changeEmail}
        </button>
      )}
      {!isMobile && <p class="hint">{texts.lookIntoSpam}</p>}
      {wayOutWhenLate}
    </CodeForm>
  );
}

/** Sends a code or link again, once that can be done. */
export function Resend({
  at,
  label = texts.sendAgain,
  onResend,
}: {
  /** Epoch ms of this device. */
  at: number;
  label?: string;
  onResend(): void;
}) {
  const seconds = useSecondsUntil(at);
  if (seconds === 0) {
    return (
      <button class="button button-quiet" type="button" onClick={onResend}>
        {label}
      </button>
    );
  }
  return <span class="countdown">{texts.sendAgainIn(clockOf(seconds))}</span>;
}

function WayOut({ href }: { href: string | undefined }) {
  if (!href) return null;
  return (
    <p class="notice way-out">
      {texts.noCodeComes<ComponentChild>((words) => (
        <a href={href}>{words}</a>
      ))}
    </p>
  );
}
