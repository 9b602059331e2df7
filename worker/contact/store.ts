import { eq, sql } from 'drizzle-orm';
import { fragment, statement } from '../foundation/database/statement.ts';
import { messages } from '../tickets/schema.ts';

/**
 * Condition: the request still waits for this proof. It holds as well for one that was never filed,
 * for a block stopped it (R10).
 */
export const waitsForProof = fragment(
  (ticketId: string, proofId: string) => sql`
  NOT EXISTS (SELECT 1 FROM tickets WHERE id = ${ticketId}
    AND (state <> 'unconfirmed' OR proof_id IS NOT ${proofId}))`,
);

/** An unconfirmed ticket has one message, which was written before its author was known. */
export const setAuthor = statement((db, ticketId: string, customerId: string) =>
  db.update(messages).set({ authorId: customerId }).where(eq(messages.ticketId, ticketId)),
);
