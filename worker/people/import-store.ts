import { eq, sql } from 'drizzle-orm';
import { asJson, fragment, isOneOf, statement } from '../foundation/database/statement.ts';
import { customers, identities } from './schema.ts';

/** A mobile (`+989XXXXXXXXX`) and its owner's id; null where nobody owns it. */
export type MobileOwner = { mobile: string; customerId: string | null };

/** The owners of these addresses; no row for one that nobody owns. */
export const readOwners = statement((db, addresses: readonly string[]) =>
  db
    .select({ address: identities.address, customerId: identities.customerId })
    .from(identities)
    .where(isOneOf(identities.address, addresses)),
);

/** Condition: each mobile has the owner that was read, null = nobody. */
export const areOwnersCurrent = fragment(
  (owners: readonly MobileOwner[]) => sql`
  NOT EXISTS (SELECT 1 FROM json_each(${asJson(owners)}) AS read
    LEFT JOIN identities ON address = read.value ->> 'mobile'
    WHERE customer_id IS NOT read.value ->> 'customerId')`,
);

type Facts = Pick<typeof customers.$inferInsert, 'name' | 'plan' | 'agency'>;

/** Sets what is given; a column that is left out stays. */
export const updateCustomer = statement((db, customerId: string, facts: Facts) =>
  db.update(customers).set(facts).where(eq(customers.id, customerId)),
);

/** A mobile that nobody has proven yet. */
export const insertImportedMobile = statement(
  (db, { mobile, customerId, now }: { mobile: string; customerId: string; now: number }) =>
    db.insert(identities).values({ address: mobile, kind: 'mobile', customerId, createdAt: now }),
);
