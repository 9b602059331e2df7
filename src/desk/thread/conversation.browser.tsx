import type { DeskMessage, DeskThread } from '#shared/contract/desk/thread.ts';
import { Icon } from '#shared/forms/icon.tsx';
import { MessageText } from '#shared/forms/message-text.tsx';
import { formatJalaliDateTime } from '#shared/persian/dates.ts';
import { formatBytes } from '#shared/persian/format-bytes.ts';
import { attachmentAddress } from '../desk-api.browser.ts';
import { isNew as newText } from '../texts/request.ts';
import * as texts from '../texts/thread.ts';

/** The messages, with agents' internal notes marked as such. */
export function Conversation({
  thread: { messages, now },
  fresh,
}: {
  thread: DeskThread;
  /** Ids of messages that came while the thread was open. */
  fresh: ReadonlySet<string>;
}) {
  return (
    <section aria-labelledby="conversation">
      <h3 id="conversation" class="sr-only">
        {texts.conversation}
      </h3>
      <ol class="desk-messages">
        {messages.map((message) => (
          <Message key={message.id} message={message} now={now} isNew={fresh.has(message.id)} />
        ))}
      </ol>
    </section>
  );
}

function Message({ message, now, isNew }: { message: DeskMessage; now: number; isNew: boolean }) {
  const kind = message.internal ? 'note' : message.author;
  return (
    <li class="desk-message" data-kind={kind} data-new={isNew || undefined}>
      <p class="desk-by">
        <b>{whoWrote(message)}</b>
        {isNew && <span class="desk-new">{newText}</span>}
        {message.internal && <span class="desk-tag">{texts.internalNote}</span>}
        <time dateTime={new Date(message.createdAt).toISOString()}>
          {formatJalaliDateTime(message.createdAt, now)}
        </time>
        {message.author === 'agent' && !message.internal && (
          <span>
            {message.seenAt === null
              ? texts.notSeen
              : texts.seenAt(formatJalaliDateTime(message.seenAt, now))}
          </span>
        )}
      </p>
      <div class="desk-text message-text">
        <MessageText author={message.author} text={message.text} />
      </div>
      <Attachments files={message.attachments} />
    </li>
  );
}

function whoWrote({ author, by }: DeskMessage) {
  if (author === 'customer') return texts.actors.customer;
  return by === null ? texts.actors.system : <bdi>{by}</bdi>;
}

function Attachments({ files }: { files: DeskMessage['attachments'] }) {
  if (files.length === 0) return null;
  return (
    <ul class="desk-files">
      {files.map((file) => (
        <li key={file.id}>
          <Icon name="file" />
          {file.removed ? (
            <span>{texts.fileRemoved}</span>
          ) : (
            <>
              <a href={attachmentAddress(file.id)} download={file.name}>
                <bdi>{file.name}</bdi>
              </a>
              <span>{formatBytes(file.byteCount)}</span>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
