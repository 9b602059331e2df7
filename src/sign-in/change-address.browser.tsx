import { useState } from 'preact/hooks';
import { answerOf, api } from '../api/client.browser.ts';
import { focusOn } from '../api/focus.browser.ts';
import { withProofOfWork } from '../api/proof-of-work.browser.ts';
import { type Address, textOf } from './address.ts';
import type { Customer } from './customer.ts';
import { needsFreshProof } from './fresh-proof.browser.ts';
import { useOpenChannels } from './open-channels.browser.ts';
import { ProofSteps } from './proof-steps.browser.tsx';
import { ProveAgain } from './prove-again.browser.tsx';
import * as texts from './texts.ts';

type Step = 'closed' | 'again' | 'new' | 'done';

/** What takes the focus in a step, as the button that led there is gone. */
const firstOf = { again: 'prove-change', new: 'field-address', done: 'address-changed' };

/** Changes the customer's number or address: a proof of the old one, unless it is fresh, then of the new one (R20). */
export function ChangeAddress({
  customer,
  withEmail,
  onChanged,
}: {
  customer: Customer;
  withEmail: boolean;
  onChanged(): void;
}) {
  const [step, setStep] = useState<Step>('closed');
  const channels = useOpenChannels();
  const goTo = (next: keyof typeof firstOf) => {
    setStep(next);
    focusOn(firstOf[next]);
  };
  const orProveAgain = (thrown: unknown): never => {
    if (needsFreshProof(thrown)) goTo('again');
    throw thrown;
  };
  const own = customer.identities.find(({ proven }) => proven);
  if (step === 'closed') {
    return (
      <p>
        <button
          type="button"
          class="button button-plain"
          onClick={() => goTo(customer.freshProof ? 'new' : 'again')}
        >
          {withEmail ? texts.changeAddress : texts.changeMobile}
        </button>
      </p>
    );
  }
  if (step === 'done') {
    return (
      <p class="notice notice-good" id={firstOf.done} tabIndex={-1}>
        {texts.changed}
      </p>
    );
  }
  if (step === 'again' && own) {
    return (
      <ProveAgain
        id={firstOf.again}
        kind={own.kind}
        masked={own.masked}
        onProven={() => goTo('new')}
      />
    );
  }
  return (
    <section aria-label={texts.newAddress}>
      <p>{texts.writeNewAddress}</p>
      <ProofSteps
        withEmail={withEmail}
        channels={channels}
        ask={(address) => askChange(address).catch(orProveAgain)}
        prove={(code) => proveChange(code).catch(orProveAgain)}
        onProven={() => {
          goTo('done');
          onChanged();
        }}
      />
    </section>
  );
}

/** The number or address is a new one, so that no device is known for it. */
const askChange = (address: Address) =>
  withProofOfWork(
    { form: 'code', address: textOf(address) },
    (work) =>
      answerOf(api.account.identity.code.$post({ json: { ...address, ...(work && { work }) } })),
    { first: true },
  );

const proveChange = (code: string) => answerOf(api.account.identity.$post({ json: { code } }));
