import { useState } from 'preact/hooks';
import * as actionTexts from '#shared/contract/texts/actions.ts';
import { useAction } from '../api/action.browser.ts';
import { focusOn } from '../api/focus.browser.ts';
import type { Customer } from './customer.ts';
import { needsFreshProof } from './fresh-proof.browser.ts';
import { ProveAgain } from './prove-again.browser.tsx';
import * as texts from './texts.ts';

const askId = 'erase-ask';
/** Whoever presses Enter twice has not agreed. */
const cancelId = 'erase-cancel';
const proveId = 'prove-erase';

/** Erases the account; it cannot be undone, so it is asked twice and needs a fresh proof (R20). */
export function EraseAccount({
  customer,
  onErase,
}: {
  customer: Customer;
  onErase(): Promise<unknown>;
}) {
  const [isAsked, setIsAsked] = useState(false);
  const [isProven, setIsProven] = useState(customer.freshProof);
  const { busy, fault, setFault, run } = useAction();
  const erase = () =>
    run(async () => {
      try {
        await onErase();
      } catch (thrown) {
        if (needsFreshProof(thrown)) {
          setIsProven(false);
          focusOn(proveId);
        }
        throw thrown;
      }
    });
  const own = customer.identities.find(({ proven }) => proven);
  if (!isAsked) {
    return (
      <p>
        <button
          type="button"
          id={askId}
          class="button button-plain"
          onClick={() => {
            setIsAsked(true);
            focusOn(isProven ? cancelId : proveId);
          }}
        >
          {texts.eraseAccount}
        </button>
      </p>
    );
  }
  if (!isProven && own)
    return (
      <ProveAgain
        id={proveId}
        kind={own.kind}
        masked={own.masked}
        onProven={() => {
          setIsProven(true);
          setFault(null);
          focusOn(cancelId);
        }}
      />
    );
  return (
    <div class="notice notice-bad" role="alert">
      <p>{texts.erasingMeans}</p>
      {fault && <p class="problem">{fault}</p>}
      <div class="actions">
        <button type="button" class="button button-danger" aria-disabled={busy} onClick={erase}>
          {texts.confirmErasing}
        </button>
        <button
          type="button"
          id={cancelId}
          class="button button-quiet"
          onClick={() => {
            setIsAsked(false);
            focusOn(askId);
          }}
        >
          {actionTexts.cancel}
        </button>
      </div>
    </div>
  );
}
