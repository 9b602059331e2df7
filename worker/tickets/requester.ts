import type { SQL } from 'drizzle-orm';
import { type Database, readTogether, type Statement } from '../foundation/database.ts';
import { Problem } from '../foundation/problem.ts';
import { listIdentities } from '../people/store.ts';
import type { Sender } from './checked-request.ts';

/** Who sends a request, as far as its cookie or mail shows. */
export type Requester = {
  /** Scalar: the customer's id, NULL for a guest; for the queries of the same read. */
  customer: SQL;
  /** Query: one row for a customer, none for a guest. */
  session: Statement;
  /** Who the row of `session` says it is; null for a guest. */
  identify(rows: unknown): Customer | null;
};

type Customer = { customerId: string; plan: string | null; agency: string | null };

export type KnownSender = Sender & { customerId: string };

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

/** The same for customers and guests; a guest has no sender. */
export async function readAsAnybody<const T extends readonly Statement[]>(
  db: Database,
  requester: Requester,
  statements: T,
) {
  const identifying = [requester.session, listIdentities(db, requester.customer)] as const;
  const [session, identities, ...rows] = await readTogether(db, [...identifying, ...statements]);
  const customer = requester.identify(session);
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
