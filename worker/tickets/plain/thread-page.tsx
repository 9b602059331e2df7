import { pages, pageUrl } from '#shared/contract/pages.ts';
import * as ticketTexts from '#shared/contract/texts/tickets.ts';
import {
  type ListedTicket,
  replyWords,
  type Thread,
  type ThreadMessage,
} from '#shared/contract/tickets.ts';
import { FactList } from '#shared/forms/fact-list.tsx';
import { HiddenCardsOfMessage } from '#shared/forms/hidden-cards.tsx';
import { Icon } from '#shared/forms/icon.tsx';
import { TextArea } from '#shared/forms/inputs.tsx';
import { MessageOrigin } from '#shared/forms/message-origin.tsx';
import { MessageText } from '#shared/forms/message-text.tsx';
import { Moment } from '#shared/forms/moment.tsx';
import { Stages } from '#shared/forms/stages.tsx';
import { TicketRow } from '#shared/forms/ticket-row.tsx';
import { TicketStatus } from '#shared/forms/ticket-status.tsx';
import { IsolatedText } from '#shared/html/isolated-text.tsx';
import * as texts from '../texts.ts';

/** What a customer wrote without scripts, and what became of it. */
export type PlainReply = { key: string; text?: string; fault?: string };

type Props = { thread: Thread; now: number; reply: PlainReply };

/** A thread as it is read without scripts, with the forms of an answer and of «حل شد». */
export const PlainThread = ({ thread, now, reply }: Props) => (
  <div class="thread">
    <p class="trail">
      <a href={pages.requests.path}>{ticketTexts.myRequests}</a>
    </p>
    <h1 class="thread-title" dir="auto">
      <IsolatedText text={thread.title} />
    </h1>
    {thread.ofOther && <p class="notice">{ticketTexts.ofOther}</p>}
    <TicketStatus thread={thread} now={now} />
    {thread.progress && <Stages progress={thread.progress} now={now} />}
    <ol class="messages" aria-label={ticketTexts.messages}>
      {thread.messages.map((message) => (
        <PlainMessage key={message.id} thread={thread} message={message} now={now} />
      ))}
    </ol>
    {thread.can.solve && <Solved code={thread.code} />}
    {thread.can.reply && (
      <ReplyForm code={thread.code} reply={reply} hint={replyWords[thread.can.replyLeadsTo]} />
    )}
    {thread.facts.length > 0 && (
      <details class="fold">
        <summary>
          {texts.facts}
          <Icon name="forward" />
        </summary>
        <FactList class="what-next" facts={thread.facts} />
      </details>
    )}
  </div>
);

const PlainMessage = ({
  thread,
  message,
  now,
}: {
  thread: Thread;
  message: ThreadMessage;
  now: number;
}) => (
  <li class="message" data-author={message.author} id={`m-${message.id}`}>
    <p class="message-head">
      <b>{message.by ?? ticketTexts.whoWrote[message.author]}</b>
      <Moment at={message.createdAt} now={now} exact />
      <MessageOrigin from={message.from} filedByAgent={message.filedByAgent} />
    </p>
    <div class="message-text">
      <MessageText author={message.author} text={message.text} />
    </div>
    <HiddenCardsOfMessage thread={thread} message={message} />
    {message.attachments
      .filter(({ removed }) => !removed)
      .map(({ id, name }) => (
        <p key={id}>
          <a href={`/api/requests/${thread.code}/files/${id}`}>
            <bdi>{name}</bdi>
          </a>
        </p>
      ))}
  </li>
);

/** The form of a message. It stands alone where the session has ended, so that what was typed is not lost. */
export const ReplyForm = ({
  code,
  reply,
  hint,
}: {
  code: string;
  reply: PlainReply;
  hint?: string | null;
}) => (
  <form class="form reply" method="post" action={pageUrl('request', code)} id="reply">
    <input type="hidden" name="key" value={reply.key} />
    <TextArea
      name="text"
      label={ticketTexts.yourMessage}
      hint={hint}
      rows={4}
      value={reply.text}
      fault={reply.fault}
      onChange={undefined}
    />
    <div class="actions">
      <button class="button" type="submit">
        {ticketTexts.sendMessage}
      </button>
    </div>
  </form>
);

/** Asks once, as the page with scripts does. */
const Solved = ({ code }: { code: string }) => (
  <details class="fold">
    <summary>
      {ticketTexts.solved}
      <Icon name="forward" />
    </summary>
    <form class="form" method="post" action={pageUrl('request', code)}>
      <input type="hidden" name="solved" value="yes" />
      <p>{texts.solvedMeans}</p>
      <div class="actions">
        <button class="button" type="submit">
          {ticketTexts.confirmSolved}
        </button>
      </div>
    </form>
  </details>
);

/** The customer's requests as they are listed without scripts. */
export const PlainList = ({ tickets, now }: { tickets: readonly ListedTicket[]; now: number }) => (
  <ul class="tickets">
    {tickets.map((ticket) => (
      <li key={ticket.code}>
        <TicketRow ticket={ticket} now={now} />
      </li>
    ))}
  </ul>
);
