import { type SQL, sql } from 'drizzle-orm';
import type { Database, Statement } from '../foundation/database.ts';

/**
 * Forgets who a customer was: identities, sessions, proofs and messages. What limits count by address
 * goes by itself within a day, or erasing would give new guesses. The row of the customer stays, without a name, so that counts stay true. Statements
 * for the commit that erases what the person wrote; put them last, for they take the identities away.
 * A block of either kind stays, to protect others. `customer` must not be read from the session these end.
 */
export function erasePerson(db: Database, customer: SQL | string, now: number): Statement[] {
  const addresses = sql`(SELECT address FROM identities WHERE customer_id = ${customer})`;
  return [
    db.run(sql`DELETE FROM proofs WHERE address IN ${addresses}`),
    db.run(sql`DELETE FROM outbox WHERE address IN ${addresses}`),
    db.run(sql`DELETE FROM sessions WHERE customer_id = ${customer}`),
    db.run(sql`
      UPDATE customers SET name = NULL, plan = NULL, agency = NULL, erased_at = ${now}
      WHERE id = ${customer}`),
    db.run(sql`DELETE FROM identities WHERE customer_id = ${customer}`),
  ];
}
