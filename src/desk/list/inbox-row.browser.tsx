import type { InboxTicket } from '#shared/contract/desk/inbox.ts';
import { IsolatedText } from '#shared/html/isolated-text.tsx';
import { formatRelative } from '#shared/persian/dates.ts';
import { directionOf } from '#shared/persian/direction.ts';
import { RowBox } from '../bulk/row-box.browser.tsx';
import { initialsOf } from '../shell/bar/initials.ts';
import * as listTexts from '../texts/list.ts';
import * as texts from '../texts/request.ts';
import { changeLabel, dueLabel } from './due-label.ts';

type Props = {
  ticket: InboxTicket;
  /** The server's time in epoch milliseconds. */
  now: number;
  /** Which row of how many this is; the others may not be in the document. */
  place: { at: number; of: number };
  isActive: boolean;
  isOpen: boolean;
  href: string;
  onActive(code: string): void;
  isSelected: boolean;
  onSelect(code: string, isRange: boolean): void;
};

/** One ticket of the list: its title and when it is due above, whose it is and who answers below. */
export function InboxRow({
  ticket,
  now,
  place,
  isActive,
  isOpen,
  href,
  onActive,
  ...props
}: Props) {
  return (
    <li aria-posinset={place.at} aria-setsize={place.of}>
      <RowBox
        title={ticket.title}
        isSelected={props.isSelected}
        onToggle={(isRange) => props.onSelect(ticket.code, isRange)}
      />
      <a
        href={href}
        tabIndex={isActive ? 0 : -1}
        data-code={ticket.code}
        data-unread={ticket.unread || undefined}
        aria-current={isOpen ? 'true' : undefined}
        onFocus={() => onActive(ticket.code)}
      >
        <span class="desk-title">
          {ticket.unread && <span class="sr-only">{texts.isNew} </span>}
          <bdi dir={directionOf(ticket.title)}>
            <IsolatedText text={ticket.title} />
          </bdi>
        </span>
        <Due ticket={ticket} now={now} />
        <span class="desk-meta">
          <bdi>{ticket.customer}</bdi>
          <Dot />
          {ticket.department}
          <Marks ticket={ticket} />
          {ticket.lastWords && (
            <>
              <Dot />
              <bdi dir={directionOf(ticket.lastWords)}>
                <IsolatedText text={listTexts.quoted(ticket.lastWords)} />
              </bdi>
            </>
          )}
        </span>
        <span class="desk-who">
          {ticket.assignee ? (
            <>
              <span class="sr-only">{listTexts.inCareOf(ticket.assignee.name)}</span>
              <span aria-hidden="true" title={ticket.assignee.name}>
                {initialsOf(ticket.assignee.name)}
              </span>
            </>
          ) : (
            <>
              <span class="sr-only">{listTexts.nobody}</span>
              <span aria-hidden="true">—</span>
            </>
          )}
        </span>
      </a>
    </li>
  );
}

const Dot = () => <span aria-hidden="true"> · </span>;

function Due({ ticket: { promise, updatedAt }, now }: Pick<Props, 'ticket' | 'now'>) {
  if (!promise)
    return (
      <span class="desk-due" title={texts.lastChange(formatRelative(updatedAt, now))}>
        {changeLabel(updatedAt, now)}
      </span>
    );
  return (
    <span
      class="desk-due"
      data-promise={promise.state}
      title={texts.until(promise.state, promise.text)}
    >
      <span class="sr-only">{texts.until(promise.state, promise.text)}</span>
      <span aria-hidden="true">{dueLabel(promise, now)}</span>
    </span>
  );
}

/** What is out of the ordinary, in words. */
function Marks({ ticket }: Pick<Props, 'ticket'>) {
  const marks = [
    ticket.urgency !== 'normal' && texts.urgency(ticket.urgencyTitle),
    ticket.priority !== 0 && texts.priorities[ticket.priority],
    !ticket.proven && texts.identityUnproven,
    ticket.stage,
    ticket.snoozed?.reason,
  ].filter((mark) => typeof mark === 'string');
  return (
    <>
      {marks.map((mark) => (
        <>
          <Dot />
          {mark}
        </>
      ))}
      {ticket.tags.map(({ id, title }) => (
        <>
          <Dot />
          <span key={id} class="desk-tag">
            <bdi>{title}</bdi>
          </span>
        </>
      ))}
    </>
  );
}
