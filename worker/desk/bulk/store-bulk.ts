import { sql } from 'drizzle-orm';
import { asJson, isOneOf, statement } from '../../foundation/database/statement.ts';
import { identities } from '../../people/schema.ts';
import { tags, tickets, ticketTags } from '../../tickets/schema.ts';

// Whoever reads these asks `isWithinReach` of each ticket before anything of it is shown or changed.

/** The tickets with these codes. */
export const listTicketsByCode = statement((db, codes: readonly string[]) =>
  db.select().from(tickets).where(isOneOf(tickets.code, codes)),
);

/** All addresses of the customers of these tickets. */
export const listIdentitiesOfTickets = statement((db, codes: readonly string[]) =>
  db
    .select({
      customerId: identities.customerId,
      address: identities.address,
      kind: identities.kind,
      provenAt: identities.provenAt,
    })
    .from(identities)
    .where(
      sql`${identities.customerId} IN (SELECT customer_id FROM tickets
        WHERE code IN (SELECT value FROM json_each(${asJson(codes)})))`,
    )
    .orderBy(identities.kind),
);

/** The tags of these tickets, by their ids. */
export const listTagsOfTickets = statement((db, codes: readonly string[]) =>
  db
    .select({ ticketId: ticketTags.ticketId, tagId: ticketTags.tagId })
    .from(ticketTags)
    .where(
      sql`${ticketTags.ticketId} IN (SELECT id FROM tickets
        WHERE code IN (SELECT value FROM json_each(${asJson(codes)})))`,
    ),
);

/** All tags, retired ones too, by title. */
export const listAllTags = statement((db) =>
  db
    .select({ id: tags.id, title: tags.title, retiredAt: tags.retiredAt })
    .from(tags)
    .orderBy(tags.title),
);
