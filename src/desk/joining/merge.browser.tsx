import { useState } from 'preact/hooks';
import type { JoinedRequest } from '#shared/contract/desk/joining.ts';
import { isBlank } from '#shared/fields/blank.ts';
import { TextInput } from '#shared/forms/inputs.tsx';
import { ScriptForm } from '#shared/forms/script-form.tsx';
import { IsolatedText } from '#shared/html/isolated-text.tsx';
import { useFault } from '../../api/online.browser.ts';
import { reasonMissing } from '../texts/acts.ts';
import * as texts from '../texts/joining.ts';
import type { Perform } from '../thread/use-thread.browser.ts';

type Props = { open: readonly JoinedRequest[]; perform: Perform };

/** Merges the request into another: one of those that are open, or any by its code. */
export function Merge({ open, perform }: Props) {
  const [chosen, setChosen] = useState('');
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useFault(undefined);
  const [isBusy, setIsBusy] = useState(false);
  const other = chosen || typed;
  async function submit() {
    if (isBusy) return;
    if (isBlank(other)) return setFault(reasonMissing(texts.code));
    setIsBusy(true);
    setFault((await perform('merge', { other })) ?? undefined);
    setIsBusy(false);
  }
  const choice = (code: string, label: preact.ComponentChildren) => (
    <label class="desk-tick" key={code}>
      <input
        type="radio"
        name="merge-with"
        checked={chosen === code}
        onChange={() => setChosen(code)}
      />
      <span>{label}</span>
    </label>
  );
  return (
    <details class="desk-folded">
      <summary>{texts.merge}</summary>
      <ScriptForm
        onSubmit={() => {
          void submit();
        }}
      >
        <p class="hint">{texts.mergeHint}</p>
        {open.length > 0 && (
          <fieldset class="desk-choices">
            <legend class="label">{texts.mergeWith}</legend>
            {open.map(({ code, title, stateTitle }) =>
              choice(
                code,
                <>
                  <bdi>
                    <IsolatedText text={title} />
                  </bdi>
                  <span class="hint">
                    <bdi dir="ltr">{code}</bdi> · {stateTitle}
                  </span>
                </>,
              ),
            )}
            {choice('', texts.byCode)}
          </fieldset>
        )}
        {chosen === '' && (
          <TextInput
            name="merge-code"
            label={texts.code}
            dir="ltr"
            value={typed}
            fault={fault}
            onChange={(_, next) => setTyped(next)}
          />
        )}
        {chosen !== '' && fault && (
          <p class="problem" role="alert">
            {fault}
          </p>
        )}
        <button class="button button-small button-quiet" type="submit" aria-disabled={isBusy}>
          {texts.sendMerge}
        </button>
      </ScriptForm>
    </details>
  );
}
