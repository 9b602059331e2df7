import type { DeskThread } from '#shared/contract/desk.ts';
import { Icon } from '#shared/forms/icon.tsx';
import { IsolatedText } from '#shared/forms/isolated-text.tsx';
import { formatJalaliDateTime } from '#shared/persian/dates.ts';
import { nameDepartment } from '#shared/persian/department-name.ts';
import { blockLabel, priorityLabels, promiseLabels } from './labels.ts';

/** Title, state, promise, and which department has the ticket since when. */
export function ThreadHead({ thread }: { thread: DeskThread }) {
  const { promise, now } = thread;
  return (
    <header class="desk-head">
      <h2>
        <bdi>
          <IsolatedText text={thread.title} />
        </bdi>
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
          بسته شد:{' '}
          <bdi>
            <IsolatedText text={thread.closeReason} />
          </bdi>
        </p>
      )}
    </header>
  );
}
