import type { MergedAnswer } from '#shared/contract/desk/lists.ts';
import { foldText } from '#shared/persian/letters.ts';
import type { AuditAction, AuditSubject } from '../../audit/schema.ts';
import { audited } from '../../audit/step.ts';
import { type BatchStep, commit } from '../../foundation/database/commit.ts';
import { commitWithRecovery } from '../../foundation/database/commit-recovery.ts';
import {
  guardAgainstConflict,
  retryOnConflict,
} from '../../foundation/database/retry-on-conflict.ts';
import { listSizes } from '../../foundation/fixed-limits.ts';
import { makeId } from '../../foundation/ports/random.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { Problem } from '../../foundation/problem.ts';
import { readWithRight } from '../../sessions/rules.ts';
import {
  addReason,
  addTag,
  countTagged,
  deleteTag,
  freePlaceOf,
  hasNoOther,
  isUnused,
  type ListName,
  listTitles,
  nameInViews,
  placeBefore,
  placeLast,
  type ReadEntry,
  rename,
  retire,
  standAsRead,
  tagSlice,
  untagSlice,
} from './store-lists.ts';
import * as texts from './texts.ts';

// Both lists are changed alike: names are unique once they are folded, what is no longer offered stays where it is, and
// a row says who did it.

type Verb = 'add' | 'rename' | 'retire' | 'restore';
const actions = {
  tags: {
    ...{ add: 'add_tag', rename: 'rename_tag' },
    ...{ retire: 'retire_tag', restore: 'restore_tag' },
  },
  close_reasons: {
    ...{ add: 'add_reason', rename: 'rename_reason' },
    ...{ retire: 'retire_reason', restore: 'restore_reason' },
  },
} as const satisfies Record<ListName, Record<Verb, AuditAction>>;

async function readList(context: RequestContext, tokenHash: string, list: ListName) {
  const {
    agent,
    rows: [entries],
  } = await readWithRight(context, tokenHash, 'lists', [listTitles(context.db, list)]);
  const find = (id: string) => {
    const found = entries.find((entry) => entry.id === id);
    if (!found) throw new Problem('not_found');
    return found;
  };
  /** Commits what is done to these entries, which nobody may have changed meanwhile. */
  const write = async (
    action: AuditAction,
    subject: AuditSubject,
    changed: readonly ReadEntry[],
    steps: readonly BatchStep[],
  ) => {
    const also = audited(context, agent.agentId, action, subject);
    const all = [areAsRead(context, list, changed), ...steps, ...also.steps];
    await commitWithRecovery(context.db, all, also.wasCommitted);
  };
  /** The batch goes on only where nobody added a name that was not compared. */
  const areAllSeen = guardAgainstConflict(
    context.db,
    hasNoOther(
      list,
      entries.map(({ title }) => title),
    ),
  );
  return { entries, find, write, areAllSeen };
}

const areAsRead = ({ db }: RequestContext, list: ListName, entries: readonly ReadEntry[]) =>
  guardAgainstConflict(db, standAsRead(list, entries));

type List = Awaited<ReturnType<typeof readList>>;

/** @throws Problem `bad_input` where another entry is called the same. */
function requireFree({ entries }: Pick<List, 'entries'>, title: string, own?: string) {
  const folded = foldText(title);
  const same = entries.find((entry) => entry.id !== own && foldText(entry.title) === folded);
  if (!same) return;
  const sentence = same.retiredAt === null ? texts.taken : texts.takenByRetired;
  throw new Problem('bad_input', { fields: { title: sentence } });
}

/** Adds an entry and answers its id. @throws Problem `sign_in_needed`, `not_found`, `bad_input` for a name that is taken. */
export const addEntry = (
  context: RequestContext,
  tokenHash: string,
  list: ListName,
  title: string,
): Promise<{ id: string }> =>
  retryOnConflict(async () => {
    const known = await readList(context, tokenHash, list);
    requireFree(known, title);
    const entry = { id: makeId(context), title, at: context.clock.now() };
    const step = list === 'tags' ? addTag(context.db, entry) : addReason(context.db, entry);
    await known.write(actions[list].add, { of: title }, [], [known.areAllSeen, step]);
    return { id: entry.id };
  });

/** Gives an entry another title, wherever it is. @throws Problem as `addEntry`. */
export const renameEntry = (
  context: RequestContext,
  tokenHash: string,
  list: ListName,
  id: string,
  title: string,
): Promise<void> =>
  retryOnConflict(async () => {
    const known = await readList(context, tokenHash, list);
    const entry = known.find(id);
    const { title: before } = entry;
    if (before === title) return;
    requireFree(known, title, id);
    const subject = { of: before, changed: { title: [before, title] as const } };
    const step = rename(context.db, list, id, title);
    await known.write(actions[list].rename, subject, [entry], [known.areAllSeen, step]);
  });

/** Offers an entry no longer, or again; requests that have it keep it. @throws Problem `sign_in_needed`, `not_found`. */
export const offerEntry = (
  context: RequestContext,
  tokenHash: string,
  list: ListName,
  id: string,
  isOffered: boolean,
): Promise<void> =>
  retryOnConflict(async () => {
    const known = await readList(context, tokenHash, list);
    const entry = known.find(id);
    if (isOffered === (entry.retiredAt === null)) return;
    const action = actions[list][isOffered ? 'restore' : 'retire'];
    const step = retire(context.db, list, id, isOffered ? null : context.clock.now());
    await known.write(action, { of: entry.title }, [entry], [step]);
  });

/** Puts a reason before another one, or behind all: null. @throws Problem `sign_in_needed`, `not_found`. */
export const placeReason = (
  context: RequestContext,
  tokenHash: string,
  id: string,
  before: string | null,
): Promise<void> =>
  retryOnConflict(async () => {
    const { db } = context;
    const known = await readList(context, tokenHash, 'close_reasons');
    const entry = known.find(id);
    if (before === id) return;
    if (before !== null) known.find(before);
    const steps =
      before === null
        ? [placeLast(db, id)]
        : [freePlaceOf(db, before), placeBefore(db, id, before)];
    await known.write('move_reason', { of: entry.title }, [entry], steps);
  });

/**
 * Makes one tag a part of another: its requests get the other one, a slice at a time, for others wait for the commit;
 * whoever asks goes on until none is left. It is offered no more from the first slice on, and gone with the last.
 * @throws Problem `sign_in_needed`, `not_found`, `bad_input` beside `into`.
 */
export const mergeTags = (
  context: RequestContext,
  tokenHash: string,
  id: string,
  into: string,
): Promise<MergedAnswer> =>
  retryOnConflict(async () => {
    const { db, clock } = context;
    const {
      agent,
      rows: [entries, [tagged]],
    } = await readWithRight(context, tokenHash, 'lists', [
      listTitles(db, 'tags'),
      countTagged(db, id, listSizes.retagged + 1),
    ]);
    const from = entries.find((entry) => entry.id === id);
    const other = entries.find((entry) => entry.id === into);
    if (!from) throw new Problem('not_found');
    if (!other || into === id || other.retiredAt !== null)
      throw new Problem('bad_input', { fields: { into: texts.chooseOther } });
    const hasMore = (tagged?.count ?? 0) > listSizes.retagged;
    const steps = [
      areAsRead(context, 'tags', [from, other]),
      ...(from.retiredAt === null ? [retire(db, 'tags', id, clock.now())] : []),
      tagSlice(db, id, into, listSizes.retagged),
      untagSlice(db, id, listSizes.retagged),
    ];
    if (hasMore) {
      await commit(db, steps);
      return { hasMore };
    }
    const subject = { of: from.title, given: { into: other.title } };
    const also = audited(context, agent.agentId, 'merge_tags', subject);
    const last = [
      ...steps,
      // Some were tagged since they were counted.
      guardAgainstConflict(db, isUnused(id)),
      ...[nameInViews(db, id, into), deleteTag(db, id)],
      ...also.steps,
    ];
    await commitWithRecovery(db, last, also.wasCommitted);
    return { hasMore };
  });
