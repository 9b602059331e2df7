import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { agents } from '../people/schema.ts';

/** What agents do that leaves no other trace: what was read in full, and what was taken out as a file (R88). */
export const auditActions = [
  'read_fact',
  'read_mobile',
  'export',
  'export_report',
  'retry_message',
  'discard_message',
] as const;
/** One of `auditActions`. */
export type AuditAction = (typeof auditActions)[number];

/** Who did what at the desk. Rows name no person but the agent, and outlive the ticket. */
export const auditLog = sqliteTable(
  'audit_log',
  {
    id: text().primaryKey(),
    /** Epoch ms. */
    at: integer().notNull(),
    agentId: text()
      .notNull()
      .references(() => agents.id),
    action: text().$type<AuditAction>().notNull(),
    /** The ticket it concerned; null where it was none. */
    ticketId: text(),
    /** What of it: the field of a request type that was read, or the filter of a list as JSON. */
    subject: text(),
  },
  (table) => [
    index('audit_log_at').on(table.at, table.id),
    index('audit_log_agent').on(table.agentId, table.at),
    index('audit_log_ticket').on(table.ticketId),
  ],
);

/** A row of `audit_log` to add. */
export type NewAuditEntry = typeof auditLog.$inferInsert;
