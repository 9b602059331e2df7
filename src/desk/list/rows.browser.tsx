import { useLayoutEffect, useRef } from 'preact/hooks';
import type { InboxTicket } from '#shared/contract/desk/inbox.ts';
import type { Selection } from '../bulk/use-selection.browser.ts';
import { InboxRow } from './inbox-row.browser.tsx';
import { useWindow } from './use-window.browser.ts';

type Props = {
  rows: readonly InboxTicket[];
  /** The server's time in epoch milliseconds. */
  now: number;
  density: string;
  /** The code of the row that the keyboard is at; its link alone is in the order of Tab. */
  active: string;
  /** The code of the open ticket. */
  open: string;
  /** Grows when the focus is to go to the active row. */
  focusCount: number;
  /** Answers once for each time whether it is; rows of another list do not take the focus. */
  isFocusDue(): boolean;
  addressOf(code: string): string;
  onActive(code: string): void;
  selection: Selection;
  /** The end of what is loaded comes near. */
  onNearEnd(): void;
};

/** Rows that are loaded before the reader is at the end of them. */
const aheadRows = 20;

/** The rows of a list, of which only those near what is seen are in the document. */
export function Rows({ rows, active, open, focusCount, isFocusDue, onNearEnd, ...props }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const { window, rowHeight, include } = useWindow(list, rows.length, props.density);
  const at = Math.max(
    0,
    rows.findIndex(({ code }) => code === active),
  );
  const wanted = useRef(0);

  useLayoutEffect(() => {
    if (isFocusDue()) {
      wanted.current = focusCount;
      include(at);
    }
  }, [focusCount]);
  useLayoutEffect(() => {
    if (wanted.current === 0) return;
    const link = list.current?.querySelector<HTMLElement>('a[tabindex="0"]');
    if (!link) return;
    wanted.current = 0;
    link.focus({ preventScroll: true });
    link.parentElement?.scrollIntoView({ block: 'nearest' });
  });
  useLayoutEffect(() => {
    if (window.last > rows.length - aheadRows) onNearEnd();
  }, [window.last, rows.length]);

  return (
    <ul
      class="desk-list"
      ref={list}
      style={{
        paddingBlockStart: `${window.first * rowHeight}px`,
        paddingBlockEnd: `${(rows.length - window.last) * rowHeight}px`,
      }}
    >
      {rows.slice(window.first, window.last).map((ticket, index) => (
        <InboxRow
          key={ticket.code}
          ticket={ticket}
          now={props.now}
          place={{ at: window.first + index + 1, of: rows.length }}
          isActive={window.first + index === at}
          isOpen={ticket.code === open}
          href={props.addressOf(ticket.code)}
          onActive={props.onActive}
          isSelected={props.selection.codes.has(ticket.code)}
          onSelect={props.selection.toggle}
        />
      ))}
    </ul>
  );
}
