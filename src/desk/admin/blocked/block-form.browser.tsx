import { useState } from 'preact/hooks';
import { isBlank } from '#shared/fields/blank.ts';
import { deskLimits, inputLimits } from '#shared/fields/size-limits.ts';
import { TextInput } from '#shared/forms/inputs.tsx';
import { ScriptForm } from '#shared/forms/script-form.tsx';
import { ApiFault } from '../../../api/client.browser.ts';
import type { OnFault } from '../../session/use-desk-session.browser.ts';
import { FrontDialog } from '../../shell/front-dialog.browser.tsx';
import * as texts from '../../texts/blocked.ts';
import { blockAddress } from '../admin-api.browser.ts';

/** What the form holds. */
export type TypedBlock = { address: string; reason: string };

type Props = {
  draft: TypedBlock;
  onDraft(typed: TypedBlock): void;
  onBlocked(): void;
  onFault: OnFault;
  onClose(): void;
};

/** Blocks a mobile number or an e-mail address that nobody has filed from. */
export function BlockForm({ draft, onDraft, onBlocked, onFault, onClose }: Props) {
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const [isBusy, setIsBusy] = useState(false);
  const change = (name: string, value: string) => onDraft({ ...draft, [name]: value });
  async function block() {
    if (isBusy) return;
    const missing = {
      ...(isBlank(draft.address) && { address: texts.addressMissing }),
      ...(isBlank(draft.reason) && { reason: texts.reasonMissing }),
    };
    setFaults(missing);
    if (Object.keys(missing).length > 0) return;
    setIsBusy(true);
    try {
      await blockAddress(draft.address, draft.reason);
      onBlocked();
    } catch (thrown) {
      const inFields = thrown instanceof ApiFault ? thrown.fields : {};
      setFaults(Object.keys(inFields).length > 0 ? inFields : { reason: onFault(thrown) });
      setIsBusy(false);
    }
  }
  return (
    <FrontDialog title={texts.blockTitle} isTitled kind="desk-form" onClose={onClose}>
      <ScriptForm onSubmit={() => void block()}>
        <TextInput
          {...{ name: 'address', label: texts.address, dir: 'ltr', fault: faults.address }}
          maxLength={inputLimits.address}
          value={draft.address}
          onChange={change}
        />
        <TextInput
          {...{ name: 'reason', label: texts.reason, hint: texts.reasonHint }}
          fault={faults.reason}
          maxLength={deskLimits.reason}
          value={draft.reason}
          onChange={change}
        />
        <button class="button button-danger" type="submit" aria-disabled={isBusy}>
          {texts.block}
        </button>
      </ScriptForm>
    </FrontDialog>
  );
}
