import type { ComponentChildren } from 'preact';
import type { DeskThread } from '#shared/contract/desk/thread.ts';
import { Icon } from '#shared/forms/icon.tsx';
import { IsolatedText } from '#shared/html/isolated-text.tsx';
import { formatJalaliDateTime } from '#shared/persian/dates.ts';
import { nameDepartment } from '#shared/persian/department-name.ts';
import { directionOf } from '#shared/persian/direction.ts';
import * as texts from '../texts/request.ts';
import { copyCode } from '../texts/thread.ts';
import { CopyValue } from './copy-value.browser.tsx';
import { blockLabel } from './labels.ts';

/**
 * Title, state, promise, and which department has the ticket since when. `acts` stand at the end of the title, `owning`
 * says who has it.
 */
export function ThreadHead({
  thread,
  acts,
  owning,
}: {
  thread: DeskThread;
  acts?: ComponentChildren;
  owning?: ComponentChildren;
}) {
  const { promise } = thread;
  return (
    <header class="desk-head">
      <div class="desk-head-line">
        <h2 id="desk-thread-title" tabIndex={-1}>
          <bdi dir={directionOf(thread.title)}>
            <IsolatedText text={thread.title} />
          </bdi>
        </h2>
        {acts}
      </div>
      <p class="desk-meta">
        <span class="desk-code">
          <span class="code">{thread.code}</span>
          <CopyValue value={thread.code} label={copyCode(thread.code)} />
        </span>
        <span class="state" data-state={thread.state}>
          {thread.stateTitle}
        </span>
        {promise && (
          <span class="desk-promise" data-promise={promise.state}>
            <Icon name={promise.state === 'fine' ? 'clock' : 'alert'} />
            {texts.answerUntil(promise.state, promise.text)}
          </span>
        )}
        {thread.urgency !== 'normal' && (
          <span class="desk-tag">{texts.urgency(thread.urgencyTitle)}</span>
        )}
        {thread.priority !== 0 && <span class="desk-tag">{texts.priorities[thread.priority]}</span>}
        {!thread.proven && <span class="desk-tag desk-tag-warn">{texts.identityUnproven}</span>}
        {thread.customer.blocked && (
          <span class="desk-tag desk-tag-warn">{blockLabel(thread)}</span>
        )}
      </p>
      {owning}
      <p class="hint">{whoHasIt(thread)}</p>
      {thread.closeReason !== null && thread.mergedInto === undefined && (
        <p class="notice">
          {texts.closedBecause(
            <bdi>
              <IsolatedText text={thread.closeReason} />
            </bdi>,
          )}
        </p>
      )}
    </header>
  );
}

function whoHasIt({ requestType, department, departmentSince, seenAt, now }: DeskThread): string {
  const since = formatJalaliDateTime(departmentSince, now);
  const named = nameDepartment(department.title);
  return seenAt === null
    ? texts.inCareOf(requestType, named, since)
    : texts.inCareOfAndSeen(requestType, named, since, formatJalaliDateTime(seenAt, now));
}
