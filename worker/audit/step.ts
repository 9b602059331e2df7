import type { AlsoCommitted } from '../foundation/database/commit-also.ts';
import { makeId } from '../foundation/ports/random.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import type { AuditAction, AuditSubject } from './schema.ts';
import { addAuditEntry, isAuditEntryWritten } from './store.ts';

/**
 * The step of a batch that records who did what, in the same commit as what was done, and the condition by which it is
 * known that this very batch was committed.
 */
export function audited(
  { db, clock, randomBytes }: Pick<RequestContext, 'db' | 'clock' | 'randomBytes'>,
  agentId: string,
  action: AuditAction,
  subject: AuditSubject,
): AlsoCommitted {
  const id = makeId({ clock, randomBytes });
  const entry = { id, at: clock.now(), agentId, action, subject: JSON.stringify(subject) };
  return { steps: [addAuditEntry(db, entry)], wasCommitted: isAuditEntryWritten(id) };
}
