import { eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../foundation/database/database.ts';
import { customers, identities } from './schema.ts';

/** A mobile (`+989XXXXXXXXX`) and its owner's id; null where nobody owns it. */
export type MobileOwner = { mobile: string; customerId: string | null };

/** The owners of these addresses; no row for one that nobody owns. */
export const readOwners = (db: Database, addresses: readonly string[]) =>
  db
    .select({ address: identities.address, customerId: identities.customerId })
    .from(identities)
    .where(
      inArray(identities.address, sql`(SELECT value FROM json_each(${JSON.stringify(addresses)}))`),
    );

/** Condition: each mobile has the owner that was read, null = nobody. */
export const areOwnersCurrent = (owners: readonly MobileOwner[]): SQL => sql`
  NOT EXISTS (SELECT 1 FROM json_each(${JSON.stringify(owners)}) AS read
    LEFT JOIN identities ON address = read.value ->> 'mobile'
    WHERE customer_id IS NOT read.value ->> 'customerId')`;

type Facts = Pick<typeof customers.$inferInsert, 'name' | 'plan' | 'agency'>;

/** Sets what is given; a column that is left out stays. */
export const updateCustomer = (db: Database, customerId: string, facts: Facts) =>
  db.update(customers).set(facts).where(eq(customers.id, customerId));

/** A mobile that nobody has proven yet. */
export const insertImportedMobile = (
  db: Database,
  { mobile, customerId, now }: { mobile: string; customerId: string; now: number },
) => db.insert(identities).values({ address: mobile, kind: 'mobile', customerId, createdAt: now });
