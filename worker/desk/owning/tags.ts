import type { ActAnswer } from '#shared/contract/desk/acts.ts';
import { deskLimits } from '#shared/fields/size-limits.ts';
import { foldText } from '#shared/persian/letters.ts';
import { audited } from '../../audit/step.ts';
import type { BatchStep } from '../../foundation/database/commit.ts';
import {
  guardAgainstConflict,
  retryOnConflict,
} from '../../foundation/database/retry-on-conflict.ts';
import { makeId } from '../../foundation/ports/random.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { Problem } from '../../foundation/problem.ts';
import { addHistory, changeTicket } from '../../tickets/store.ts';
import { type Acting, commitAct, isCurrent, type Order, readActing } from '../act.ts';
import { hasNoOther } from '../lists/store-lists.ts';
import { addTags, areInList, listTagsFor, putTags, removeTags } from './store-tags.ts';
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
      [listTagsFor(db, order.code)],
    );
    if ('recorded' in acting) return acting.recorded;
    const { ticket } = acting;
    const [known] = acting.also;
    const had = known.filter(({ isOn }) => isOn);
    const kept = known.filter(
      ({ id, isOn, isRetired }) => ids.includes(id) && (isOn || !isRetired),
    );
    const fresh = added.map((title) => ({ id: makeId(context), title }));
    const wanted = [...kept, ...fresh];
    // What was done under this key before is answered as it was, though its new tags are in the list by now.
    if (isCurrent(acting, order)) {
      const fault = kept.length < new Set(ids).size ? texts.unknownTag : faultIn(known, wanted);
      if (fault !== null) throw new Problem('bad_input', { fields: { tags: fault } });
      if (wanted.length === had.length && kept.every(({ isOn }) => isOn))
        return { version: ticket.version };
    }
    return await commitAct(context, acting, order, [
      guardAgainstConflict(db, areInList(kept.map(({ id }) => id))),
      ...(fresh.length === 0
        ? []
        : [
            guardAgainstConflict(db, hasNoOther('tags', titles(known))),
            addTags(db, fresh, at),
            ...fresh.flatMap(
              ({ title }) => audited(context, acting.agent.agentId, 'add_tag', { of: title }).steps,
            ),
          ]),
      ...tagSteps(context, acting, { had, wanted }),
    ]);
  });

type Tags = readonly { id: string; title: string }[];

/** The change of tags itself, from those that the ticket had. */
export function tagSteps(
  context: Pick<RequestContext, 'db' | 'clock' | 'randomBytes'>,
  { agent, ticket }: Pick<Acting, 'agent' | 'ticket'>,
  { had, wanted }: { had: Tags; wanted: Tags },
): readonly BatchStep[] {
  const { db, clock } = context;
  const ids = wanted.map(({ id }) => id);
  return [
    removeTags(db, ticket.id),
    putTags(db, ticket.id, ids),
    addHistory(db, {
      ...{ id: makeId(context), ticketId: ticket.id, at: clock.now() },
      ...{ actor: 'agent', actorId: agent.agentId },
      ...{ kind: 'tags', fromValue: titlesOf(had), toValue: titlesOf(wanted) },
    }),
    changeTicket(db, ticket.id, ticket.updatedAt, {}),
  ];
}

const titles = (tags: Tags) => tags.map(({ title }) => title);
const titlesOf = (tags: Tags) => titles(tags).join(texts.listed);

/** What is wrong with the tags that are wanted, as a sentence; null where nothing is. */
function faultIn(known: Tags, wanted: Tags): string | null {
  if (wanted.length > deskLimits.tagsOfTicket) return texts.tooManyTags;
  const byWords = new Map(known.map((tag) => [foldText(tag.title), tag]));
  for (const tag of wanted) {
    const words = foldText(tag.title);
    const same = byWords.get(words) ?? tag;
    if (same.id !== tag.id) return texts.tagExists(same.title);
    byWords.set(words, tag);
  }
  return null;
}
