import { urgencies } from '#shared/contract/desk/changing.ts';
import type { Titled } from '#shared/contract/desk/ids.ts';
import { type ContactFormModel, labelOfContact } from '#shared/forms/contact-form-model.ts';
import { FactField } from '#shared/forms/fact-field.tsx';
import { FaultSummary } from '#shared/forms/fault-summary.tsx';
import { TextArea, TextInput, Tick } from '#shared/forms/inputs.tsx';
import { ScriptForm } from '#shared/forms/script-form.tsx';
import type { OnFault } from '../session/use-desk-session.browser.ts';
import { Select } from '../shell/select.browser.tsx';
import * as texts from '../texts/on-behalf.ts';
import { Callers } from './callers.browser.tsx';
import { Filed } from './filed.browser.tsx';
import { useOnBehalf } from './use-on-behalf.browser.ts';

type Control = ReturnType<typeof useOnBehalf>;
type Props = { types: readonly Titled[]; onFault: OnFault };

const labels: Readonly<Record<string, string>> = {
  caller: texts.caller,
  requestType: texts.requestType,
};

/** The form in which an agent files a request for a customer, after a call. */
export function OnBehalf({ types, onFault }: Props) {
  const control = useOnBehalf(onFault);
  const { typed, form, caller, faults, message, advice, isBusy, filed, change } = control;
  if (filed) return <Filed filed={filed} onAnother={control.beginAnew} />;
  const labelOf = (name: string) => labels[name] ?? (form ? labelOfContact(form)(name) : undefined);
  return (
    <ScriptForm
      class="form desk-on-behalf"
      onSubmit={() => {
        void control.send();
      }}
    >
      <p class="hint">{texts.intro}</p>
      <FaultSummary message={message} faults={faults} labelOf={labelOf} />
      <TextInput
        name="caller"
        label={texts.caller}
        hint={texts.callerHint}
        dir="ltr"
        value={typed.caller}
        fault={faults.caller}
        onChange={change}
      />
      <Callers control={control} />
      {!caller?.name && (
        <TextInput
          name="name"
          label={texts.name}
          hint={texts.nameHint}
          required={false}
          maxLength={100}
          value={typed.name}
          fault={faults.name}
          onChange={change}
        />
      )}
      <Select
        name="requestType"
        label={texts.requestType}
        any={texts.chooseType}
        options={types}
        value={typed.requestType ?? ''}
        fault={faults.requestType}
        onChange={change}
      />
      {form && <Fields form={form} control={control} />}
      {advice.length > 0 && (
        <div class="notice notice-warn" id="fault-summary" tabIndex={-1} role="alert">
          <p>{texts.advice}</p>
          <ul>
            {advice.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <Tick
            name="breakRules"
            label={texts.breakRules}
            value={typed.breakRules}
            onChange={change}
          />
        </div>
      )}
      <div class="actions">
        <button class="button" type="submit" aria-disabled={isBusy}>
          {texts.send}
        </button>
      </div>
    </ScriptForm>
  );
}

function Fields({ form, control }: { form: ContactFormModel; control: Control }) {
  const { typed, faults, today, change } = control;
  const { type, sizes, urgency } = form;
  const box = (name: string) => ({
    name,
    value: typed[name],
    fault: faults[name],
    onChange: change,
  });
  return (
    <>
      <TextInput {...box('title')} label={texts.requestTitle} maxLength={sizes.title} />
      {type.fields
        .filter((field) => field.type !== 'files')
        .map((field) => (
          <FactField
            key={field.id}
            field={field}
            value={typed[`facts.${field.id}`]}
            fault={faults[`facts.${field.id}`]}
            today={today}
            onChange={change}
          />
        ))}
      <TextArea {...box('text')} label={texts.text} maxLength={sizes.text} rows={5} />
      {type.urgency && (
        <Select
          name="urgency"
          label={labelOfContact(form)('urgency') ?? ''}
          value={typed.urgency ?? 'normal'}
          options={urgencies.map((id) => ({ id, title: urgency[id].title }))}
          onChange={change}
        />
      )}
    </>
  );
}
