import { useEffect, useState } from 'preact/hooks';
import * as actionTexts from '#shared/contract/texts/actions.ts';
import { AddressForm } from '#shared/forms/proof-forms.tsx';
import { useAction } from '../api/action.browser.ts';
import { CancelWork, workingWord } from '../api/cancel-work.browser.tsx';
import { focusOn } from '../api/focus.browser.ts';
import { cancelWork, useIsWorking } from '../api/work-in-progress.browser.ts';
import { type Address, readAddress } from '../sign-in/address.ts';

/** Corrects the address that a request waits for; `onChange` sends the next proof to it. */
export function EditAddress({
  typed: typedBefore,
  withEmail,
  onChange,
  onCancel,
}: {
  typed: string;
  withEmail: boolean;
  onChange(to: Address): Promise<unknown>;
  onCancel(): void;
}) {
  const [typed, setTyped] = useState(typedBefore);
  const { busy, fault, setFault, run } = useAction();
  const isWorking = useIsWorking();
  useEffect(() => void focusOn('field-address'), []);
  return (
    <AddressForm
      value={typed}
      fault={fault ?? undefined}
      busy={busy}
      busyWord={isWorking ? workingWord : undefined}
      withEmail={withEmail}
      onChange={(_, next) => {
        setTyped(next);
        setFault(null);
      }}
      onSubmit={(event) => {
        event.preventDefault();
        const read = readAddress(typed, { mobile: true, email: withEmail });
        if ('fault' in read) {
          setFault(read.fault);
          focusOn('field-address');
        } else run(() => onChange(read.address));
      }}
    >
      <CancelWork />
      {!isWorking && (
        <button
          type="button"
          class="button button-plain"
          onClick={() => {
            cancelWork();
            onCancel();
          }}
        >
          {actionTexts.cancel}
        </button>
      )}
    </AddressForm>
  );
}
