import type { TicketState } from '../contract/tickets.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icons.ts';

const icons: Readonly<Record<TicketState, IconName>> = {
  unconfirmed: 'hourglass',
  waiting: 'clock',
  in_review: 'eye',
  answered: 'chat',
  closed: 'archive',
  expired: 'close',
};

/** A ticket's state in words and by a shape; its colour only repeats them. */
export function StateBadge({ state, title }: { state: TicketState; title: string }) {
  return (
    <span class="state" data-state={state}>
      <Icon name={icons[state]} />
      {title}
    </span>
  );
}
