import { useState } from 'preact/hooks';
import type { FiledAnswer, ProofToCome } from '#shared/contract/tickets.ts';
import { OneStepLeft, showAddress } from '#shared/forms/one-step-left.tsx';
import * as formTexts from '#shared/forms/texts.ts';
import type { ReplyChannel } from '#shared/settings/reply-channels.ts';
import { useAction } from '../api/action.browser.ts';
import { ApiFault } from '../api/client.browser.ts';
import { focusOn } from '../api/focus.browser.ts';
import { type Address, textOf } from '../sign-in/address.ts';
import { clockOf, useSecondsUntil } from '../sign-in/countdown.browser.ts';
import { ProofSteps } from '../sign-in/proof-steps.browser.tsx';
import { codeSentBy, fileUnproven, proveRequest, sendAnotherProof } from './contact-api.browser.ts';
import type { SubmittedRequest } from './contact-form-state.ts';
import { EditAddress } from './edit-address.browser.tsx';
import { LinkSent } from './link-sent.browser.tsx';
import * as texts from './texts/outcome.ts';

/** A request that waits for a proof. */
type WaitingRequest = SubmittedRequest & {
  address: Address;
  answer: FiledAnswer & { proof: ProofToCome };
};

type Props = {
  request: WaitingRequest;
  /** Channels of the form: the address may be one of any of them. */
  channels: readonly ReplyChannel[];
  /** The request as it stands after something was done with it. */
  onChanged(request: SubmittedRequest): void;
  /** It is not there any more. */
  onLost(): void;
};

/** The step between sent and proven: the code or link, and all that can be done where none comes. */
export function WaitingStep({ request, channels, onChanged, onLost }: Props) {
  const { answer, address } = request;
  const { proof } = answer;
  const [edited, setEdited] = useState<string | null>(null);
  const text = textOf(address);
  const isMail = 'email' in address;
  const prove = proof.kind === 'email_link' ? ('link' as const) : ('code' as const);
  // A page that an earlier release left behind in the history says neither when nor whether.
  const resendAt = request.readAt + proof.resendAfterSeconds * 1000 || 0;

  const send = async (to: Address, by: 'code' | 'link' = prove) => {
    const isOther = textOf(to) !== text;
    const sending = sendAnotherProof(answer.code, to, { prove: by, isOther });
    const sent = await sending.catch((thrown: unknown) => {
      if (thrown instanceof ApiFault && thrown.code === 'code_expired') onLost();
      throw thrown;
    });
    setEdited(null);
    onChanged({ ...request, answer: { ...answer, proof: sent }, address: to, readAt: Date.now() });
    return sent;
  };
  const proveByCode = async (code: string) => {
    const filed = await proveRequest(answer.code, code);
    if (!filed) return onLost();
    onChanged({ answer: { ...filed, proof: null }, address, proven: true, readAt: Date.now() });
    focusOn('filed');
  };

  return (
    <OneStepLeft
      code={answer.code}
      address={text}
      hiddenCards={answer.hiddenCards}
      edit={
        edited === null && (
          <button
            type="button"
            class="button button-plain button-small"
            onClick={() => setEdited(showAddress(text))}
          >
            {formTexts.edit}
          </button>
        )
      }
    >
      {edited !== null ? (
        <EditAddress
          key={edited}
          typed={edited}
          withEmail={isMail || channels.includes('email')}
          onChange={(to) => send(to, 'email' in to ? prove : 'code')}
          onCancel={() => setEdited(null)}
        />
      ) : (
        <>
          {proof.sent === false && <NotSent isMail={isMail} at={resendAt} />}
          {prove === 'link' ? (
            <LinkSent
              wasSent={proof.sent !== false}
              resendAt={resendAt}
              onResend={() => send(address)}
              onCode={() => send(address, 'code')}
            />
          ) : (
            <ProofSteps
              key={text}
              begun={{
                sent: codeSentBy(proof),
                sentTo: proof.sent === false ? '' : showAddress(text),
                address,
              }}
              resendAt={resendAt}
              ask={async () => codeSentBy(await send(address))}
              prove={proveByCode}
              onProven={() => {}}
            />
          )}
          <OtherWays
            {...{ code: answer.code, isMail, channels, isOptional: proof.isOptional, onLost }}
            onOtherAddress={() => setEdited('')}
            onFiled={(filed) =>
              onChanged({
                ...{ answer: filed, address, proven: false },
                // The wait for the next code goes on from when it was read.
                readAt: request.readAt,
                ...(prove === 'code' && { lateCode: proof }),
              })
            }
          />
        </>
      )}
    </OneStepLeft>
  );
}

function NotSent({ isMail, at }: { isMail: boolean; at: number }) {
  const seconds = useSecondsUntil(at);
  return (
    <p class="notice notice-warn" role="status">
      {isMail ? formTexts.mailNotSent : formTexts.codeNotSent}{' '}
      {seconds > 0 ? texts.canAskAgainIn(clockOf(seconds)) : texts.canAskAgain}
    </p>
  );
}

/** For those whom nothing reaches: another address with all that was written, or none at all (R69). */
function OtherWays({
  code,
  isMail,
  channels,
  isOptional,
  onOtherAddress,
  onFiled,
  onLost,
}: {
  code: string;
  isMail: boolean;
  channels: readonly ReplyChannel[];
  isOptional: boolean;
  onOtherAddress(): void;
  onFiled(filed: FiledAnswer): void;
  onLost(): void;
}) {
  const { busy, fault, run } = useAction();
  const hasOther = channels.includes(isMail ? 'sms' : 'email');
  if (!hasOther && !isOptional) return null;
  const file = () =>
    run(async () => {
      try {
        onFiled(await fileUnproven(code));
        focusOn('filed');
      } catch (thrown) {
        if (thrown instanceof ApiFault && thrown.code === 'code_expired') onLost();
        throw thrown;
      }
    });
  return (
    <div class="waiting-ways">
      <p>
        {isMail
          ? isOptional
            ? formTexts.withoutLink
            : texts.smsInstead
          : isOptional
            ? formTexts.withoutCode
            : texts.mailInstead}
      </p>
      {fault && (
        <p class="notice notice-bad" role="alert">
          {fault}
        </p>
      )}
      <div class="actions">
        {isOptional && (
          <button type="button" class="button button-quiet" aria-disabled={busy} onClick={file}>
            {isMail ? formTexts.fileWithoutLink : formTexts.fileWithoutCode}
          </button>
        )}
        {hasOther && (
          <button
            type="button"
            class={`button ${isOptional ? 'button-plain' : 'button-quiet'}`}
            onClick={onOtherAddress}
          >
            {isMail ? texts.confirmBySms : texts.confirmByMail}
          </button>
        )}
      </div>
    </div>
  );
}
