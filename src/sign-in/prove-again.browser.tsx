import { useState } from 'preact/hooks';
import type { IdentityKind } from '#shared/contract/sign-in.ts';
import { useAction } from '../api/action.browser.ts';
import { CancelWork, workingWord } from '../api/cancel-work.browser.tsx';
import { answerOf, api } from '../api/client.browser.ts';
import { withProofOfWork } from '../api/proof-of-work.browser.ts';
import { useIsWorking } from '../api/work-in-progress.browser.ts';
import { ProofSteps } from './proof-steps.browser.tsx';

/** A fresh proof of an address that the customer has proven before, shown masked (R20). */
export function ProveAgain({
  kind,
  masked,
  onProven,
}: {
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
      <p>
        پیش از هر تغییر، کدی به <bdi dir="ltr">{masked}</bdi> می‌فرستیم تا مطمئن شویم خودتان هستید.
      </p>
      {fault && (
        <p class="problem" role="alert">
          {fault}
        </p>
      )}
      <div class="actions">
        <button
          type="button"
          class="button button-quiet"
          aria-disabled={busy}
          onClick={() => run(async () => ask().then(() => setIsSent(true)))}
        >
          {isWorking ? workingWord : 'کد را بفرست'}
        </button>
        <CancelWork />
      </div>
    </>
  );
}
