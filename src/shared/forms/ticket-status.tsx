import { pageUrl } from '../contract/pages.ts';
import { mergedInto } from '../contract/texts/tickets.ts';
import type { Thread } from '../contract/tickets.ts';
import { IsolatedText } from '../html/isolated-text.tsx';
import { nameDepartment } from '../persian/department-name.ts';
import { Moment } from './moment.tsx';
import { StateBadge } from './state-badge.tsx';
import * as texts from './texts.ts';

/** A request's state, its department, the promise, and what comes next. `now` in epoch milliseconds. */
export function TicketStatus({ thread, now }: { thread: Thread; now: number }) {
  const { state, stateTitle, next, department, departmentSince, promise, seenAt } = thread;
  return (
    <section class="panel standing" id="ticket-status" tabIndex={-1} aria-label={texts.state}>
      <p class="standing-state">
        <StateBadge state={state} title={stateTitle} />
        <bdi class="code">{thread.code}</bdi>
      </p>
      {thread.mergedInto !== undefined && (
        <p>
          {mergedInto(
            <a class="code" href={pageUrl('request', thread.mergedInto)}>
              {thread.mergedInto}
            </a>,
          )}
        </p>
      )}
      {thread.closeReason && thread.mergedInto === undefined && (
        <p>
          {texts.closedBecause(
            <bdi>
              <IsolatedText text={thread.closeReason} />
            </bdi>,
          )}
        </p>
      )}
      {thread.snoozed && (
        <p class="notice">
          {texts.goesOnAfter(
            thread.snoozed.until,
            <bdi>
              <IsolatedText text={thread.snoozed.reason} />
            </bdi>,
          )}
        </p>
      )}
      <p>{next}</p>
      {!thread.proven && <p class="notice notice-warn">{texts.unproven}</p>}
      <dl class="what-next">
        {promise && (
          <div>
            <dt>{promise.late ? texts.answerWasDue : texts.answerBy}</dt>
            <dd>
              {promise.late
                ? texts.wasDue(promise.text, (text) => <span class="late">{text}</span>)
                : promise.text}
            </dd>
          </div>
        )}
        <div>
          <dt>{texts.inCareOf}</dt>
          <dd>
            {texts.departmentSince(
              nameDepartment(department),
              <Moment at={departmentSince} now={now} exact />,
            )}
          </dd>
        </div>
        {seenAt !== null && (
          <div>
            <dt>{texts.seen}</dt>
            <dd>
              <Moment at={seenAt} now={now} exact />
            </dd>
          </div>
        )}
        {thread.linkedFrom && (
          <div>
            <dt>{texts.continues}</dt>
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
