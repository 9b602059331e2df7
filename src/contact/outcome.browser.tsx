import { useRef } from 'preact/hooks';
import type { FiledAnswer } from '#shared/contract/tickets.ts';
import { Filed } from '#shared/forms/filed.tsx';
import { withProofOfWork } from '../api/proof-of-work.browser.ts';
import { type Address, ProofSteps } from '../sign-in/proof-steps.browser.tsx';
import { MyTickets } from '../tickets/my-tickets.browser.tsx';
import { codeSentBy, proveRequest, resendProofCode } from './contact-api.browser.ts';
import { CopyButton } from './copy-button.browser.tsx';
import { LinkSent } from './link-sent.browser.tsx';

export type Submitted = { answer: FiledAnswer; address: Address | null; proven: boolean };

/** What follows a request that was filed: its code, or first the proof it waits for. */
export function Outcome({
  done: { answer, address, proven },
  wayOut,
  onProven,
  onAnew,
}: {
  done: Submitted;
  wayOut: string | undefined;
  onProven(answer: FiledAnswer): void;
  /** The page keeps the code over reloads; this begins another request. */
  onAnew(): void;
}) {
  const { proof } = answer;
  const proved = useRef<FiledAnswer>(answer);
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
    return <LinkSent code={answer.code} email={address.email} />;
  const sent = codeSentBy(proof);
  return (
    <section class="panel" aria-labelledby="prove">
      <h2 id="prove">یک قدم مانده: تأیید کنید که شمایید</h2>
      <p>
        نوشته‌های شما رسید و کد پیگیری آن <bdi class="code">{answer.code}</bdi> است. تا تأیید نکنید
        به دست کارشناسان نمی‌رسد.
      </p>
      <ProofSteps
        begun={{ sent, sentTo: 'mobile' in address ? address.mobile : address.email, address }}
        ask={() => withProofOfWork('code', resendProofCode)}
        prove={async (code) => {
          proved.current = { ...answer, ...(await proveRequest(code)), proof: null };
        }}
        onProven={() => onProven(proved.current)}
        wayOut={wayOut}
      />
    </section>
  );
}
