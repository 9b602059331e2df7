import type { Count } from '#shared/contract/desk/inbox.ts';
import { toPersianDigits } from '#shared/persian/digits.ts';
import * as texts from '../texts/list.ts';
import { selectMode } from '../texts/selecting.ts';
import * as viewTexts from '../texts/views.ts';

/** The id of the title of the list. */
export const titleId = 'inbox';
/** The id of the button that opens the form of a view. */
export const viewButtonId = 'desk-view-button';

type Props = {
  title: string;
  /** How many tickets the view has; null before that is known. */
  total: Count | null;
  /** How many wait to be shown. */
  waiting: number;
  /** How many filters are set. */
  filters: number;
  areFiltersOpen: boolean;
  /** Where the view is had as a file; null where it is empty. */
  csv: string | null;
  /** There is something to save, or an own view to change. */
  canSave: boolean;
  /** What is saved becomes a new view. */
  isNewView: boolean;
  isViewOpen: boolean;
  /** Rows show their boxes. */
  isSelecting: boolean;
  onSelecting(next: boolean): void;
  onView(): void;
  onRelease(): void;
  onFilters(): void;
};

/** «۴۷ درخواست»; «بیش از ۱۰۰۰ درخواست» where counting ended there. */
const countLabel = ({ count, isMore }: Count) =>
  (isMore ? texts.moreThan : texts.count)(toPersianDigits(count));

/** What the list shows and how many; what waits; and the way to filters and the file. */
export function ListHead({ title, total, waiting, filters, areFiltersOpen, csv, ...props }: Props) {
  return (
    <header class="desk-list-head">
      <h2 id={titleId} tabIndex={-1}>
        {title}
      </h2>
      <p class="hint" role="status">
        {total !== null && countLabel(total)}
      </p>
      {waiting > 0 && (
        <button
          class="desk-waiting"
          type="button"
          aria-label={texts.showNewRows(toPersianDigits(waiting))}
          onClick={props.onRelease}
        >
          {texts.newRows(toPersianDigits(waiting))} <span aria-hidden="true">↑</span>
        </button>
      )}
      <button
        class="desk-quiet desk-select-mode"
        type="button"
        aria-pressed={props.isSelecting}
        onClick={() => props.onSelecting(!props.isSelecting)}
      >
        {selectMode}
      </button>
      <button
        class="desk-quiet"
        type="button"
        aria-expanded={areFiltersOpen}
        aria-controls="desk-filters"
        aria-label={filters > 0 ? texts.filtersSet(toPersianDigits(filters)) : undefined}
        onClick={props.onFilters}
      >
        {texts.filters}
        {filters > 0 && <b>{toPersianDigits(filters)}</b>}
      </button>
      {props.canSave && (
        <button
          class="desk-quiet"
          id={viewButtonId}
          type="button"
          aria-expanded={props.isViewOpen}
          onClick={props.onView}
        >
          {props.isNewView ? viewTexts.saveView : viewTexts.changeView}
        </button>
      )}
      {csv !== null && (
        <a class="desk-quiet" href={csv} download aria-label={texts.exportCsv}>
          CSV
        </a>
      )}
    </header>
  );
}
