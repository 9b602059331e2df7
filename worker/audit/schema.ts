import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { agents } from '../people/schema.ts';

/**
 * What agents do that leaves no other trace: what was read in full, what was taken out as a file (R88), and what was
 * changed of agents, lists, closures, shared replies and blocks by those who look after them.
 */
export const auditActions = [
  ...(['read_fact', 'read_mobile', 'export', 'export_report', 'export_audit'] as const),
  ...(['add_agent', 'edit_agent', 'disable_agent', 'enable_agent'] as const),
  ...(['reset_factor', 'new_recovery_codes', 'unassign_agent'] as const),
  ...(['add_tag', 'rename_tag', 'merge_tags', 'retire_tag', 'restore_tag'] as const),
  ...(['add_reason', 'rename_reason', 'move_reason', 'retire_reason', 'restore_reason'] as const),
  ...(['add_closure', 'remove_closure'] as const),
  ...(['add_reply', 'edit_reply', 'remove_reply'] as const),
  ...(['block', 'unblock', 'retry_message', 'discard_message'] as const),
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
    /**
     * What of it: the field of a request type that was read, or JSON: the filter of a list, or an `AuditSubject`.
     */
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

/** Of whom or what something was changed, and what: no secrets, and no person but agents. */
export type AuditSubject = {
  /** The name of an agent, the title of a tag, or `mobile` or `email`. */
  of?: string;
  /** Old and new value of each fact that is another one now. */
  changed?: Readonly<Record<string, readonly [unknown, unknown]>>;
  /** What was said besides, by its name. */
  given?: Readonly<Record<string, unknown>>;
};
