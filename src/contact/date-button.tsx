import { Icon } from '#shared/forms/icon.tsx';
import * as texts from './texts.ts';

/** Opens and closes the calendar of a date field. */
export function DateButton({ isOpen, onToggle }: { isOpen: boolean; onToggle(): void }) {
  return (
    <button
      type="button"
      class="icon-button boxed"
      aria-label={texts.openCalendar}
      aria-expanded={isOpen}
      onClick={onToggle}
    >
      <Icon name="calendar" />
    </button>
  );
}
