import type { AuditAnswer, AuditQuery } from '#shared/contract/desk/audit.ts';
import { showTrackingCode } from '#shared/fields/tracking-code.ts';
import { recordInAudit } from '../../audit/record.ts';
import { auditActions } from '../../audit/schema.ts';
import { listSizes } from '../../foundation/fixed-limits.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { Problem } from '../../foundation/problem.ts';
import { readWithRight } from '../../sessions/rules.ts';
import { agentOfSession } from '../../sessions/store.ts';
import { dayOf, momentOf } from '../export/moments.ts';
import { streamTable } from '../export/stream.ts';
import { startOfDay } from '../start-of-day.ts';
import { findLastWalked, listActors, listAudit, rowsAsked } from './store-audit.ts';
import * as texts from './texts.ts';
import { wordsOf } from './words.ts';

type Size = { limit: number; walked: number; isExport: boolean };
const page: Size = { limit: listSizes.ofAdmins, walked: listSizes.walked, isExport: false };
const exported: Size = { limit: listSizes.export, walked: listSizes.export * 4, isExport: true };

/**
 * What agents did, for whoever answers for them, the newest first; of a lead's departments for leads. Rows are walked up to
 * a bound, so that a page may have none and go on.
 * @throws Problem `sign_in_needed`; `not_found` for plain agents.
 */
export async function listWhatAgentsDid(
  context: RequestContext,
  tokenHash: string,
  { agent, action, code, from, to, after }: AuditQuery,
  { limit, walked, isExport } = page,
): Promise<AuditAnswer & { agentId: string }> {
  const { db, clock, settings } = context;
  const asked = rowsAsked({
    ...{ agent, action, code, after: placeOf(after) },
    since: from === undefined ? undefined : startOfDay(from),
    before: to === undefined ? undefined : startOfDay(to, 1),
  });
  const viewer = agentOfSession(tokenHash, clock.now(), settings.limits);
  const {
    agent: asking,
    scope,
    rows: [rows, [lastWalked], agents],
  } = await readWithRight(context, tokenHash, 'audit', [
    listAudit(db, viewer, asked, { limit: limit + 1, walked }),
    findLastWalked(db, asked, walked),
    listActors(db),
  ]);
  if (isExport && !(scope === 'all' && asking.rights.includes('export')))
    throw new Problem('not_found');
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : lastWalked;
  return {
    entries: shown.map((row) => ({
      ...{ id: row.id, at: row.at, agent: row.agent },
      ...wordsOf(settings, row),
      code: row.code === null ? null : showTrackingCode(row.code),
    })),
    next: last ? `${last.at}.${last.id}` : null,
    now: clock.now(),
    agents,
    actions: auditActions.map((id) => ({ id, title: texts.actions[id] })),
    agentId: asking.agentId,
  };
}

function placeOf(after: string | undefined) {
  const [, at, id] = /^(\d{1,15})\.(.{1,60})$/.exec(after ?? '') ?? [];
  return at === undefined || id === undefined ? undefined : { at: Number(at), id };
}

/**
 * The same list as a table for spreadsheets, with every row, a page at a time; a row says who took it (R88).
 * @throws Problem `sign_in_needed`; `not_found` for all but admins with the right `export`; before anything is sent.
 */
export async function exportAudit(
  context: RequestContext,
  tokenHash: string,
  query: AuditQuery,
): Promise<{ name: string; csv: ReadableStream<Uint8Array> }> {
  const read = (after: string | undefined) =>
    listWhatAgentsDid(context, tokenHash, { ...query, after }, exported);
  const first = await read(query.after);
  const { agentId, now } = first;
  const subject = JSON.stringify(query);
  await recordInAudit(context, { agentId, action: 'export_audit', subject });
  const csv = streamTable(texts.columns, first, read, ({ entries }) =>
    entries.map(({ at, agent, what, details, code }) => [
      ...[momentOf(at), agent, what, details, code ?? ''],
    ]),
  );
  return { name: `audit-${dayOf(now)}.csv`, csv };
}
