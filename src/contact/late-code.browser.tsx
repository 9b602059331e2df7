import type { ProofToCome } from '#shared/contract/tickets.ts';
import { showAddress } from '#shared/forms/one-step-left.tsx';
import { focusOn } from '../api/focus.browser.ts';
import { type Address, textOf } from '../sign-in/address.ts';
import { ProofSteps } from '../sign-in/proof-steps.browser.tsx';
import { codeSentBy, proveRequest, sendAnotherProof } from './contact-api.browser.ts';
import type { SubmittedRequest } from './contact-form-state.ts';

/** The code of a request that was filed without it, where it comes after all: it still proves the address (R69). */
export function LateCode({
  request,
  onChanged,
}: {
  request: SubmittedRequest & { address: Address; lateCode: ProofToCome };
  onChanged(request: SubmittedRequest): void;
}) {
  const { address, lateCode, readAt } = request;
  const sendAgain = async () => {
    const sent = await sendAnotherProof(request.answer.code, address, {
      prove: 'code',
      isOther: false,
    });
    onChanged({ ...request, lateCode: sent, readAt: Date.now() });
    return codeSentBy(sent);
  };
  const prove = async (code: string) => {
    const filed = await proveRequest(request.answer.code, code);
    if (!filed) return;
    onChanged({ answer: { ...filed, proof: null }, address, proven: true, readAt: Date.now() });
    focusOn('filed');
  };
  return (
    <ProofSteps
      begun={{
        sent: codeSentBy(lateCode),
        sentTo: lateCode.sent === false ? '' : showAddress(textOf(address)),
        address,
      }}
      isAside
      resendAt={readAt + lateCode.resendAfterSeconds * 1000}
      ask={sendAgain}
      prove={prove}
      onProven={() => {}}
    />
  );
}
