import type { InboxTicket } from '#shared/contract/desk/inbox.ts';

/** The rows as they are, each with what is known of it now; none moves. Rows that did not change stay the same objects. */
export function renewRows(
  rows: readonly InboxTicket[],
  fresh: readonly InboxTicket[],
): readonly InboxTicket[] {
  const known = new Map(fresh.map((ticket) => [ticket.code, ticket]));
  return rows.map((row) => newer(row, known.get(row.code)));
}

/**
 * The rows once the first page was read anew. That page is a whole stretch of the order: a row that stood within it and
 * is missing has left the view or moved down; rows after it stay. `kept` stays where it stood though it left.
 */
export function mergeRows(
  rows: readonly InboxTicket[],
  fresh: readonly InboxTicket[],
  { kept, isWhole }: { kept: string; isWhole: boolean },
): readonly InboxTicket[] {
  const before = new Map(rows.map((row) => [row.code, row]));
  const inFresh = new Set(fresh.map(({ code }) => code));
  const first = fresh.map((ticket) => newer(before.get(ticket.code) ?? ticket, ticket));
  const lastKnown = rows.findLastIndex(({ code }) => inFresh.has(code));
  // Without a row in common nobody knows what stands between the two.
  const rest = isWhole || lastKnown < 0 ? [] : rows.slice(lastKnown + 1);
  const merged = [...first, ...rest];
  const at = rows.findIndex(({ code }) => code === kept);
  const open = rows[at];
  if (!open || merged.some(({ code }) => code === kept)) return merged;
  const above = new Set(rows.slice(0, at).map(({ code }) => code));
  merged.splice(merged.findLastIndex(({ code }) => above.has(code)) + 1, 0, open);
  return merged;
}

/** The row that is shown where nothing changed, so that it need not be drawn again. */
function newer(row: InboxTicket, fresh: InboxTicket | undefined): InboxTicket {
  return fresh && JSON.stringify(fresh) !== JSON.stringify(row) ? fresh : row;
}
