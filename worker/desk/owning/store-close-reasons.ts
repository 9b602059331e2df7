import { and, eq, isNull } from 'drizzle-orm';
import { statement } from '../../foundation/database/statement.ts';
import { closeReasons } from '../../tickets/schema.ts';

/** The reason of the list with this id, while it is offered. */
export const findCloseReason = statement((db, id: string) =>
  db
    .select({ id: closeReasons.id, title: closeReasons.title })
    .from(closeReasons)
    .where(and(eq(closeReasons.id, id), isNull(closeReasons.retiredAt))),
);
