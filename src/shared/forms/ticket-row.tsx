import { pageUrl } from '../contract/pages.ts';
import * as texts from '../contract/texts/tickets.ts';
import type { ListedTicket } from '../contract/tickets.ts';
import { IsolatedText } from '../html/isolated-text.tsx';
import { formatShortDeadline } from '../persian/dates.ts';
import { nameDepartment } from '../persian/department-name.ts';
import { toPersianDigits } from '../persian/digits.ts';
import { directionOf } from '../persian/direction.ts';
import { Moment } from './moment.tsx';
import { StateBadge } from './state-badge.tsx';

/**
 * A request as two lines of its customer's list, the same with and without scripts: what it is about and its state, then
 * who wrote when and by when an answer is promised. `now` in epoch milliseconds.
 */
export function TicketRow({ ticket, now }: { ticket: ListedTicket; now: number }) {
  const { code, title, state, stateTitle, stage, hasNews, ofOther, department, lastMessageAt } =
    ticket;
  return (
    <a class="ticket" href={pageUrl('request', code)} data-news={hasNews || undefined}>
      <span class="ticket-line">
        <span class="ticket-title" dir={directionOf(title)}>
          <IsolatedText text={title} />
          {hasNews && <span class="sr-only"> ({texts.newAnswer})</span>}
        </span>
        <bdi class="code">{code}</bdi>
        <StateBadge state={state} title={stateTitle} />
      </span>
      <span class="ticket-line ticket-more">
        <span class="ticket-facts">
          {ofOther && <span>{texts.participant}</span>}
          <span>{nameDepartment(department)}</span>
          {stage && <span>{texts.stage(stage)}</span>}
          <span>
            {texts.lastMessage} <Moment at={lastMessageAt} now={now} />
          </span>
        </span>
        <PromiseUse ticket={ticket} now={now} />
      </span>
    </a>
  );
}

/** By when an answer is promised, and as a bar how much of that time has passed; in few words on a phone. */
function PromiseUse({
  ticket: { promise, promiseUsed },
  now,
}: {
  ticket: ListedTicket;
  now: number;
}) {
  if (!promise || promiseUsed === null) return null;
  const { late, text, dueAt } = promise;
  return (
    <span class={late ? 'ticket-promise late' : 'ticket-promise'}>
      <span class="ticket-short" aria-hidden="true">
        {late ? texts.overdue : texts.until(formatShortDeadline(dueAt, now))}
      </span>
      <span class="ticket-whole">{late ? texts.answerWasDue(text) : texts.answerBy(text)}</span>
      {!late && (
        <>
          <svg viewBox="0 0 100 9" aria-hidden="true">
            <path d={`M0 0h${promiseUsed}v9H0`} />
          </svg>
          <span class="ticket-whole">{texts.timeUsed(toPersianDigits(promiseUsed))}</span>
        </>
      )}
    </span>
  );
}
