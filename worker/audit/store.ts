import { sql } from 'drizzle-orm';
import { fragment, statement } from '../foundation/database/statement.ts';
import { auditLog, type NewAuditEntry } from './schema.ts';

/** Adds a row of what an agent did. */
export const addAuditEntry = statement((db, entry: NewAuditEntry) =>
  db.insert(auditLog).values(entry),
);

/** Condition: the row with this id is written. */
export const isAuditEntryWritten = fragment(
  (id: string) => sql`EXISTS (SELECT 1 FROM audit_log WHERE id = ${id})`,
);
