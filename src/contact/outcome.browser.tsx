import type { ComponentChildren } from 'preact';
import { Filed } from '#shared/forms/filed.tsx';
import * as formTexts from '#shared/forms/texts.ts';
import type { ReplyChannel } from '#shared/settings/reply-channels.ts';
import type { Address } from '../sign-in/address.ts';
import { CopyButton } from '../tickets/copy-button.browser.tsx';
import { MyTickets } from '../tickets/my-tickets.browser.tsx';
import type { SubmittedRequest } from './contact-form-state.ts';
import { LateCode } from './late-code.browser.tsx';
import * as texts from './texts/outcome.ts';
import { WaitingStep } from './waiting-step.browser.tsx';

/** What follows a sent request: its tracking code, or first the proof that it waits for. */
export function Outcome({
  request,
  channels,
  hasRest,
  onChanged,
  onLost,
  onAnew,
}: {
  request: SubmittedRequest;
  channels: readonly ReplyChannel[];
  /** Something was typed while it was being sent, and waits in the form. */
  hasRest: boolean;
  onChanged(request: SubmittedRequest): void;
  onLost(): void;
  /** The page shows the code again after a reload; this begins another request. */
  onAnew(): void;
}) {
  const { answer, address, proven } = request;
  const { proof } = answer;
  if (proof && address) {
    const waiting = { ...request, address, answer: { ...answer, proof } };
    return (
      <>
        <WaitingStep request={waiting} {...{ channels, onChanged, onLost }} />
        <p class="after-waiting">
          <button type="button" class="button button-plain" onClick={onAnew}>
            {formTexts.fileAnother}
          </button>
        </p>
      </>
    );
  }
  return (
    <>
      <Filed
        filed={answer}
        copy={<CopyButton text={answer.code} />}
        beside={
          <button type="button" class="button button-plain" onClick={onAnew}>
            {formTexts.fileAnother}
          </button>
        }
      >
        {address && !proven && (
          <NotProven address={address}>
            {request.lateCode && (
              <LateCode
                request={{ ...request, address, lateCode: request.lateCode }}
                onChanged={onChanged}
              />
            )}
          </NotProven>
        )}
        {hasRest && <p class="notice">{texts.restIsKept}</p>}
      </Filed>
      {proven && <MyTickets />}
    </>
  );
}

/** What it means that nobody has proven the address yet, and the code that may still come. */
function NotProven({ address, children }: { address: Address; children?: ComponentChildren }) {
  return (
    <>
      <p class="notice notice-warn">
        {'mobile' in address ? texts.mobileUnproven : texts.emailUnproven}{' '}
        {children ? texts.codeIsComing : texts.codeOnRequestPage}
      </p>
      {children}
    </>
  );
}
