import type { SQL } from 'drizzle-orm';
import type { BatchRows } from '../foundation/database/commit.ts';
import type { Database, Statement } from '../foundation/database/database.ts';
import { Problem } from '../foundation/problem.ts';
import { listIdentities } from '../people/store.ts';
import type { Sender } from './open/checked-request.ts';
import type { TicketRow } from './store.ts';

/** Who sends a request, as far as its cookie or mail shows. */
export type Requester = {
  /** Nothing in the request names a customer, so none need be looked up. */
  isGuest: boolean;
  /** Scalar: the customer's id, NULL for a guest; for the queries of `read`. */
  customer: SQL;
  /** Reads who it is, null for a guest, together with these rows, in one round trip. */
  read<const Reads extends readonly Statement[]>(
    reads: Reads,
  ): Promise<{ customer: Customer | null; rows: BatchRows<Reads> }>;
};

type Customer = { customerId: string; plan: string | null; agency: string | null };

/** A sender who is signed in. */
export type KnownSender = Sender & { customerId: string };

/**
 * The ticket that was read, for what only its own customer may do.
 * @throws Problem `not_found` where nothing was read, `owner_only` for one who takes part in it.
 */
export function requireOwn<Ticket extends Pick<TicketRow, 'customerId'>>(
  ticket: Ticket | undefined,
  { customerId }: Pick<KnownSender, 'customerId'>,
): Ticket {
  if (!ticket) throw new Problem('not_found');
  if (ticket.customerId !== customerId) throw new Problem('owner_only');
  return ticket;
}

/**
 * Reads who sends the request together with the rows that it asks for, in one round trip.
 * @throws Problem `sign_in_needed` for a guest.
 */
export async function readAsCustomer<const T extends readonly Statement[]>(
  db: Database,
  requester: Requester,
  statements: T,
) {
  const { sender, rows } = await readAsAnybody(db, requester, statements);
  if (!sender) throw new Problem('sign_in_needed');
  return { sender, rows };
}

/** The same for what needs none of the customer's addresses, which then are not read. */
export async function readForCustomer<const T extends readonly Statement[]>(
  requester: Requester,
  statements: T,
) {
  const { customer, rows } = await requester.read(statements);
  if (!customer) throw new Problem('sign_in_needed');
  return { customerId: customer.customerId, rows };
}

/** The same for customers and guests; a guest has no sender. */
export async function readAsAnybody<const T extends readonly Statement[]>(
  db: Database,
  requester: Requester,
  statements: T,
) {
  const {
    customer,
    rows: [identities, ...rows],
  } = await requester.read([listIdentities(db, requester.customer), ...statements]);
  return { sender: customer && senderOf(customer, identities), rows };
}

function senderOf(
  { customerId, plan, agency }: Customer,
  identities: readonly { address: string; kind: string; provenAt: number | null }[],
): KnownSender {
  const addressOf = (kind: string) =>
    identities.find((identity) => identity.kind === kind && identity.provenAt !== null)?.address ??
    null;
  return {
    customerId,
    plan,
    agency,
    mobile: addressOf('mobile'),
    email: addressOf('email'),
    contact: null,
  };
}
