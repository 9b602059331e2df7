import type { Titled } from '#shared/contract/desk/ids.ts';
import type { DeskThread } from '#shared/contract/desk/thread.ts';
import type { TicketRow } from '../../tickets/store.ts';
import type { OwnedRow } from './store-owned.ts';

/** Who has a ticket, its tags, and the reasons for which it can be closed. */
export function ownedOf(
  { assigneeId }: Pick<TicketRow, 'assigneeId'>,
  row: OwnedRow | undefined,
): Pick<DeskThread, 'assignee' | 'tags' | 'closeReasons'> {
  return {
    assignee:
      assigneeId === null
        ? null
        : { id: assigneeId, title: row?.assigneeName ?? '', away: row?.assigneeAway === 1 },
    tags: titledIn(row?.tags),
    closeReasons: titledIn(row?.closeReasons),
  };
}

const titledIn = (json = '[]') => JSON.parse(json) as Titled[];

/** Names of the agents whom a note names. */
export const mentionsIn = (row: OwnedRow | undefined, messageId: string): string[] =>
  (JSON.parse(row?.mentions ?? '[]') as { message: string; name: string }[])
    .filter(({ message }) => message === messageId)
    .map(({ name }) => name);
