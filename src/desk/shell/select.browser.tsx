import type { Titled } from '#shared/contract/desk/ids.ts';
import { FieldFrame, inputId } from '#shared/forms/field-frame.tsx';

type Props = {
  name: string;
  label: string;
  value: string;
  options: readonly Titled[];
  /** What stands for no choice; left out where one must be made. */
  any?: string | undefined;
  hint?: string | undefined;
  fault?: string | undefined;
  onChange(name: string, value: string): void;
};

/** One of a list that opens. */
export const Select = ({ name, label, value, options, any, hint, fault, onChange }: Props) => (
  <FieldFrame name={name} label={label} hint={hint} fault={fault}>
    <select
      class="input"
      id={inputId(name)}
      name={name}
      value={value}
      aria-invalid={fault ? true : undefined}
      onChange={(event) => onChange(name, event.currentTarget.value)}
    >
      {any !== undefined && <option value="">{any}</option>}
      {options.map(({ id, title }) => (
        <option key={id} value={id}>
          {title}
        </option>
      ))}
    </select>
  </FieldFrame>
);
