import type { ActAnswer } from '#shared/contract/desk.ts';
import { maskCardNumbers } from '#shared/fields/card-number.ts';
import { formKeyOf } from '../attachments/rules.ts';
import { takeAttachments } from '../attachments/store.ts';
import { makeId } from '../foundation/chance.ts';
import type { Statement } from '../foundation/database.ts';
import type { Work } from '../foundation/services.ts';
import { announce } from '../tickets/announce.ts';
import { filesGate } from '../tickets/files.ts';
import {
  addMessage,
  changeTicket,
  markQuestionsSeen,
  moveTicket,
  type TicketRow,
} from '../tickets/store.ts';
import { type Acting, act, type Order } from './act.ts';
import type { Viewer } from './viewer.ts';

type Told = Pick<Order, 'code' | 'version' | 'key'>;

/**
 * An agent has the thread before the eyes: a waiting ticket is in review from now on, and the
 * customer's messages are seen. Nothing happens where there is nothing new.
 */
export function openThread(work: Work, viewer: Viewer, told: Told): Promise<ActAnswer> {
  const { db, clock } = work;
  const at = clock.now();
  const isNeedless = ({ state, unread }: TicketRow) => state !== 'waiting' && !unread;
  return act(work, viewer, { ...told, what: ['open'], isNeedless }, ({ ticket, held }) => {
    const seen = { unread: false, seenAt: at };
    const change =
      ticket.state === 'waiting'
        ? moveTicket(
            db,
            {
              move: 'open',
              ticketId: ticket.id,
              historyId: makeId(work),
              actorId: viewer.agentId,
              at,
              when: held,
            },
            seen,
          )
        : [changeTicket(db, ticket.id, at, seen, held)];
    return [...change, markQuestionsSeen(db, ticket.id, at, held)];
  });
}

export type DeskReply = Told & {
  text: string;
  attachments: readonly string[];
  formToken: string | undefined;
};

/** The agent's answer; it leaves by the customer's reply channel in the same batch. */
export async function answerTicket(
  work: Work,
  viewer: Viewer,
  { text, attachments, formToken = '', ...told }: DeskReply,
): Promise<ActAnswer> {
  const { db, clock } = work;
  const at = clock.now();
  const messageId = makeId(work);
  const formKey = await formKeyOf(formToken);
  const order = {
    ...told,
    what: ['answer', text, attachments],
    move: 'answer' as const,
    gates: [filesGate(db, { formKey, ids: attachments })],
  };
  return await act(work, viewer, order, (acting) => {
    const { ticket, held } = acting;
    return [
      ...moveTicket(
        db,
        {
          move: 'answer',
          ticketId: ticket.id,
          historyId: makeId(work),
          actorId: viewer.agentId,
          at,
          when: held,
        },
        { answeredAt: at, unread: false, seenAt: ticket.seenAt ?? at },
      ),
      markQuestionsSeen(db, ticket.id, at, held),
      addMessage(
        db,
        {
          id: messageId,
          ticketId: ticket.id,
          author: 'agent',
          authorId: viewer.agentId,
          text: maskCardNumbers(text),
          internal: false,
          createdAt: at,
        },
        held,
      ),
      takeAttachments(db, { formKey, ids: attachments, messageId, sensitive: false }, held),
      ...tellCustomer(work, 'ticket_answered', acting, {
        department: work.settings.departments[ticket.department]?.title ?? work.settings.brand.name,
      }),
    ];
  });
}

/** A note among agents: no notice, and no trace in what customers read. */
export function addNote(
  work: Work,
  viewer: Viewer,
  { text, ...told }: Told & { text: string },
): Promise<ActAnswer> {
  return act(work, viewer, { ...told, what: ['note', text] }, ({ ticket, held }) => [
    ...noteStatements(work, viewer, text, { ticket, held }),
  ]);
}

/** The note itself; the ticket keeps its time of change, which customers see. */
export const noteStatements = (
  work: Work,
  viewer: Viewer,
  text: string,
  { ticket, held }: Pick<Acting, 'ticket' | 'held'>,
): Statement[] => [
  addMessage(
    work.db,
    {
      id: makeId(work),
      ticketId: ticket.id,
      author: 'agent',
      authorId: viewer.agentId,
      text: maskCardNumbers(text),
      internal: true,
      createdAt: work.clock.now(),
    },
    held,
  ),
  changeTicket(work.db, ticket.id, ticket.updatedAt, {}, held),
];

/** Tells the customer by its reply channel; somebody who proved nothing is told seldom (R14). */
export const tellCustomer = (
  work: Work,
  message: 'ticket_answered' | 'ticket_closed',
  { ticket, reach, held }: Acting,
  data: Record<string, string>,
): Statement[] => {
  const { id, code, replyChannel } = ticket;
  return announce(work, message, { id, code, replyChannel }, reach, data, held);
};
