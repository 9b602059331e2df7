import type { ComponentChild } from 'preact';
import { useState } from 'preact/hooks';
import type { IdentityKind } from '#shared/contract/sign-in.ts';
import * as actionTexts from '#shared/contract/texts/actions.ts';
import { useAction } from '../api/action.browser.ts';
import { CancelWork, workingWord } from '../api/cancel-work.browser.tsx';
import { answerOf, api } from '../api/client.browser.ts';
import { withProofOfWork } from '../api/proof-of-work.browser.ts';
import { useIsWorking } from '../api/work-in-progress.browser.ts';
import { ProofSteps } from './proof-steps.browser.tsx';
import * as texts from './texts.ts';

/** A fresh proof of an address that the customer has proven before, shown masked (R20); the button has the id. */
export function ProveAgain({
  id,
  kind,
  masked,
  onProven,
}: {
  id: string;
  kind: IdentityKind;
  masked: string;
  onProven(): void;
}) {
  const [isSent, setIsSent] = useState(false);
  const { busy, fault, run } = useAction();
  const isWorking = useIsWorking();
  const ask = () =>
    withProofOfWork({ form: 'code' }, (work) =>
      answerOf(api.account['prove-again'].$post({ json: { kind, ...(work && { work }) } })),
    );
  if (isSent) {
    return (
      <ProofSteps
        begun={{
          sent: { kind, expiresInSeconds: 120, resendAfterSeconds: 60 },
          sentTo: masked,
          address: { mobile: '' },
        }}
        ask={ask}
        prove={(code) => answerOf(api['sign-in'].prove.$post({ json: { code } }))}
        onProven={onProven}
      />
    );
  }
  return (
    <>
      <p>{texts.proveFirst<ComponentChild>(<bdi dir="ltr">{masked}</bdi>)}</p>
      {fault && (
        <p class="problem" role="alert">
          {fault}
        </p>
      )}
      <div class="actions">
        <button
          type="button"
          id={id}
          class="button button-quiet"
          aria-disabled={busy}
          onClick={() => run(async () => ask().then(() => setIsSent(true)))}
        >
          {isWorking ? workingWord : actionTexts.getCode}
        </button>
        <CancelWork />
      </div>
    </>
  );
}
