import type { ActAnswer } from '#shared/contract/desk/acts.ts';
import { deskLimits } from '#shared/fields/size-limits.ts';
import { foldText } from '#shared/persian/letters.ts';
import {
  guardAgainstConflict,
  retryOnConflict,
} from '../../foundation/database/retry-on-conflict.ts';
import { makeId } from '../../foundation/ports/random.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { Problem } from '../../foundation/problem.ts';
import { addHistory, changeTicket } from '../../tickets/store.ts';
import { commitAct, isCurrent, type Order, readActing } from '../act.ts';
import {
  addTags,
  areStillSoMany,
  listAllTags,
  listTagsOf,
  putTags,
  removeTagsBut,
} from './store-tags.ts';
import * as texts from './texts.ts';

/**
 * The tags that a ticket has from now on: `tags` are ids of the list, `added` titles that come to it. A retired tag may
 * stay where it is.
 * @throws Problem `bad_input` for an unknown tag, too many, and a new title that reads like one of the list; else as
 * `readActing` and `commitAct`.
 */
export const setTags = (
  context: RequestContext,
  tokenHash: string,
  { tags: ids, added, ...order }: Order & { tags: readonly string[]; added: readonly string[] },
): Promise<ActAnswer> =>
  retryOnConflict(async () => {
    const { db, clock } = context;
    const at = clock.now();
    const acting = await readActing(
      context,
      tokenHash,
      order,
      ['tags', ids, added],
      [listAllTags(db), listTagsOf(db, order.code)],
    );
    if ('recorded' in acting) return acting.recorded;
    const {
      agent,
      ticket,
      also: [known, rows],
    } = acting;
    const had = new Set(rows.map(({ id }) => id));
    const kept = new Set(ids);
    const fresh = added.map((title) => ({ id: makeId(context), title }));
    const wanted = [...kept, ...fresh.map(({ id }) => id)];
    // What was done under this key before is answered as it was, though its new tags are in the list by now.
    if (isCurrent(acting, order)) {
      const offered = known.filter(({ id, retiredAt }) => retiredAt === null || had.has(id));
      const fault = faultIn({ known, offered, kept, added });
      if (fault !== null) throw new Problem('bad_input', { fields: { tags: fault } });
      if (wanted.length === had.size && wanted.every((id) => had.has(id)))
        return { version: ticket.version };
    }
    const titlesOf = (has: (id: string) => boolean) =>
      [...known, ...fresh]
        .filter(({ id }) => has(id))
        .map(({ title }) => title)
        .join(texts.listed);
    return await commitAct(context, acting, order, [
      ...(fresh.length === 0
        ? []
        : [guardAgainstConflict(db, areStillSoMany(known.length)), addTags(db, fresh, at)]),
      removeTagsBut(db, ticket.id, wanted),
      putTags(db, ticket.id, wanted),
      addHistory(db, {
        ...{ id: makeId(context), ticketId: ticket.id, at, actor: 'agent', actorId: agent.agentId },
        ...{ kind: 'tags', fromValue: titlesOf((id) => had.has(id)) },
        toValue: titlesOf((id) => wanted.includes(id)),
      }),
      changeTicket(db, ticket.id, ticket.updatedAt, {}),
    ]);
  });

type Tags = readonly { id: string; title: string }[];

/** What is wrong with the tags that are wanted, as a sentence; null where nothing is. */
function faultIn({
  known,
  offered,
  kept,
  added,
}: {
  known: Tags;
  offered: Tags;
  kept: ReadonlySet<string>;
  added: readonly string[];
}): string | null {
  if (offered.filter(({ id }) => kept.has(id)).length < kept.size) return texts.unknownTag;
  if (kept.size + added.length > deskLimits.tagsOfTicket) return texts.tooManyTags;
  const byWords = new Map(known.map(({ title }) => [foldText(title), title]));
  for (const title of added) {
    const words = foldText(title);
    const same = byWords.get(words);
    if (same !== undefined) return texts.tagExists(same);
    byWords.set(words, title);
  }
  return null;
}
