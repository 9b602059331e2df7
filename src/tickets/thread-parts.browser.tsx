import { pages, pageUrl } from '#shared/contract/pages.ts';
import type { HistoryEntry, Thread, ThreadMessage } from '#shared/contract/tickets.ts';
import { Icon } from '#shared/forms/icon.tsx';
import { LinkedText } from '#shared/forms/linked-text.tsx';
import { Moment } from '#shared/forms/moment.tsx';
import { StateBadge } from '#shared/forms/state-badge.tsx';
import { nameDepartment } from '#shared/persian/department-name.ts';
import { formatBytes } from '../attachments/format-bytes.ts';
import { SplitOff } from './split-off.browser.tsx';

/** Where the request stands: its state in words, who has it, by when, and what comes next. */
export function TicketStatus({ thread, now }: { thread: Thread; now: number }) {
  const { state, stateTitle, next, department, departmentSince, promise, seenAt } = thread;
  return (
    <section class="panel standing" aria-label="وضعیت درخواست">
      <p class="standing-state">
        <StateBadge state={state} title={stateTitle} />
        <bdi class="code">{thread.code}</bdi>
      </p>
      {thread.closeReason && (
        <p>
          علت: <bdi>{thread.closeReason}</bdi>
        </p>
      )}
      <p>{next}</p>
      {!thread.proven && <p class="notice notice-warn">هویت فرستندهٔ این درخواست تأیید نشده است.</p>}
      <dl class="what-next">
        {promise && (
          <div>
            <dt>{promise.late ? 'قول پاسخ تا' : 'پاسخ تا'}</dt>
            <dd>
              {promise.text}
              {promise.late && <span class="late"> — از این زمان گذشته است؛ پوزش می‌خواهیم.</span>}
            </dd>
          </div>
        )}
        <div>
          <dt>در دست</dt>
          <dd>
            {nameDepartment(department)}، از <Moment at={departmentSince} now={now} exact />
          </dd>
        </div>
        {seenAt !== null && (
          <div>
            <dt>دیده شد</dt>
            <dd>
              <Moment at={seenAt} now={now} exact />
            </dd>
          </div>
        )}
        {thread.linkedFrom && (
          <div>
            <dt>دنبالهٔ</dt>
            <dd>
              <a class="code" href={pageUrl('request', thread.linkedFrom)}>
                {thread.linkedFrom}
              </a>
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}

export function Messages({ thread, now }: { thread: Thread; now: number }) {
  return (
    <ol class="messages" aria-label="پیام‌ها">
      {thread.messages.map((message, index) => (
        <li key={message.id} class="message" data-author={message.author} id={`m-${message.id}`}>
          <MessageHead message={message} department={thread.department} now={now} />
          <div class="message-text">
            <LinkedText text={message.text} />
          </div>
          <MessageFiles code={thread.code} files={message.attachments} />
          {message.author === 'customer' && index > 0 && (
            <SplitOff code={thread.code} message={message} />
          )}
        </li>
      ))}
    </ol>
  );
}

function MessageHead({
  message: { author, createdAt, seenAt },
  department,
  now,
}: {
  message: ThreadMessage;
  department: string;
  now: number;
}) {
  const who = { customer: 'شما', agent: `کارشناس ${department}`, system: 'خودکار' }[author];
  return (
    <p class="message-head">
      <b>{who}</b>
      <Moment at={createdAt} now={now} />
      {author === 'customer' && seenAt !== null && (
        <span class="seen">
          <Icon name="eye" /> دیده شد
        </span>
      )}
    </p>
  );
}

function MessageFiles({ code, files }: { code: string; files: ThreadMessage['attachments'] }) {
  if (files.length === 0) return null;
  return (
    <ul class="files" aria-label="پیوست‌ها">
      {files.map(({ id, name, byteCount, removed }) => (
        <li key={id}>
          <Icon name="file" />
          {removed ? (
            <span class="hint">
              <bdi>{name}</bdi> (مهلت نگهداری این فایل گذشته و پاک شده است)
            </span>
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

/** Links to the signed transcript: a page to print, and a file to verify. */
export function TranscriptLinks({ thread: { code } }: { thread: Thread }) {
  return (
    <details class="fold">
      <summary>
        نسخهٔ رسمی گفت‌وگو
        <Icon name="forward" />
      </summary>
      <p>
        این نسخه امضا دارد؛ هر کس می‌تواند در <a href={pages.verify.path}>بررسی اصالت گفت‌وگو</a>{' '}
        ببیند که چیزی از آن تغییر نکرده است.
      </p>
      <div class="actions">
        <a class="button button-quiet" href={`/api/requests/${code}/transcript.html`} download>
          چاپ
        </a>
        <a class="button button-quiet" href={`/api/requests/${code}/transcript.json`} download>
          فایل قابل بررسی
        </a>
      </div>
    </details>
  );
}

export function Facts({ thread: { facts, rules } }: { thread: Thread }) {
  if (facts.length === 0 && rules.length === 0) return null;
  return (
    <details class="fold">
      <summary>
        آنچه نوشتید و قانون‌های آن روز
        <Icon name="forward" />
      </summary>
      {facts.length > 0 && (
        <dl class="what-next">
          {facts.map(({ id, label, value }) => (
            <div key={id}>
              <dt>{label}</dt>
              <dd>
                <bdi>{value}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {rules.map(({ title, text }) => (
        <p class="notice" key={title}>
          <b>{title}:</b> {text}
        </p>
      ))}
    </details>
  );
}

const kindWords: Readonly<Record<HistoryEntry['kind'], string>> = {
  state: 'وضعیت',
  department: 'واحد',
  reply_channel: 'روش پاسخ',
  promise: 'قول پاسخ',
};
const actors = { customer: 'شما', agent: 'کارشناس', system: 'خودکار' } as const;

export function History({ thread: { history }, now }: { thread: Thread; now: number }) {
  return (
    <details class="fold">
      <summary>
        تاریخچه
        <Icon name="forward" />
      </summary>
      <ol class="history">
        {history.map(({ at, by, kind, from, to, why }) => (
          <li key={`${at}-${kind}-${to}`}>
            <Moment at={at} now={now} exact />
            <span>
              {actors[by]} · {kindWords[kind]}: {from && `${from} ← `}
              <b>{to}</b>
              {why && (
                <>
                  {' '}
                  (<bdi>{why}</bdi>)
                </>
              )}
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}
