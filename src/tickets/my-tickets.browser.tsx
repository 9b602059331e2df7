import { useEffect, useState } from 'preact/hooks';
import type { ListedTicket } from '#shared/contract/tickets.ts';
import * as texts from './texts.ts';
import { isOver, Tickets } from './ticket-list.browser.tsx';
import { listOwnTickets } from './tickets-api.browser.ts';

/** The open requests of a person who has just sent one; nothing where they cannot be read. */
export function MyTickets() {
  const [tickets, setTickets] = useState<readonly ListedTicket[]>([]);
  useEffect(() => {
    listOwnTickets()
      .then((mine) => setTickets(mine?.filter((ticket) => !isOver(ticket)) ?? []))
      .catch(() => {});
  }, []);
  return <Tickets tickets={tickets} title={texts.yourOpenRequests} />;
}
