import type { SplitAnswer } from '#shared/contract/desk/joining.ts';
import { ticketLimits } from '#shared/fields/size-limits.ts';
import { showTrackingCode } from '#shared/fields/tracking-code.ts';
import { formKeyOf } from '../../attachments/rules.ts';
import type { Attachment } from '../../attachments/schema.ts';
import { beginUpload, finishUpload, listAttachments } from '../../attachments/store.ts';
import { commit } from '../../foundation/database/commit.ts';
import { base64Url } from '../../foundation/ports/random.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { Problem } from '../../foundation/problem.ts';
import type { Submitted } from '../../tickets/open/checked-request.ts';
import { openTicket } from '../../tickets/open/open.ts';
import { isOfOwner } from '../../tickets/participants/names.ts';
import { changeTicket, type TicketRow } from '../../tickets/store.ts';
import { filesOf } from '../../tickets/thread/files.ts';
import { inWrittenOrder } from '../../tickets/thread/origin.ts';
import { guardVersion, isCurrent, type Order, readActing } from '../act.ts';
import { listAllMessages, messagesOfCode } from '../store.ts';
import { noted } from './merge.ts';
import { addLink, ageLikeOriginals } from './store-joining.ts';
import * as texts from './texts.ts';

// A part of what the owner of a request wrote becomes a request of its own, with its own promise from now. Words and files are
// copied: the first request keeps what it has, and its chain, and what goes from one does not go from the other. Words of
// a participant are not: in the new request they would be the owner's, and stay when their writer is erased.

/** What is split off, and what it is to be. */
export type Split = Order & { messages: readonly string[]; title: string; requestType: string };

/**
 * Makes the request, in one commit; the same key makes it once. It waits as proven as the first one is.
 * @throws Problem `bad_input` beside `messages` and `requestType`.
 */
export async function splitTicket(
  context: RequestContext,
  tokenHash: string,
  { messages: chosen, title, requestType, ...order }: Split,
): Promise<SplitAnswer> {
  const { db, settings, clock } = context;
  const acting = await readActing(
    context,
    tokenHash,
    order,
    ['split', chosen, title, requestType],
    [listAllMessages(db, order.code), listAttachments(db, messagesOfCode(order.code))],
  );
  // The first request left the agent's reach since: its answer says which one was made.
  if ('recorded' in acting)
    return { version: order.version + 1, code: (acting.recorded as unknown as Submitted).code };
  const { agent, ticket, reach, request } = acting;
  const [messages, files] = acting.also;
  const type = settings.requestTypes.find(({ id }) => id === requestType);
  if (!type) throw refused('requestType', texts.chooseType);
  const taken = inWrittenOrder(messages).filter(
    ({ id, author, authorId, internal, text }) =>
      chosen.includes(id) &&
      author === 'customer' &&
      isOfOwner(authorId, ticket) &&
      !internal &&
      text !== '',
  );
  if (taken.length < new Set(chosen).size) throw refused('messages', texts.onlyWordsOfOwner);
  const text = taken.map((message) => message.text).join('\n\n');
  if (text.length > ticketLimits.text) throw refused('messages', texts.tooLongInAll);
  const originals = files.filter(
    ({ takenBy, removedAt }) => removedAt === null && taken.some(({ id }) => id === takenBy),
  );
  const copies = isCurrent(acting, order) ? await copyFiles(context, originals, request.key) : [];

  const at = clock.now();
  const { answer } = await openTicket(
    context,
    {
      type,
      title,
      text,
      urgency: ticket.urgency,
      replyChannel: ticket.replyChannel,
      facts: type.id === ticket.requestType ? ticket.facts : {},
      termsVersion: ticket.termsVersion,
      files: await filesOf(
        formTokenOf(request.key),
        copies.map(({ id }) => id),
        type.files === 'sensitive',
      ),
    },
    senderOf(ticket, reach),
    {
      ...request,
      agent: { agentId: agent.agentId, scope: request.scope, isAfterCall: false },
      charges: [guardVersion(context, acting, order)],
      afterNotices: (id, code) => [
        ...(copies.length > 0 ? [ageLikeOriginals(db, copies)] : []),
        addLink(db, {
          ticketId: ticket.id,
          otherId: id,
          kind: 'split',
          agentId: agent.agentId,
          createdAt: at,
        }),
        noted(context, agent, {
          ticketId: ticket.id,
          kind: 'split',
          toValue: showTrackingCode(code),
        }),
        noted(context, agent, {
          ticketId: id,
          kind: 'split',
          toValue: showTrackingCode(ticket.code),
        }),
        changeTicket(db, ticket.id, at, {}),
      ],
    },
  );
  return { version: order.version + 1, code: answer.code };
}

const refused = (field: string, sentence: string) =>
  new Problem('bad_input', { fields: { [field]: sentence } });

const senderOf = (
  { customerId, plan, agency, contact }: TicketRow,
  { mobile, email }: { mobile: string | null; email: string | null },
) => ({ customerId, plan, agency, contact, mobile, email });

const formTokenOf = (key: string) => `split:${key}`;

/**
 * Stores the files once more, taken by nothing yet: what no request takes is swept like any upload. Each has its row
 * before its bytes.
 */
async function copyFiles(
  context: RequestContext,
  originals: readonly Attachment[],
  key: string,
): Promise<{ id: string; createdAt: number; sensitive: number }[]> {
  const { db, clock, files, randomBytes } = context;
  if (originals.length === 0) return [];
  const formKey = await formKeyOf(formTokenOf(key));
  const pairs = originals.map((original) => ({ original, id: base64Url(randomBytes(16)) }));
  await commit(
    db,
    pairs.map(
      ({ original: { takenBy: _taken, storedAt: _stored, removedAt: _removed, ...file }, id }) =>
        beginUpload(db, { ...file, id, formKey, ownerId: null, createdAt: clock.now() }),
    ),
  );
  for (const { original, id } of pairs) {
    const bytes = await files.get(original.id);
    if (!bytes) throw new Problem('files_unavailable');
    await files.put(id, bytes);
  }
  await commit(
    db,
    pairs.map(({ id }) => finishUpload(db, id, clock.now())),
  );
  return pairs.map(({ original, id }) => ({
    id,
    createdAt: original.createdAt,
    sensitive: Number(original.sensitive),
  }));
}
