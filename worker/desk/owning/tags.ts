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

const refuse = (sentence: string) => new Problem('bad_input', { fields: { tags: sentence } });

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
    if (
      known.filter(({ id, retiredAt }) => kept.has(id) && (retiredAt === null || had.has(id)))
        .length < kept.size
    )
      throw refuse(texts.unknownTag);
    const fresh = newTags(context, known, added);
    const wanted = [...kept, ...fresh.map(({ id }) => id)];
    if (wanted.length > deskLimits.tagsOfTicket) throw refuse(texts.tooManyTags);
    const isSame = wanted.length === had.size && wanted.every((id) => had.has(id));
    if (isCurrent(acting, order) && isSame) return { version: ticket.version };
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

/** @throws Problem `bad_input` for a title that reads like another. */
function newTags(
  context: RequestContext,
  known: readonly { title: string; retiredAt: number | null }[],
  titles: readonly string[],
) {
  const byWords = new Map(known.map((tag) => [foldText(tag.title), tag.title]));
  return titles.map((title) => {
    const words = foldText(title);
    const same = byWords.get(words);
    if (same !== undefined) throw refuse(texts.tagExists(same));
    byWords.set(words, title);
    return { id: makeId(context), title };
  });
}
