import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ChangeField } from '#shared/contract/desk/changing.ts';
import { factName } from '#shared/forms/contact-form-model.ts';
import { FactField } from '#shared/forms/fact-field.tsx';
import { TextInput } from '#shared/forms/inputs.tsx';
import { ScriptForm } from '#shared/forms/script-form.tsx';
import { Select } from '../shell/select.browser.tsx';
import * as texts from '../texts/changing.ts';
import * as listTexts from '../texts/list.ts';
import { foldAfterAct } from '../thread/folded-form.browser.tsx';
import type { ActProps } from '../thread/use-thread.browser.ts';
import { useChangeForm } from './use-change-form.browser.ts';

/** Title, urgency, type and facts of a ticket in boxes, folded until they are wanted. */
export function ChangeForm({ unfold, ...props }: ActProps & { unfold: number }) {
  const details = useRef<HTMLDetailsElement>(null);
  const [isOpen, setOpen] = useState(false);
  const { form, faults, fault, isBusy, save, typedIn, change } = useChangeForm(props, isOpen, () =>
    foldAfterAct(details.current),
  );
  useLayoutEffect(() => {
    if (unfold > 0) setOpen(true);
  }, [unfold]);
  const isShown = form !== null;
  useLayoutEffect(() => {
    if (unfold > 0 && isShown) details.current?.querySelector('input')?.focus();
  }, [unfold, isShown]);
  return (
    <details
      class="desk-folded"
      ref={details}
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{texts.change}</summary>
      {!form && <p class="hint">{fault ?? listTexts.loading}</p>}
      {form && (
        <ScriptForm
          onSubmit={() => {
            void save();
          }}
        >
          <p class="hint">{texts.changeHint}</p>
          <TextInput
            name="title"
            label={texts.title}
            value={typedIn('title')}
            maxLength={150}
            fault={faults.title}
            onChange={change}
          />
          <Select
            name="urgency"
            label={texts.urgency}
            options={form.urgencies}
            value={typedIn('urgency')}
            onChange={change}
          />
          <Select
            name="requestType"
            label={texts.requestType}
            options={form.types}
            value={typedIn('requestType')}
            onChange={change}
          />
          {form.requestType !== props.thread.requestTypeId && <p class="hint">{texts.typeHint}</p>}
          {form.fields.map((one) => (
            <FactField
              key={one.field.id}
              field={fieldOf(one)}
              value={typedIn(factName(one.field.id))}
              fault={faults[factName(one.field.id)]}
              today={form.today}
              onChange={change}
            />
          ))}
          {fault && (
            <p class="problem" role="alert">
              {fault}
            </p>
          )}
          <button class="button button-quiet button-small" type="submit" aria-disabled={isBusy}>
            {texts.saveChange}
          </button>
        </ScriptForm>
      )}
    </details>
  );
}

/** A value that is shown in part is no value of its box, and stays where nothing is typed. */
const fieldOf = ({ field, shown }: ChangeField) =>
  shown === null ? field : { ...field, required: false, hint: texts.stays(shown) };
