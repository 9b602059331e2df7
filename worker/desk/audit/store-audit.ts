import { type SQL, sql } from 'drizzle-orm';
import type { AuditAction } from '../../audit/schema.ts';
import { fragment, statement } from '../../foundation/database/statement.ts';
import { seesAll, withinReachOf } from '../store-viewer.ts';

/** What narrows the list down; instants are epoch ms. */
export type AuditFilter = {
  agent?: string | undefined;
  action?: string | undefined;
  code?: string | undefined;
  since?: number | undefined;
  before?: number | undefined;
  /** Behind this row. */
  after?: { at: number; id: string } | undefined;
};

/** A row as it is listed. */
export type AuditRow = {
  id: string;
  /** Epoch ms. */
  at: number;
  action: AuditAction;
  subject: string | null;
  agent: string;
  code: string | null;
  requestType: string | null;
};

const anything = fragment(() => sql`1`);
const both = fragment((one: SQL, other: SQL) => sql`${one} AND ${other}`);
const byAgent = fragment((id: string) => sql`agent_id = ${id}`);
const ofAction = fragment((action: string) => sql`action = ${action}`);
const ofTicket = fragment(
  (code: string) => sql`ticket_id = (SELECT tickets.id FROM tickets WHERE tickets.code = ${code})`,
);
const isSince = fragment((at: number) => sql`at >= ${at}`);
const isBefore = fragment((at: number) => sql`at < ${at}`);
const isBehind = fragment((at: number, id: string) => sql`(at, id) < (${at}, ${id})`);

const where = fragment((rows: SQL, condition: SQL) => sql`${rows} WHERE ${condition}`);
const ofSomebody = fragment(() => sql`audit_log`);
/** Named, or the planner would sort the whole log by time for a filter that has no index. */
const inOrder = fragment(() => sql`audit_log INDEXED BY audit_log_at`);

/** The rows of `audit_log` that the filter leaves, as a source with its condition. */
export const rowsAsked = (filter: AuditFilter): SQL =>
  where(
    filter.agent === undefined && filter.code === undefined ? inOrder() : ofSomebody(),
    isAsked(filter),
  );

const isAsked = ({ agent, action, code, since, before, after }: AuditFilter): SQL =>
  [
    ...(agent === undefined ? [] : [byAgent(agent)]),
    ...(action === undefined ? [] : [ofAction(action)]),
    ...(code === undefined ? [] : [ofTicket(code)]),
    ...(since === undefined ? [] : [isSince(since)]),
    ...(before === undefined ? [] : [isBefore(before)]),
    ...(after === undefined ? [] : [isBehind(after.at, after.id)]),
  ].reduce((all, one) => both(all, one), anything());

/**
 * What of it the viewer (a scalar) may see: all of it, or what concerned tickets within reach, and besides these what
 * agents of the viewer's departments did, admins excepted.
 */
const isSeenBy = fragment(
  (viewer: SQL) => sql`
  (${seesAll(viewer, 'audit')} OR (tickets.id IS NOT NULL AND ${withinReachOf(viewer)})
    OR (walked.ticket_id IS NULL AND EXISTS (
      SELECT 1 FROM agents AS actor, json_each(actor.departments) AS own, agents AS seer
      WHERE actor.id = walked.agent_id AND actor.role <> 'admin' AND seer.id = ${viewer}
        AND coalesce(seer.agency = actor.agency, seer.agency IS NULL)
        AND own.value IN (SELECT value FROM json_each(seer.departments)))))`,
);

/** The newest rows first, of the first `walked` of `rowsAsked`. */
export const listAudit = statement(
  (db, viewer: SQL, asked: SQL, { limit, walked }: { limit: number; walked: number }) =>
    db.all<AuditRow>(sql`
    WITH walked AS (
      SELECT id, at, agent_id, action, ticket_id, subject FROM ${asked} ORDER BY at DESC, id DESC LIMIT ${walked})
    SELECT walked.id, walked.at, walked.action, walked.subject, who.name AS agent,
      tickets.code, tickets.request_type AS requestType
    FROM walked JOIN agents AS who ON who.id = walked.agent_id
      LEFT JOIN tickets ON tickets.id = walked.ticket_id
    WHERE ${isSeenBy(viewer)}
    ORDER BY walked.at DESC, walked.id DESC LIMIT ${limit}`),
);

/** The last of those `walked` rows, from which the next page goes on; none where there are fewer. */
export const findLastWalked = statement((db, asked: SQL, walked: number) =>
  db.all<{ at: number; id: string }>(sql`
    SELECT at, id FROM ${asked} ORDER BY at DESC, id DESC LIMIT 1 OFFSET ${walked} - 1`),
);

/** Agents by name, those who are disabled too. */
export const listActors = statement((db) =>
  db.all<{ id: string; title: string }>(sql`SELECT id, name AS title FROM agents ORDER BY name`),
);
