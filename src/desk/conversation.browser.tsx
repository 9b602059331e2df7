import type { DeskMessage, DeskThread } from '#shared/contract/desk.ts';
import { Icon } from '#shared/forms/icon.tsx';
import { LinkedText } from '#shared/forms/linked-text.tsx';
import { formatJalaliDateTime } from '#shared/persian/dates.ts';
import { formatBytes } from '#shared/persian/format-bytes.ts';
import { attachmentAddress } from './desk-api.browser.ts';

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
        گفت‌وگو
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
        {isNew && <span class="desk-new">تازه</span>}
        {message.internal && <span class="desk-tag">یادداشت داخلی؛ مشتری نمی‌بیند</span>}
        <time dateTime={new Date(message.createdAt).toISOString()}>
          {formatJalaliDateTime(message.createdAt, now)}
        </time>
        {message.author === 'agent' && !message.internal && (
          <span>
            {message.seenAt === null
              ? 'هنوز ندیده'
              : `دید: ${formatJalaliDateTime(message.seenAt, now)}`}
          </span>
        )}
      </p>
      <div class="desk-text">
        <LinkedText text={message.text} />
      </div>
      <Attachments files={message.attachments} />
    </li>
  );
}

function whoWrote({ author, by }: DeskMessage) {
  if (author === 'customer') return 'مشتری';
  return by === null ? 'سامانه' : <bdi>{by}</bdi>;
}

function Attachments({ files }: { files: DeskMessage['attachments'] }) {
  if (files.length === 0) return null;
  return (
    <ul class="desk-files">
      {files.map((file) => (
        <li key={file.id}>
          <Icon name="file" />
          {file.removed ? (
            <span>فایلی این‌جا بود که زمان نگهداری‌اش گذشته است.</span>
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
