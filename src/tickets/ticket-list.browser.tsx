import { pageUrl } from '#shared/contract/pages.ts';
import * as ticketTexts from '#shared/contract/texts/tickets.ts';
import type { TicketSummary } from '#shared/contract/tickets.ts';
import { Icon } from '#shared/forms/icon.tsx';
import { IsolatedText } from '#shared/forms/isolated-text.tsx';
import { Moment } from '#shared/forms/moment.tsx';
import { StateBadge } from '#shared/forms/state-badge.tsx';
import { nameDepartment } from '#shared/persian/department-name.ts';
import * as texts from './texts.ts';

/** Whether nothing more happens in a ticket by itself. */
export const isOver = ({ state }: TicketSummary) => state === 'closed' || state === 'expired';

/** A titled list of requests; nothing where there are none. */
export function Tickets({ tickets, title }: { tickets: readonly TicketSummary[]; title: string }) {
  if (tickets.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2 class="section-title">{title}</h2>
      <ul class="tickets">
        {tickets.map((ticket) => (
          <li key={ticket.code}>
            <TicketCard ticket={ticket} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function TicketCard({ ticket }: { ticket: TicketSummary }) {
  const now = Date.now();
  const { code, title, state, stateTitle, stage, hasNews, promise, department, updatedAt } = ticket;
  return (
    <a class="ticket" href={pageUrl('request', code)} data-news={hasNews || undefined}>
      <span class="ticket-title" dir="auto">
        <IsolatedText text={title} />
      </span>
      <span class="ticket-line">
        <StateBadge state={state} title={stateTitle} />
        {stage && <span class="ticket-stage">{ticketTexts.stage(stage)}</span>}
        {hasNews && (
          <span class="news">
            <Icon name="mail" /> {texts.newAnswer}
          </span>
        )}
      </span>
      <span class="ticket-facts">
        {promise && (state === 'waiting' || state === 'in_review') && (
          <span>
            {promise.late ? texts.answerWasDue(promise.text) : texts.answerBy(promise.text)}
          </span>
        )}
        <span>{nameDepartment(department)}</span>
        <span>
          <Moment at={updatedAt} now={now} />
        </span>
        <bdi class="code">{code}</bdi>
      </span>
    </a>
  );
}
