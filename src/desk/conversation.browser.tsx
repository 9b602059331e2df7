import type { DeskMessage, DeskThread } from '#shared/contract/desk.ts';
import { Icon } from '#shared/forms/icon.tsx';
import { LinkedText } from '#shared/forms/linked-text.tsx';
import { formatJalaliDateTime } from '#shared/persian/dates.ts';
import { nameDepartment } from '#shared/persian/department-name.ts';
import { formatBytes } from '../attachments/format-bytes.ts';
import { attachmentAddress } from './desk-api.browser.ts';
import { blockLabel, priorityLabels, promiseLabels } from './labels.ts';

/** Title, state, promise, and who has it since when. */
export function ThreadHead({ thread }: { thread: DeskThread }) {
  const { promise, now } = thread;
  return (
    <header class="desk-head">
      <h2>
        <bdi>{thread.title}</bdi>
      </h2>
      <p class="desk-meta">
        <span class="code">{thread.code}</span>
        <span class="state" data-state={thread.state}>
          {thread.stateTitle}
        </span>
        {thread.urgency !== 'normal' && <span class="desk-tag">فوریت {thread.urgencyTitle}</span>}
        {thread.priority !== 0 && <span class="desk-tag">{priorityLabels[thread.priority]}</span>}
        {!thread.proven && <span class="desk-tag desk-tag-warn">هویت تأیید نشده</span>}
        {thread.customer.blocked && (
          <span class="desk-tag desk-tag-warn">{blockLabel(thread)}</span>
        )}
      </p>
      {promise && (
        <p class="desk-promise" data-promise={promise.state}>
          <Icon name={promise.state === 'fine' ? 'clock' : 'alert'} />
          {promiseLabels[promise.state]}: پاسخ تا {promise.text}
        </p>
      )}
      <p class="hint">
        {thread.requestType}؛ نزد {nameDepartment(thread.department.title)} از{' '}
        {formatJalaliDateTime(thread.departmentSince, now)}
        {thread.seenAt !== null && <>؛ دیده شد {formatJalaliDateTime(thread.seenAt, now)}</>}
      </p>
      {thread.closeReason !== null && (
        <p class="notice">
          بسته شد: <bdi>{thread.closeReason}</bdi>
        </p>
      )}
    </header>
  );
}

export function Facts({ thread: { facts } }: { thread: DeskThread }) {
  if (facts.length === 0) return null;
  return (
    <dl class="desk-facts">
      {facts.map(({ id, label, value }) => (
        <div key={id}>
          <dt>{label}</dt>
          <dd>
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** All that was said, notes among agents marked as such. */
export function Conversation({
  thread: { messages, now },
  fresh,
}: {
  thread: DeskThread;
  /** Ids of messages that came while the thread stood open. */
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
      {message.attachments.length > 0 && (
        <ul class="desk-files">
          {message.attachments.map((file) => (
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
      )}
    </li>
  );
}

function whoWrote({ author, by }: DeskMessage) {
  if (author === 'customer') return 'مشتری';
  return by === null ? 'سامانه' : <bdi>{by}</bdi>;
}
