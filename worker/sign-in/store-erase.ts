import { eq, inArray, type SQL } from 'drizzle-orm';
import type { Database, Statement } from '../foundation/database/database.ts';
import { outbox } from '../notifications/schema.ts';
import { customers, identities } from '../people/schema.ts';
import { proofs } from '../proofs/schema.ts';
import { sessions } from '../sessions/schema.ts';

/**
 * Erases who a customer was: identities, sessions, proofs and notifications. What limits count by
 * address goes by itself within a day, or erasing would give new guesses. The row of the customer
 * stays, without a name, so that counts stay true. Statements for the commit that erases what the
 * person wrote; put them last, for they take the identities away. A block of either kind stays, to
 * protect others. `customer` must not be read from the session these end.
 */
export function erasePerson(db: Database, customer: SQL | string, now: number): Statement[] {
  const addresses = db
    .select({ address: identities.address })
    .from(identities)
    .where(eq(identities.customerId, customer));
  return [
    db.delete(proofs).where(inArray(proofs.address, addresses)),
    db.delete(outbox).where(inArray(outbox.address, addresses)),
    db.delete(sessions).where(eq(sessions.customerId, customer)),
    db
      .update(customers)
      .set({ name: null, plan: null, agency: null, erasedAt: now })
      .where(eq(customers.id, customer)),
    db.delete(identities).where(eq(identities.customerId, customer)),
  ];
}
