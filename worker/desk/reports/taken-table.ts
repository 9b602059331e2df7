import type { TakenTable } from '#shared/contract/desk/tables.ts';
import { recordInAudit } from '../../audit/record.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { readWithRight } from '../../sessions/rules.ts';

/**
 * Records that an agent takes a table out; the page that shows it makes the file. Its figures name no customer: whoever
 * may open the page may take it.
 * @throws Problem `sign_in_needed`; `not_found` for whoever may not open the page.
 */
export async function recordTaken(context: RequestContext, tokenHash: string, table: TakenTable) {
  const page = table === 'departments' || table === 'agents' ? 'report' : 'answers';
  const { agent } = await readWithRight(context, tokenHash, page, []);
  await recordInAudit(context, { agentId: agent.agentId, action: 'export_report', subject: table });
}
