import type { DeskHistoryEntry } from '#shared/contract/desk/thread.ts';
import type { Settings } from '#shared/settings/schema.ts';
import type { SignedInAgent } from '../../sessions/rules.ts';
import { describeFact, unpackFact } from '../../tickets/thread/changed-value.ts';
import { isReadInFull, mayReadInFull } from '../full-values/full-fact.ts';

/** A change of a fact as agents read it: named once, and in part where the thread shows the fact so (R88). */
export function factEntryOf(
  settings: Settings,
  agent: Pick<SignedInAgent, 'rights'>,
  { id, fromValue, toValue }: { id: string; fromValue: string | null; toValue: string },
): Pick<DeskHistoryEntry, 'to' | 'canRead'> {
  const old = fromValue === null ? null : unpackFact(settings, fromValue);
  const canRead = old?.field && isReadInFull(old.field) && mayReadInFull(agent);
  return {
    to: describeFact(settings, toValue, fromValue !== null),
    ...(canRead && { canRead: { field: old.id, entry: id } }),
  };
}
