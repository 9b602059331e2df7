import type { SQL } from 'drizzle-orm';
import { type Database, readTogether, type Statement } from '../foundation/database.ts';
import type { Part } from '../foundation/parts.ts';
import { Problem } from '../foundation/problem.ts';
import { listIdentities } from '../people/store.ts';
import type { Sender } from './draft.ts';

/**
 * Who asks, as far as the cookie goes: `customer` stands in the SQL of what is asked for, and `part`
 * reads the session in the same round trip.
 */
export type Asker = {
  /** Scalar: the customer's id, NULL for a stranger. */
  customer: SQL;
  /** @throws Problem `sign_in_needed` (when answered) for a stranger. */
  part: Part<{ customerId: string; plan: string | null; agency: string | null }>;
};

export type KnownSender = Sender & { customerId: string };

/** Reads who asks together with what it asks for. @throws Problem `sign_in_needed` for a stranger. */
export async function readFor<const T extends readonly Statement[]>(
  db: Database,
  asker: Asker,
  statements: T,
) {
  const { sender, refusal, rows } = await readForAnybody(db, asker, statements);
  if (!sender) throw refusal;
  return { sender, rows };
}

/** The same for customers and strangers; a stranger has no sender. */
export async function readForAnybody<const T extends readonly Statement[]>(
  db: Database,
  asker: Asker,
  statements: T,
) {
  const own = asker.part.statements.length;
  const results = await readTogether(db, [
    ...asker.part.statements,
    listIdentities(db, asker.customer),
    ...statements,
  ]);
  const identities = results[own] as { address: string; kind: string; provenAt: number | null }[];
  const rows = results.slice(own + 1) as unknown as Awaited<ReturnType<typeof readTogether<T>>>;
  try {
    const customer = asker.part.answer(results.slice(0, own));
    return { sender: senderOf(customer, identities), refusal: null, rows };
  } catch (fault) {
    if (!(fault instanceof Problem) || fault.code !== 'sign_in_needed') throw fault;
    return { sender: null, refusal: fault, rows };
  }
}

function senderOf(
  { customerId, plan, agency }: { customerId: string; plan: string | null; agency: string | null },
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
    proofId: null,
  };
}
