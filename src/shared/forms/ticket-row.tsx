import { pageUrl } from '../contract/pages.ts';
import * as texts from '../contract/texts/tickets.ts';
import type { ListedTicket } from '../contract/tickets.ts';
import { IsolatedText } from '../html/isolated-text.tsx';
import { nameDepartment } from '../persian/department-name.ts';
import { toPersianDigits } from '../persian/digits.ts';
import { Moment } from './moment.tsx';
import { StateBadge } from './state-badge.tsx';

/** A request as a row of its customer's list, the same with and without scripts. `now` in epoch milliseconds. */
export function TicketRow({ ticket, now }: { ticket: ListedTicket; now: number }) {
  const { code, title, state, stateTitle, stage, hasNews, department, lastMessageAt } = ticket;
  return (
    <a class="ticket" href={pageUrl('request', code)} data-news={hasNews || undefined}>
      <span class="ticket-title" dir="auto">
        <IsolatedText text={title} />
        {hasNews && <span class="sr-only"> ({texts.newAnswer})</span>}
      </span>
      <span class="ticket-facts">
        <span>{nameDepartment(department)}</span>
        {stage && <span>{texts.stage(stage)}</span>}
        <span>
          {texts.lastMessage} <Moment at={lastMessageAt} now={now} />
        </span>
      </span>
      <span class="ticket-end">
        <StateBadge state={state} title={stateTitle} />
        <bdi class="code">{code}</bdi>
        <PromiseUse ticket={ticket} />
      </span>
    </a>
  );
}

/** By when an answer is promised, and in words and as a bar how much of that time has passed. */
function PromiseUse({ ticket: { promise, promiseUsed } }: { ticket: ListedTicket }) {
  if (!promise || promiseUsed === null) return null;
  if (promise.late)
    return <span class="ticket-promise late">{texts.answerWasDue(promise.text)}</span>;
  return (
    <span class="ticket-promise">
      {texts.answerBy(promise.text)}
      <span class="ticket-use">
        <svg viewBox="0 0 100 9" aria-hidden="true">
          <path d={`M0 0h${promiseUsed}v9H0`} />
        </svg>
        {texts.timeUsed(toPersianDigits(promiseUsed))}
      </span>
    </span>
  );
}
