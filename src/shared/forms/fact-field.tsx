import type { ComponentChildren } from 'preact';
import { fieldRegistry } from '../fields/registry.ts';
import { moneyUnitName } from '../persian/money.ts';
import type { FormField } from '../settings/request-types.ts';
import { askOf } from './ask.ts';
import { factName } from './contact-form-model.ts';
import { echoOf } from './echo.ts';
import type { OnChange } from './field-frame.tsx';
import { FieldGroup } from './field-frame.tsx';
import { Choices, TextArea, TextInput } from './inputs.tsx';

type Props = {
  field: FormField;
  value?: string | undefined;
  fault?: string | undefined;
  /** Today in Tehran (`1405-09-03`), for «امروز» and dates that must lie behind us. */
  today?: string | undefined;
  onChange?: OnChange;
  onLeave?: ((name: string) => void) | undefined;
  /** The calendar of a date: its button beside the box, and under it its page, or days near today. */
  calendar?: { button: ComponentChildren; page: ComponentChildren } | undefined;
  /** In a field of files: the component that takes them. */
  files?: ComponentChildren;
};

/** A request type's own field as its kind wants it: choices as cards, amounts with their unit. */
export function FactField(props: Props) {
  const { field, value = '', fault, today, onChange, onLeave } = props;
  const name = factName(field.id);
  const { label, required } = field;
  const common = { name, label, required, value, fault, onChange };
  const leave = onLeave && (() => onLeave(name));
  if (field.type === 'choice') {
    return <Choices {...common} hint={field.hint} options={field.choices ?? []} />;
  }
  if (field.type === 'files') {
    return (
      <FieldGroup name={name} label={label} required={required} hint={field.hint} fault={fault}>
        {props.files}
      </FieldGroup>
    );
  }
  if (field.type === 'long_text') {
    return (
      <TextArea {...common} hint={field.hint} example={field.example} rows={4} onLeave={leave} />
    );
  }
  const kind = fieldRegistry[field.type];
  const read = { ...field, ...(today && { today }) };
  return (
    <TextInput
      {...common}
      hint={field.hint}
      echo={echoOf(read, value)}
      ask={askOf(read, value)}
      inputMode={kind.inputMode}
      dir={kind.dir}
      autocomplete={kind.autocomplete}
      example={field.example ?? kind.example}
      onLeave={leave}
      beside={
        field.type === 'amount' ? (
          <span class="unit">{moneyUnitName(field.unit ?? 'toman')}</span>
        ) : (
          props.calendar?.button
        )
      }
      below={props.calendar?.page}
    />
  );
}
