import type { ThreadMessage } from '#shared/contract/tickets.ts';
import { showTrackingCode } from '#shared/fields/tracking-code.ts';

/** A message and the ticket that it was written in. */
type Written = { id: string; code: string; filedBy: string | null };

/**
 * The messages of a thread, oldest first; those of one millisecond in the order of their writing. A thread can have those
 * of several tickets, which no index has in one order.
 */
export const inWrittenOrder = <Message extends { createdAt: number; rowid: number }>(
  messages: readonly Message[],
): Message[] =>
  messages.toSorted((one, other) => one.createdAt - other.createdAt || one.rowid - other.rowid);

/**
 * Where the messages of a thread come from, by their ids: merged tickets say their code, and the first words of a ticket
 * that an agent filed say so. `messages` are all of the thread, oldest first.
 */
export function originsOf(
  messages: readonly Written[],
  code: string,
): Map<string, Pick<ThreadMessage, 'from' | 'filedByAgent'>> {
  const begun = new Set<string>();
  return new Map(
    messages.map((message) => {
      const isFirst = !begun.has(message.code);
      begun.add(message.code);
      return [
        message.id,
        {
          ...(message.code !== code && { from: showTrackingCode(message.code) }),
          ...(isFirst && message.filedBy !== null && { filedByAgent: true as const }),
        },
      ];
    }),
  );
}
