import { useState } from 'preact/hooks';
import { date } from '#shared/fields/date.ts';
import { TextInput } from '#shared/forms/inputs.tsx';
import { instantToJalali } from '#shared/persian/dates.ts';
import { jalaliIso } from '#shared/persian/jalali.ts';
import * as texts from '../texts/inbox.ts';
import { type Choices, type Filter, filtersFor } from './filters.ts';
import type { ListQuery } from './list-query.ts';

type Props = { query: ListQuery; choices: Choices; onChange(next: ListQuery): void };

/** The filters of the list, each applied as soon as it is changed. */
export function FilterBar({ query, choices, onChange }: Props) {
  return (
    <form class="desk-filters" id="desk-filters" onSubmit={(event) => event.preventDefault()}>
      {filtersFor(choices).map((filter) => (
        <Select
          key={filter.name}
          filter={filter}
          value={query[filter.name] ?? ''}
          onChange={(value) => onChange({ ...query, [filter.name]: value })}
        />
      ))}
      <Day
        name="from"
        title={texts.filterFrom}
        value={query.from ?? ''}
        onChange={(from) => onChange({ ...query, from })}
      />
      <Day
        name="to"
        title={texts.filterTo}
        value={query.to ?? ''}
        onChange={(to) => onChange({ ...query, to })}
      />
    </form>
  );
}

function Select({
  filter: { title, options },
  value,
  onChange,
}: {
  filter: Filter;
  value: string;
  onChange(value: string): void;
}) {
  return (
    <label>
      <span>{title}</span>
      <select class="input" value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{texts.any}</option>
        {/* Set by an address or a saved view, and not among what can be chosen. */}
        {value && !options.some(({ id }) => id === value) && <option value={value}>{value}</option>}
        {options.map((one) => (
          <option key={one.id} value={one.id}>
            {one.title}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A day as it is typed; it is applied once it is one, and when it is left empty. */
function Day({
  name,
  title,
  value,
  onChange,
}: {
  name: string;
  title: string;
  value: string;
  onChange(iso: string): void;
}) {
  const [typed, setTyped] = useState(value.replaceAll('-', '/'));
  const [fault, setFault] = useState<string | undefined>(undefined);
  const apply = () => {
    if (typed.trim() === '') {
      setFault(undefined);
      return value && onChange('');
    }
    const read = date.parse(typed, { today: jalaliIso(instantToJalali(Date.now())) });
    setFault(read.ok ? undefined : read.reason);
    return read.ok && read.value !== value && onChange(read.value);
  };
  return (
    <TextInput
      name={`desk-${name}`}
      label={title}
      required={false}
      dir="ltr"
      inputMode="numeric"
      value={typed}
      fault={fault}
      hint={texts.dateHint}
      onChange={(_, next) => setTyped(next)}
      onLeave={apply}
    />
  );
}
