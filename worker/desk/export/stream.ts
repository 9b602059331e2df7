import { csvOf, csvRows } from '#shared/fields/csv.ts';
import { nextTurn } from '../../foundation/next-turn.ts';

/**
 * A table for spreadsheets, a page at a time, so that no more than a page is held. What `read` throws breaks the stream
 * off. `first` was read already; `next` is null on the last page, and a page may have no row and go on.
 */
export function streamTable<Page extends { next: string | null }>(
  head: readonly string[],
  first: Page,
  read: (after: string) => Promise<Page>,
  rowsOf: (page: Page) => readonly (readonly string[])[],
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let page: Page | null = first;
  let hasLeft = false;
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        controller.enqueue(encoder.encode(csvOf([head])));
      },
      // A pull that gives nothing is the last one: pages without a row are passed over at once.
      async pull(controller) {
        for (let given = 0; page !== null && given === 0 && !hasLeft; ) {
          const { next }: Page = page;
          const rows = rowsOf(page);
          if (rows.length > 0) controller.enqueue(encoder.encode(csvRows(rows)));
          given = rows.length;
          if (next !== null) await nextTurn();
          page = next === null ? null : await read(next);
        }
        if (page === null && !hasLeft) controller.close();
      },
      cancel() {
        hasLeft = true;
      },
    },
    { highWaterMark: 1 },
  );
}
