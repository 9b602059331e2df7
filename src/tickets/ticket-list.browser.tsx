import type { ListedTicket } from '#shared/contract/tickets.ts';
import { TicketRow } from '#shared/forms/ticket-row.tsx';

/** Whether nothing more happens in a ticket by itself. */
export const isOver = ({ state }: ListedTicket) => state === 'closed' || state === 'expired';

/** A titled list of requests; nothing where there are none. */
export function Tickets({ tickets, title }: { tickets: readonly ListedTicket[]; title: string }) {
  if (tickets.length === 0) return null;
  const now = Date.now();
  return (
    <section aria-label={title}>
      <h2 class="section-title">{title}</h2>
      <ul class="tickets">
        {tickets.map((ticket) => (
          <li key={ticket.code}>
            <TicketRow ticket={ticket} now={now} />
          </li>
        ))}
      </ul>
    </section>
  );
}
