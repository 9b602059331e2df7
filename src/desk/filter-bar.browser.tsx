import type { InboxAnswer } from '#shared/contract/desk/inbox.ts';
import type { OwnStateWords } from '#shared/settings/ticket-states.ts';
import type { Filters } from './inbox-filters.ts';
import * as texts from './texts/inbox.ts';

type Props = {
  filters: Filters;
  /** The list as it was read last; it brings the departments of this agent. */
  inbox: InboxAnswer | undefined;
  /** Those that the organisation has of its own name states here too. */
  stateWords: OwnStateWords;
  onChange(next: Partial<Filters>): void;
};

/** The filters above the list, each applied as soon as it is changed. */
export function FilterBar({ filters, inbox, stateWords, onChange }: Props) {
  const own: Readonly<Record<string, string>> = stateWords;
  return (
    <form class="desk-filters" onSubmit={(event) => event.preventDefault()}>
      <Select
        label={texts.filterState}
        value={filters.state}
        options={Object.entries(texts.stateFilters).map(([id, title]) => [id, own[id] ?? title])}
        onChange={(state) => onChange({ state })}
      />
      <Select
        label={texts.filterDepartment}
        value={filters.department}
        options={[
          ['', texts.allDepartments],
          ...(inbox?.departments ?? []).map(({ id, title }) => [id, title] as const),
        ]}
        onChange={(department) => onChange({ department })}
      />
      <label class="desk-search">
        <span>{texts.filterText}</span>
        <input
          class="input"
          id="desk-q"
          type="search"
          dir="auto"
          placeholder=" "
          value={filters.q}
          maxLength={150}
          onInput={(event) => onChange({ q: event.currentTarget.value })}
        />
      </label>
      <label class="desk-mine">
        <input
          type="checkbox"
          checked={filters.mine === '1'}
          onChange={(event) => onChange({ mine: event.currentTarget.checked ? '1' : '' })}
        />
        <span>{texts.filterMine}</span>
      </label>
    </form>
  );
}

function Select({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: string;
  options: readonly (readonly [value: string, title: string])[];
  onChange(value: string): void;
}) {
  return (
    <label>
      <span>{label}</span>
      <select class="input" value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {options.map(([one, title]) => (
          <option key={one} value={one}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}
