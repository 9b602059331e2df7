import { eq, inArray, type SQL } from 'drizzle-orm';
import type { Database, Statement } from '../foundation/database/database.ts';
import { statement } from '../foundation/database/statement.ts';
import { outbox } from '../notifications/schema.ts';
import { customers, identities } from '../people/schema.ts';
import { proofs } from '../proofs/schema.ts';
import { sessions } from '../sessions/schema.ts';

/** A customer's id, or SQL that gives it. */
type Given = SQL | string;

/**
 * Erases who a customer was: identities, sessions, proofs and notifications. What limits count by
 * address goes by itself within a day, or erasing would give new guesses. The row of the customer
 * stays, without a name, so that counts stay true. Statements for the commit that erases what the
 * person wrote; put them last, for they take the identities away. A block of either kind stays, to
 * protect others. `customer` must not be read from the session these end.
 */
export const erasePerson = (db: Database, customer: Given, now: number): Statement[] => [
  deleteProofs(db, customer),
  deleteNotifications(db, customer),
  deleteSessions(db, customer),
  eraseCustomer(db, customer, now),
  deleteIdentities(db, customer),
];

const addressesOf = (db: Pick<Database, 'select'>, customer: Given) =>
  db
    .select({ address: identities.address })
    .from(identities)
    .where(eq(identities.customerId, customer));

const deleteProofs = statement((db, customer: Given) =>
  db.delete(proofs).where(inArray(proofs.address, addressesOf(db, customer))),
);

const deleteNotifications = statement((db, customer: Given) =>
  db.delete(outbox).where(inArray(outbox.address, addressesOf(db, customer))),
);

const deleteSessions = statement((db, customer: Given) =>
  db.delete(sessions).where(eq(sessions.customerId, customer)),
);

const eraseCustomer = statement((db, customer: Given, now: number) =>
  db
    .update(customers)
    .set({ name: null, plan: null, agency: null, erasedAt: now })
    .where(eq(customers.id, customer)),
);

const deleteIdentities = statement((db, customer: Given) =>
  db.delete(identities).where(eq(identities.customerId, customer)),
);
