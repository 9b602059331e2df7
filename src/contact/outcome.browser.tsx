import { useRef } from 'preact/hooks';
import type { FiledAnswer } from '#shared/contract/tickets.ts';
import { Filed } from '#shared/forms/filed.tsx';
import { HiddenCards } from '#shared/forms/hidden-cards.tsx';
import { withProofOfWork } from '../api/proof-of-work.browser.ts';
import { type Address, textOf } from '../sign-in/address.ts';
import { ProofSteps } from '../sign-in/proof-steps.browser.tsx';
import { CopyButton } from '../tickets/copy-button.browser.tsx';
import { MyTickets } from '../tickets/my-tickets.browser.tsx';
import { codeSentBy, proveRequest, resendProofCode } from './contact-api.browser.ts';
import type { SubmittedRequest } from './contact-form-state.ts';
import { LinkSent } from './link-sent.browser.tsx';

/** What follows a sent request: its tracking code, or first the proof that it waits for. */
export function Outcome({
  request: { answer, address, proven },
  wayOut,
  onProven,
  onAnew,
}: {
  request: SubmittedRequest;
  wayOut: string | undefined;
  onProven(answer: FiledAnswer): void;
  /** The page shows the code again after a reload; this begins another request. */
  onAnew(): void;
}) {
  const { proof } = answer;
  if (proven || !proof || !address) {
    return (
      <>
        <Filed filed={answer} copy={<CopyButton text={answer.code} />}>
          <button type="button" class="button button-plain" onClick={onAnew}>
            یک درخواست تازهٔ دیگر
          </button>
        </Filed>
        {proven && <MyTickets />}
      </>
    );
  }
  if (proof.kind === 'email_link' && 'email' in address)
    return <LinkSent code={answer.code} email={address.email} hiddenCards={answer.hiddenCards} />;
  return <ProofOfRequest {...{ answer, proof, address, wayOut, onProven }} />;
}

function ProofOfRequest({
  answer,
  proof,
  address,
  wayOut,
  onProven,
}: {
  answer: FiledAnswer;
  proof: NonNullable<FiledAnswer['proof']>;
  address: Address;
  wayOut: string | undefined;
  onProven(answer: FiledAnswer): void;
}) {
  const proved = useRef<FiledAnswer>(answer);
  return (
    <section class="panel" aria-labelledby="prove">
      <h2 id="prove">یک قدم مانده: تأیید کنید که شمایید</h2>
      <p>
        نوشته‌های شما رسید و کد پیگیری آن <bdi class="code">{answer.code}</bdi> است. تا تأیید نکنید
        به دست کارشناسان نمی‌رسد.
      </p>
      <HiddenCards lastFours={answer.hiddenCards} />
      <ProofSteps
        begun={{
          sent: codeSentBy(proof),
          sentTo: 'mobile' in address ? address.mobile : address.email,
          address,
        }}
        ask={() => withProofOfWork({ form: 'code', address: textOf(address) }, resendProofCode)}
        prove={async (code) => {
          proved.current = { ...answer, ...(await proveRequest(code)), proof: null };
        }}
        onProven={() => onProven(proved.current)}
        wayOut={wayOut}
      />
    </section>
  );
}
