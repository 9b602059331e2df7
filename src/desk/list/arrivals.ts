import type { InboxTicket } from '#shared/contract/desk/inbox.ts';

/** What one answer brings; `now` is the server's clock in epoch milliseconds. */
export type Page = { tickets: readonly InboxTicket[]; cursor: string | null; now: number };

/** What is known of the list when a fresh page comes. */
export type Known = {
  /** In the order of the screen; undefined before the first answer. */
  rows: readonly InboxTicket[] | undefined;
  /** The newest first page, while somebody points at the list or is in it. */
  waiting: Page | null;
  /** When the first page was read last, by the server's clock. */
  readAt: number;
  /** Tickets that came, or got a message, since somebody looked at the page. */
  arrived: readonly InboxTicket[];
  /** Codes of those that came while the page waits, whoever looks. */
  came: readonly string[];
};

/** Tickets of a fresh first page that came, or that their customer wrote to, since the page was read before. */
export function arrivalsIn(
  { rows = [], waiting, readAt, arrived }: Known,
  { tickets }: Page,
): readonly InboxTicket[] {
  const known = new Map([...rows, ...(waiting?.tickets ?? [])].map((row) => [row.code, row]));
  const counted = new Set(arrived.map(({ code }) => code));
  return tickets.filter((ticket) => {
    const before = known.get(ticket.code);
    const isNew = before ? ticket.unread && !before.unread : ticket.updatedAt >= readAt;
    return isNew && !counted.has(ticket.code);
  });
}

/** How many of the tickets that wait the list does not show, or shows further down: «۲ جدید». */
export function countWaiting({
  rows = [],
  waiting,
  came,
}: Pick<Known, 'rows' | 'waiting' | 'came'>): number {
  if (!waiting) return 0;
  const places = new Map(rows.map(({ code }, at) => [code, at]));
  const isNew = new Set(came);
  let last = -1;
  let count = 0;
  for (const { code } of waiting.tickets) {
    const at = places.get(code);
    // One that only came up to the end of the first page is no news.
    if (at === undefined) count += isNew.has(code) ? 1 : 0;
    else if (at < last) count += 1;
    else last = at;
  }
  return count;
}
