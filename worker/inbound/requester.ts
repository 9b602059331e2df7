import { sql } from 'drizzle-orm';
import { readTogether } from '../foundation/database/commit.ts';
import type { Database } from '../foundation/database/database.ts';
import { fragment } from '../foundation/database/statement.ts';
import { findCustomer } from '../people/store.ts';
import type { Requester } from '../tickets/requester.ts';

/** The customer as a requester: not by a session, but by a mail that proved where it came from. */
export const requesterByMail = (db: Database, customerId: string): Requester => ({
  isGuest: false,
  customer: idOf(customerId),
  async read(reads) {
    const [[customer], ...rows] = await readTogether(db, [findCustomer(db, customerId), ...reads]);
    const { plan = null, agency = null } = customer ?? {};
    return { customer: { customerId, plan, agency }, rows };
  },
});

const idOf = fragment((customerId: string) => sql`${customerId}`);
