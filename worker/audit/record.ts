import { commitWithRecovery } from '../foundation/database/commit-recovery.ts';
import { makeId } from '../foundation/ports/random.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import type { NewAuditEntry } from './schema.ts';
import { addAuditEntry, isAuditEntryWritten } from './store.ts';

/**
 * Records what an agent is about to be shown or given: once this has returned, the row is written (R88).
 * @throws an outage of the database; then nothing may be shown.
 */
export async function recordInAudit(
  context: Pick<RequestContext, 'db' | 'clock' | 'randomBytes'>,
  what: Omit<NewAuditEntry, 'id' | 'at'>,
): Promise<void> {
  const { db, clock } = context;
  const id = makeId(context);
  const entry = { id, at: clock.now(), ...what };
  await commitWithRecovery(db, [addAuditEntry(db, entry)], isAuditEntryWritten(id));
}
