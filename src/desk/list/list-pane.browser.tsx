import { useState } from 'preact/hooks';
import type { DeskChoices, SavedView } from '#shared/contract/desk/views.ts';
import { focusAtOnce, focusOn } from '../../api/focus.browser.ts';
import type { Selection } from '../bulk/use-selection.browser.ts';
import type { OnFault } from '../session/use-desk-session.browser.ts';
import { FaultNotice } from '../shell/fault-notice.tsx';
import { later } from '../shell/later.browser.tsx';
import { Waiting } from '../shell/waiting.tsx';
import * as texts from '../texts/list.ts';
import type { SentAct } from '../undo/sent-act.browser.ts';
import { queryToSave, savedViewIn } from '../views/view-to-save.ts';
import { countWaiting } from './arrivals.ts';
import { chipsOf } from './chips.ts';
import { FilterChips } from './filter-chips.browser.tsx';
import { type Choices, setFiltersOf } from './filters.ts';
import { ListHead, titleId, viewButtonId } from './list-head.browser.tsx';
import { type ListQuery, searchOf } from './list-query.ts';
import { Rows } from './rows.browser.tsx';
import type { HoldPart } from './use-hold.browser.ts';
import type { List } from './use-list.browser.ts';
import { useNow } from './use-now.browser.ts';

type Props = {
  list: List;
  query: ListQuery;
  choices: Choices;
  /** What operators of a search can name; undefined before that is known. */
  typedChoices: DeskChoices | undefined;
  saved: readonly SavedView[];
  /** The agent may have the view as a file (R90). */
  canExport: boolean;
  /** The title of the view. */
  title: string;
  density: string;
  /** The row that the keyboard is at, the open one, and how often the focus was sent to the list. */
  active: string;
  open: string;
  focusCount: number;
  isFocusDue(): boolean;
  addressOf(code: string): string;
  onActive(code: string): void;
  selection: Selection;
  /** An act on the selected rows is on its way. */
  onHeld(act: SentAct): void;
  onQuery(query: ListQuery): void;
  onRelease(): void;
  /** A view was saved under this id, or deleted: null. */
  onSaved(id: string | null): void;
  /** Own views have another order. */
  onViewMoved(): void;
  onFault: OnFault;
  /** Somebody points at the list or is in it, or no longer. */
  onHold(part: HoldPart, isHeld: boolean): void;
};

/** The list of one view: its head, its filters and its rows. */
export function ListPane({ list, query, choices, saved, title, onHold, ...props }: Props) {
  const { state, facts, fault, loading } = list;
  const [openPanel, setOpenPanel] = useState<'filters' | 'view' | null>(null);
  const areFiltersOpen = openPanel === 'filters';
  const view = savedViewIn(query, saved);
  const ownView = view?.canChange ? view : null;
  const toSave = queryToSave(query, saved);
  const now = useNow(facts);
  const set = setFiltersOf(query, choices);
  const search = searchOf(query);
  return (
    <section
      class="desk-list-pane"
      aria-labelledby={titleId}
      aria-busy={loading === 'first'}
      data-selecting={props.selection.isOn || undefined}
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
        canSave={toSave !== null || ownView !== null}
        isNewView={toSave !== null}
        isViewOpen={openPanel === 'view'}
        onView={() => setOpenPanel(openPanel === 'view' ? null : 'view')}
        isSelecting={props.selection.isOn}
        onSelecting={props.selection.setOn}
        onRelease={props.onRelease}
        onFilters={() => setOpenPanel(areFiltersOpen ? null : 'filters')}
      />
      {props.selection.tickets.length > 0 && (
        <BulkBar
          selection={props.selection}
          choices={choices}
          onFault={props.onFault}
          onHeld={props.onHeld}
        />
      )}
      {areFiltersOpen && <FilterBar query={query} choices={choices} onChange={props.onQuery} />}
      {openPanel === 'view' && (toSave || ownView) && (
        <ViewForm
          key={search}
          query={toSave ?? ownView?.query ?? {}}
          view={toSave ? null : ownView}
          departments={choices.departments}
          order={saved.filter(({ canChange }) => canChange).map(({ id }) => id)}
          onFault={props.onFault}
          onMoved={props.onViewMoved}
          onSaved={(id) => {
            setOpenPanel(null);
            props.onSaved(id);
            focusOn(titleId);
          }}
          onClose={() => {
            setOpenPanel(null);
            focusAtOnce(viewButtonId);
          }}
        />
      )}
      <FilterChips
        chips={chipsOf(query, set, props.typedChoices).map(({ change, ...chip }) => ({
          ...chip,
          onRemove: () => {
            props.onQuery({ ...query, ...change });
            focusAtOnce(titleId);
          },
        }))}
        onClear={() => {
          props.onQuery(query.view ? { view: query.view } : {});
          focusAtOnce(titleId);
        }}
      />
      {fault && <FaultNotice fault={fault} onRetry={state.rows ? null : list.retry} />}
      <div
        class="desk-rows"
        key={list.shown}
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
            isFocusDue={props.isFocusDue}
            addressOf={props.addressOf}
            onActive={props.onActive}
            selection={props.selection}
            onNearEnd={list.loadMore}
          />
        )}
        {!state.rows && loading === 'first' && <Waiting />}
        {state.rows?.length === 0 && loading !== 'first' && (
          <p class="hint desk-nothing">{set.length > 0 ? texts.nothingFound : texts.nothingHere}</p>
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

const FilterBar = later(() =>
  import('./filter-bar.browser.tsx').then((loaded) => loaded.FilterBar),
);

const BulkBar = later(() =>
  import('../bulk/bulk-bar.browser.tsx').then((loaded) => loaded.BulkBar),
);

const ViewForm = later(() =>
  import('../views/view-form.browser.tsx').then((loaded) => loaded.ViewForm),
);

const isRow = (element: Element) => element.matches('.desk-list a');

/** Where the view is had as a file for spreadsheets. */
const csvAddress = (query: ListQuery) => `/api/desk/tickets.csv${searchOf(query)}`;
