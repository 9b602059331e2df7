import type { ComponentChild } from 'preact';
import { attachments } from '#shared/contract/texts/actions.ts';
import * as ticketTexts from '#shared/contract/texts/tickets.ts';
import type { Thread, ThreadMessage } from '#shared/contract/tickets.ts';
import { HiddenCardsOfMessage } from '#shared/forms/hidden-cards.tsx';
import { Icon } from '#shared/forms/icon.tsx';
import { MessageOrigin } from '#shared/forms/message-origin.tsx';
import { MessageText } from '#shared/forms/message-text.tsx';
import { Moment } from '#shared/forms/moment.tsx';
import { formatBytes } from '#shared/persian/format-bytes.ts';
import { SplitOff } from './split-off.browser.tsx';
import * as texts from './texts.ts';

/** The messages of a thread; each of the customer's but the first can become a request of its own. */
export function Messages({ thread, now }: { thread: Thread; now: number }) {
  return (
    <ol class="messages" aria-label={ticketTexts.messages}>
      {thread.messages.map((message, index) => (
        <li key={message.id} class="message" data-author={message.author} id={`m-${message.id}`}>
          <MessageHead message={message} department={thread.department} now={now} />
          <div class="message-text">
            <MessageText author={message.author} text={message.text} />
          </div>
          <HiddenCardsOfMessage thread={thread} message={message} />
          <MessageFiles code={thread.code} files={message.attachments} />
          {message.author === 'customer' &&
            index > 0 &&
            thread.mergedInto === undefined &&
            !thread.ofOther &&
            message.by === undefined && <SplitOff code={thread.code} message={message} />}
        </li>
      ))}
    </ol>
  );
}

function MessageHead({
  message: { author, by, createdAt, seenAt, from, filedByAgent },
  department,
  now,
}: {
  message: ThreadMessage;
  department: string;
  now: number;
}) {
  const who = author === 'agent' ? texts.agentOf(department) : (by ?? ticketTexts.whoWrote[author]);
  return (
    <p class="message-head">
      {author === 'agent' && <Icon name="chat" />}
      <b>
        <bdi>{who}</bdi>
      </b>
      <Moment at={createdAt} now={now} />
      <MessageOrigin from={from} filedByAgent={filedByAgent} />
      {author === 'customer' && seenAt !== null && (
        <span class="seen">
          <Icon name="eye" /> {texts.seen}
        </span>
      )}
    </p>
  );
}

function MessageFiles({ code, files }: { code: string; files: ThreadMessage['attachments'] }) {
  if (files.length === 0) return null;
  return (
    <ul class="files" aria-label={attachments}>
      {files.map(({ id, name, byteCount, removed }) => (
        <li key={id}>
          <Icon name="file" />
          {removed ? (
            <span class="hint">{texts.fileRemoved<ComponentChild>(<bdi>{name}</bdi>)}</span>
          ) : (
            <>
              <a class="file-name" href={fileUrl(code, id)} download>
                <bdi>{name}</bdi>
              </a>
              <span class="hint">{formatBytes(byteCount)}</span>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

const fileUrl = (code: string, id: string) => `/api/requests/${code}/files/${id}`;
