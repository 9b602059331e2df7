import { useState } from 'preact/hooks';
import * as texts from '../texts/list.ts';
import { countWaiting } from './arrivals.ts';
import { FilterBar } from './filter-bar.browser.tsx';
import { FilterChips } from './filter-chips.browser.tsx';
import { type Choices, setFiltersOf } from './filters.ts';
import { ListHead } from './list-head.browser.tsx';
import { type ListQuery, searchOf } from './list-query.ts';
import { Rows } from './rows.browser.tsx';
import type { HoldPart } from './use-hold.browser.ts';
import type { List } from './use-list.browser.ts';
import { useNow } from './use-now.browser.ts';

type Props = {
  list: List;
  query: ListQuery;
  choices: Choices;
  /** The agent may have the view as a file (R90). */
  canExport: boolean;
  /** The title of the view. */
  title: string;
  density: string;
  /** The row that the keyboard is at, the open one, and how often the focus was sent to the list. */
  active: string;
  open: string;
  focusCount: number;
  addressOf(code: string): string;
  onActive(code: string): void;
  onQuery(query: ListQuery): void;
  onRelease(): void;
  /** Somebody points at the list or is in it, or no longer. */
  onHold(part: HoldPart, isHeld: boolean): void;
};

/** The list of one view: its head, its filters and its rows. */
export function ListPane({ list, query, choices, title, onHold, ...props }: Props) {
  const { state, facts, fault, loading } = list;
  const [areFiltersOpen, setFiltersOpen] = useState(false);
  const now = useNow(facts);
  const set = setFiltersOf(query, choices);
  const search = searchOf(query);
  return (
    <section
      class="desk-list-pane"
      aria-labelledby="inbox"
      aria-busy={loading === 'first'}
      onPointerEnter={(event) => event.pointerType === 'mouse' && onHold('pointer', true)}
      onPointerLeave={() => onHold('pointer', false)}
      onFocusIn={({ target }) => onHold('focus', target instanceof Element && isRow(target))}
      onFocusOut={({ relatedTarget }) =>
        onHold('focus', relatedTarget instanceof Element && isRow(relatedTarget))
      }
    >
      <ListHead
        title={title}
        total={facts?.total ?? null}
        waiting={countWaiting(state)}
        filters={set.length}
        areFiltersOpen={areFiltersOpen}
        csv={props.canExport && facts?.total?.count ? csvAddress(query) : null}
        onRelease={props.onRelease}
        onFilters={() => setFiltersOpen(!areFiltersOpen)}
      />
      {areFiltersOpen && <FilterBar query={query} choices={choices} onChange={props.onQuery} />}
      <FilterChips
        chips={set.map((filter) => ({
          name: filter.name,
          words: texts.filter(filter.title, filter.value),
          onRemove: () => props.onQuery({ ...query, [filter.name]: '' }),
        }))}
        onClear={() => props.onQuery(query.view ? { view: query.view } : {})}
      />
      {fault && (
        <p class="notice notice-bad" role="alert">
          {fault}
        </p>
      )}
      <div
        class="desk-rows"
        key={search}
        onScroll={({ currentTarget }) => onHold('scroll', currentTarget.scrollTop > 8)}
      >
        {state.rows && state.rows.length > 0 && (
          <Rows
            rows={state.rows}
            now={now}
            density={props.density}
            active={props.active}
            open={props.open}
            focusCount={props.focusCount}
            addressOf={props.addressOf}
            onActive={props.onActive}
            onNearEnd={list.loadMore}
          />
        )}
        {state.rows?.length === 0 && loading !== 'first' && (
          <p class="hint desk-nothing">{texts.nothingFound}</p>
        )}
        {state.cursor !== null && (
          <button class="desk-quiet desk-more" type="button" onClick={list.loadMore}>
            {loading === 'more' ? texts.loading : texts.showMore}
          </button>
        )}
      </div>
    </section>
  );
}

const isRow = (element: Element) => element.matches('.desk-list a');

/** Where the view is had as a file for spreadsheets. */
const csvAddress = (query: ListQuery) => `/api/desk/tickets.csv${searchOf(query)}`;
