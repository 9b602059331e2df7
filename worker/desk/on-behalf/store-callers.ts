import { type SQL, sql } from 'drizzle-orm';
import { fragment, statement } from '../../foundation/database/statement.ts';
import { listSizes } from '../../foundation/fixed-limits.ts';
import { customers } from '../../people/schema.ts';
import { customerWith } from '../../people/store.ts';
import { withinReachOf } from '../store-viewer.ts';

/** A request of somebody who may be calling; without one, the caller alone. `address` is whole. */
export type CallerRow = {
  customer: string | null;
  address: string;
  name: string | null;
  plan: string | null;
  agency: string | null;
  code: string | null;
  title: string | null;
  state: string | null;
  createdAt: number | null;
};

const lastRequests = fragment(
  (agent: SQL, ofWhom: SQL) => sql`
  (SELECT tickets.id FROM tickets WHERE ${ofWhom} AND ${withinReachOf(agent)}
    ORDER BY tickets.updated_at DESC LIMIT ${listSizes.requestsOfCaller})`,
);

const known = sql`identities.customer_id AS customer, identities.address, customers.name, customers.plan,
  customers.agency, found.code, found.title, found.state, found.created_at AS createdAt`;

/** The customer with exactly this proven address, and its last requests. */
export const findCaller = statement((db, agent: SQL, address: string) =>
  db.all<CallerRow>(sql`
    SELECT ${known} FROM identities JOIN customers ON customers.id = identities.customer_id
      LEFT JOIN tickets AS found ON found.id IN ${lastRequests(agent, sql`tickets.customer_id = identities.customer_id`)}
    WHERE identities.address = ${address} AND identities.proven_at IS NOT NULL
    ORDER BY found.updated_at DESC`),
);

/** Customers whose number ends with these four digits and who have a request within reach of the agent. */
export const findCallersByEnds = statement((db, agent: SQL, digits: string) =>
  db.all<CallerRow>(sql`
    SELECT ${known} FROM identities JOIN customers ON customers.id = identities.customer_id
      JOIN tickets AS found ON found.id IN ${lastRequests(agent, sql`tickets.customer_id = identities.customer_id`)}
    WHERE substr(identities.address, -4) = ${digits} AND identities.kind = 'mobile'
      AND identities.proven_at IS NOT NULL
    ORDER BY found.updated_at DESC LIMIT ${listSizes.callers * listSizes.requestsOfCaller}`),
);

/**
 * Requests within reach that nobody has proven and that name exactly this address. The plus keeps from the index of
 * customers, where all of those stand together.
 */
export const findUnprovenCaller = statement((db, agent: SQL, address: string) =>
  db.all<CallerRow>(sql`
    SELECT NULL AS customer, tickets.contact AS address, NULL AS name, tickets.plan, tickets.agency, tickets.code,
      tickets.title, tickets.state, tickets.created_at AS createdAt
    FROM tickets WHERE tickets.contact = ${address} AND +tickets.customer_id IS NULL AND ${withinReachOf(agent)}
    ORDER BY tickets.updated_at DESC LIMIT ${listSizes.requestsOfCaller}`),
);

/** The owner of this proven address, or the customer with this id, with all proven addresses. */
export const findOwner = statement((db, address: string | null, customerId: string | null) =>
  db.all<{
    customerId: string;
    name: string | null;
    plan: string | null;
    agency: string | null;
    mobile: string | null;
    email: string | null;
    isProven: number;
  }>(sql`
    SELECT id AS customerId, name, plan, agency,
      (SELECT address FROM identities WHERE customer_id = customers.id AND kind = 'mobile' AND proven_at IS NOT NULL) AS mobile,
      (SELECT address FROM identities WHERE customer_id = customers.id AND kind = 'email' AND proven_at IS NOT NULL) AS email,
      ${address} IS NULL OR EXISTS (
        SELECT 1 FROM identities WHERE address = ${address} AND proven_at IS NOT NULL) AS isProven
    FROM customers WHERE id = coalesce(${customerId}, ${customerWith(sql`${address}`)}) AND erased_at IS NULL`),
);

/** 1 where the customer has a request within reach of the agent: only such a one can be named by its id. */
export const isCallerInReach = statement((db, agent: SQL, customerId: string | null) =>
  db.all<{ isSeen: number }>(sql`
    SELECT EXISTS (SELECT 1 FROM tickets WHERE tickets.customer_id = ${customerId}
      AND ${withinReachOf(agent)}) AS isSeen`),
);

/** Gives a customer without a name the one that it said on the phone. */
export const nameCustomer = statement((db, customerId: string, name: string) =>
  db.update(customers).set({ name }).where(sql`id = ${customerId} AND name IS NULL`),
);

/** 1 where a message with the tracking code is on its way to the sender of this ticket, or was sent. */
export const isFilingNotified = statement((db, code: string) =>
  db.all<{ isNotified: number }>(sql`
    SELECT EXISTS (SELECT 1 FROM outbox WHERE message = 'ticket_filed'
      AND ticket_id = (SELECT id FROM tickets WHERE code = ${code})) AS isNotified`),
);
