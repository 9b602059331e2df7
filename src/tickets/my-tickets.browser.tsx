import { useEffect, useState } from 'preact/hooks';
import type { TicketSummary } from '#shared/contract/tickets.ts';
import { isOver, Tickets } from './ticket-list.browser.tsx';
import { listOwnTickets } from './tickets-api.browser.ts';

/** The open requests of who has just filed one, on the same page. Without an answer it stays away. */
export function MyTickets() {
  const [tickets, setTickets] = useState<readonly TicketSummary[]>([]);
  useEffect(() => {
    listOwnTickets()
      .then((mine) => setTickets(mine?.filter((ticket) => !isOver(ticket)) ?? []))
      .catch(() => {});
  }, []);
  return <Tickets tickets={tickets} title="باز شما" />;
}
