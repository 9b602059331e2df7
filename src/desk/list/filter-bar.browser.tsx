import { useState } from 'preact/hooks';
import { isBlank } from '#shared/fields/blank.ts';
import { date } from '#shared/fields/date.ts';
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
      <div class="desk-days">
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
      </div>
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
  const [fault, setFault] = useState<string | null>(null);
  const apply = () => {
    const read = isBlank(typed)
      ? ({ ok: true, value: '' } as const)
      : date.parse(typed, { today: jalaliIso(instantToJalali(Date.now())) });
    setFault(read.ok ? null : read.reason);
    if (read.ok && read.value !== value) onChange(read.value);
  };
  const noteId = `desk-filter-${name}-note`;
  return (
    <label>
      <span>{title}</span>
      <input
        class="input"
        dir="ltr"
        inputMode="numeric"
        autocomplete="off"
        value={typed}
        aria-invalid={fault !== null || undefined}
        aria-describedby={noteId}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onChange={apply}
      />
      <span id={noteId} class={fault === null ? 'hint' : 'problem'}>
        {fault ?? texts.dateHint}
      </span>
    </label>
  );
}
