import { pageUrl } from '../contract/pages.ts';
import type { Thread } from '../contract/tickets.ts';
import { nameDepartment } from '../persian/department-name.ts';
import { IsolatedText } from './isolated-text.tsx';
import { Moment } from './moment.tsx';
import { StateBadge } from './state-badge.tsx';

/** A request's state, its department, the promise, and what comes next. `now` in epoch milliseconds. */
export function TicketStatus({ thread, now }: { thread: Thread; now: number }) {
  const { state, stateTitle, next, department, departmentSince, promise, seenAt } = thread;
  return (
    <section class="panel standing" id="ticket-status" tabIndex={-1} aria-label="وضعیت درخواست">
      <p class="standing-state">
        <StateBadge state={state} title={stateTitle} />
        <bdi class="code">{thread.code}</bdi>
      </p>
      {thread.closeReason && (
        <p>
          علت:{' '}
          <bdi>
            <IsolatedText text={thread.closeReason} />
          </bdi>
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
