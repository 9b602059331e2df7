import type { InboxTicket } from '#shared/contract/desk/inbox.ts';
import { pageUrl } from '#shared/contract/pages.ts';
import { Icon } from '#shared/forms/icon.tsx';
import { IsolatedText } from '#shared/html/isolated-text.tsx';
import { formatRelative } from '#shared/persian/dates.ts';
import * as texts from './texts/request.ts';

/** One ticket of the list; `now` is the server's time in epoch milliseconds. */
export function InboxRow({ ticket, now }: { ticket: InboxTicket; now: number }) {
  const { promise } = ticket;
  return (
    <li>
      <a href={pageUrl('deskTicket', ticket.code)} data-promise={promise?.state}>
        <span class="desk-title">
          {ticket.unread && <span class="desk-new">{texts.isNew}</span>}
          <bdi>
            <IsolatedText text={ticket.title} />
          </bdi>
        </span>
        <span class="desk-promise">
          {promise ? (
            <>
              <Icon name={promise.state === 'fine' ? 'clock' : 'alert'} />
              {texts.until(promise.state, promise.text)}
            </>
          ) : (
            texts.lastChange(formatRelative(ticket.updatedAt, now))
          )}
        </span>
        <span class="desk-meta">
          <span class="state" data-state={ticket.state}>
            {ticket.stateTitle}
          </span>
          {ticket.stage && <span>{texts.stage(ticket.stage)}</span>}
          {ticket.urgency !== 'normal' && (
            <span class="desk-tag">{texts.urgency(ticket.urgencyTitle)}</span>
          )}
          {ticket.priority !== 0 && (
            <span class="desk-tag">{texts.priorities[ticket.priority]}</span>
          )}
          {!ticket.proven && <span class="desk-tag desk-tag-warn">{texts.identityUnproven}</span>}
          <span>{ticket.department}</span>
          <span>{ticket.requestType}</span>
          <bdi>{ticket.customer}</bdi>
          <span class="code">{ticket.code}</span>
        </span>
      </a>
    </li>
  );
}
