import type { InboxTicket } from '#shared/contract/desk/inbox.ts';
import { arrivalsIn, type Known, type Page } from './arrivals.ts';
import { mergeRows, renewRows } from './merge-rows.ts';

/** The list of tickets that is shown, and what waits until it may move. */
export type ListState = Known & {
  /** Where the next page begins; null at the end. */
  cursor: string | null;
};

/** What happens to the list. `kept` is the code of the open ticket, which stays though it left the view. */
export type ListEvent =
  | { kind: 'opened'; page: Page }
  | { kind: 'failed' }
  | { kind: 'refreshed'; page: Page; kept: string; isHeld: boolean }
  | { kind: 'released'; kept: string }
  | { kind: 'looked-at' }
  | { kind: 'changed'; ticket: ChangedTicket }
  | { kind: 'continued'; page: Page };

/** What the screen of a ticket knows of its row. */
export type ChangedTicket = Pick<InboxTicket, 'code'> & Partial<InboxTicket>;

/** Before the first answer. */
export const initialList: ListState = {
  ...{ rows: undefined, waiting: null, cursor: null, readAt: 0, arrived: [], came: [] },
};

/** The state after an event; pure. */
export function reduceList(state: ListState, event: ListEvent): ListState {
  const rows = state.rows ?? [];
  switch (event.kind) {
    case 'opened': {
      const { tickets, cursor, now } = event.page;
      return { ...initialList, rows: tickets, cursor, readAt: now };
    }
    case 'failed':
      return initialList;
    case 'refreshed': {
      if (!state.rows) return reduceList(state, { kind: 'opened', page: event.page });
      const arrivals = arrivalsIn(state, event.page);
      const next = {
        ...state,
        arrived: [...state.arrived, ...arrivals],
        came: [...state.came, ...arrivals.map(({ code }) => code)],
        readAt: event.page.now,
      };
      return event.isHeld
        ? { ...next, rows: renewRows(rows, event.page.tickets), waiting: event.page }
        : arrange(next, event.page, event.kept);
    }
    case 'released':
      return state.waiting ? { ...arrange(state, state.waiting, event.kept), arrived: [] } : state;
    case 'looked-at':
      return state.arrived.length > 0 ? { ...state, arrived: [] } : state;
    case 'changed': {
      const { ticket } = event;
      const change = (row: InboxTicket) => (row.code === ticket.code ? { ...row, ...ticket } : row);
      return state.rows ? { ...state, rows: state.rows.map(change) } : state;
    }
    case 'continued':
      return { ...state, rows: withNext(rows, event.page.tickets), cursor: event.page.cursor };
  }
}

function arrange(state: ListState, page: Page, kept: string): ListState {
  const rows = mergeRows(state.rows ?? [], page.tickets, { kept, isWhole: page.cursor === null });
  const first = new Set([kept, ...page.tickets.map(({ code }) => code)]);
  // More pages than the first are shown: what follows them begins where it began.
  const goesOn = rows.some(({ code }) => !first.has(code));
  return { ...state, rows, waiting: null, came: [], cursor: goesOn ? state.cursor : page.cursor };
}

function withNext(rows: readonly InboxTicket[], next: readonly InboxTicket[]) {
  const shown = new Set(rows.map(({ code }) => code));
  return [...rows, ...next.filter(({ code }) => !shown.has(code))];
}
