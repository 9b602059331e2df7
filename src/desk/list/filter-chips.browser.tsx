import { Icon } from '#shared/forms/icon.tsx';
import * as texts from '../texts/list.ts';

/** A filter that is set, in words: «واحد: مالی». */
export type Chip = { name: string; words: string; onRemove(): void };

/** The filters that are set, each with a button that takes it away. Nothing where none is. */
export function FilterChips({ chips, onClear }: { chips: readonly Chip[]; onClear(): void }) {
  if (chips.length === 0) return null;
  return (
    <ul class="desk-chips">
      {chips.map(({ name, words, onRemove }) => (
        <li key={name}>
          <span class="desk-chip">
            <bdi>{words}</bdi>
            <button type="button" aria-label={texts.removeFilter(words)} onClick={onRemove}>
              <Icon name="close" />
            </button>
          </span>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <button class="desk-quiet" type="button" onClick={onClear}>
            {texts.clearFilters}
          </button>
        </li>
      )}
    </ul>
  );
}
