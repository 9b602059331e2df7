import { useState } from 'preact/hooks';
import { pageUrl } from '#shared/contract/pages.ts';
import { isBlank } from '#shared/fields/blank.ts';
import { parseTrackingCode, showTrackingCode } from '#shared/fields/tracking-code.ts';
import { TextInput } from '#shared/forms/inputs.tsx';
import { ScriptForm } from '#shared/forms/script-form.tsx';
import * as texts from './texts.ts';

/** Opens a request by its tracking code; its check characters show a typing error before a request is made (R30). */
export function Lookup({ typedBefore = '' }: { typedBefore?: string | undefined }) {
  const [typed, setTyped] = useState(typedBefore);
  const [fault, setFault] = useState<string>();
  return (
    <ScriptForm
      onSubmit={() => {
        const code = parseTrackingCode(typed);
        if (code) return location.assign(pageUrl('request', showTrackingCode(code)));
        setFault(isBlank(typed) ? texts.writeTrackingCode : texts.trackingCodeIsWrong);
      }}
    >
      <TextInput
        name="lookup"
        label={texts.trackingCode}
        dir="ltr"
        example="7K3M-X9QP-2RTW"
        value={typed}
        fault={fault}
        hint={texts.trackingCodeHint}
        onChange={(_, next) => {
          setTyped(next);
          setFault(undefined);
        }}
      />
      <div class="actions">
        <button class="button button-quiet" type="submit">
          {texts.findRequest}
        </button>
      </div>
    </ScriptForm>
  );
}
