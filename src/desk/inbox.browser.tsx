import { useEffect, useRef, useState } from 'preact/hooks';
import type { InboxAnswer, InboxTicket } from '#shared/contract/desk.ts';
import { pageUrl } from '#shared/contract/pages.ts';
import { Icon } from '#shared/forms/icon.tsx';
import { formatRelative } from '#shared/persian/dates.ts';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { readInbox } from './desk-api.browser.ts';
import { stepThrough, useKeys } from './keys.browser.ts';
import { priorityLabels, promiseLabels } from './labels.ts';
import { storeListOrder } from './list-order.browser.ts';
import { usePolling } from './use-polling.browser.ts';
import type { OnFault } from './use-thread.browser.ts';

type Filters = { state: string; department: string; mine: string; q: string };

const states = [
  ['', 'نیازمند پاسخ'],
  ['waiting', 'در صف'],
  ['in_review', 'در حال بررسی'],
  ['answered', 'پاسخ داده شده'],
  ['open', 'همهٔ بازها'],
  ['closed', 'بسته'],
] as const;

const refreshMs = 30_000;

/** The list by promise, with its filters in the address, so that it can be kept and gone back to. */
export function Inbox({ round, onFault }: { round: number; onFault: OnFault }) {
  const [filters, setFilters] = useState<Filters>(filtersInAddress);
  const [inbox, setInbox] = useState<InboxAnswer | undefined>(undefined);
  const [fault, setFault] = useState<string | undefined>(undefined);
  const asked = useRef(0);

  const load = () => {
    const mine = ++asked.current;
    const query = Object.fromEntries(queryOf(filters));
    readInbox(query)
      .then((answer) => {
        if (mine !== asked.current) return;
        setInbox(answer);
        storeListOrder(answer.tickets.map(({ code }) => code));
        setFault(undefined);
      })
      .catch((thrown: unknown) => mine === asked.current && setFault(onFault(thrown)));
  };
  useEffect(() => {
    const query = queryOf(filters);
    history.replaceState(null, '', query.size > 0 ? `?${query}` : location.pathname);
    const timer = setTimeout(load, inbox ? 250 : 0);
    return () => clearTimeout(timer);
  }, [filters, round]);
  usePolling(load, refreshMs);
  useKeys({
    KeyJ: () => stepThrough('.desk-list a', 1),
    KeyK: () => stepThrough('.desk-list a', -1),
    Slash: () => document.getElementById('desk-q')?.focus(),
  });

  const change = (next: Partial<Filters>) => setFilters((before) => ({ ...before, ...next }));
  return (
    <section aria-labelledby="inbox">
      <h2 id="inbox" class="sr-only">
        فهرست درخواست‌ها
      </h2>
      <FilterBar filters={filters} inbox={inbox} onChange={change} />
      {fault && (
        <p class="notice notice-bad" role="alert">
          {fault}
        </p>
      )}
      <div class="desk-count">
        <p class="hint" role="status">
          {inbox && sayCount(inbox)}
        </p>
        {inbox && inbox.total > 0 && (
          <a href={`/api/desk/tickets.csv?${queryOf(filters)}`} download>
            خروجی CSV
          </a>
        )}
      </div>
      {inbox && (
        <ul class="desk-list">
          {inbox.tickets.map((ticket) => (
            <Row key={ticket.code} ticket={ticket} now={inbox.now} />
          ))}
        </ul>
      )}
      <p class="hint keys">
        کلیدها: <kbd>j</kbd> بعدی، <kbd>k</kbd> قبلی، <kbd>Enter</kbd> باز کردن، <kbd>/</kbd> جست‌وجو
      </p>
    </section>
  );
}

function FilterBar({
  filters,
  inbox,
  onChange,
}: {
  filters: Filters;
  inbox: InboxAnswer | undefined;
  onChange(next: Partial<Filters>): void;
}) {
  return (
    <form class="desk-filters" onSubmit={(event) => event.preventDefault()}>
      <label>
        <span>وضعیت</span>
        <select
          class="input"
          value={filters.state}
          onChange={(event) => onChange({ state: event.currentTarget.value })}
        >
          {states.map(([value, title]) => (
            <option key={value} value={value}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>واحد</span>
        <select
          class="input"
          value={filters.department}
          onChange={(event) => onChange({ department: event.currentTarget.value })}
        >
          <option value="">همهٔ واحدهای من</option>
          {inbox?.departments.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <label class="desk-search">
        <span>کد پیگیری یا عنوان</span>
        <input
          class="input"
          id="desk-q"
          type="search"
          dir="auto"
          value={filters.q}
          maxLength={150}
          onInput={(event) => onChange({ q: event.currentTarget.value })}
        />
      </label>
      <label class="desk-mine">
        <input
          type="checkbox"
          checked={filters.mine === '1'}
          onChange={(event) => onChange({ mine: event.currentTarget.checked ? '1' : '' })}
        />
        <span>آن‌هایی که من رسیدگی کرده‌ام</span>
      </label>
    </form>
  );
}

function Row({ ticket, now }: { ticket: InboxTicket; now: number }) {
  const { promise } = ticket;
  return (
    <li>
      <a href={pageUrl('deskTicket', ticket.code)} data-promise={promise?.state}>
        <span class="desk-title">
          {ticket.unread && <span class="desk-new">تازه</span>}
          <bdi>{ticket.title}</bdi>
        </span>
        <span class="desk-promise">
          {promise ? (
            <>
              <Icon name={promise.state === 'fine' ? 'clock' : 'alert'} />
              {promiseLabels[promise.state]}: تا {promise.text}
            </>
          ) : (
            <>تغییر: {formatRelative(ticket.updatedAt, now)}</>
          )}
        </span>
        <span class="desk-meta">
          <span class="state" data-state={ticket.state}>
            {ticket.stateTitle}
          </span>
          {ticket.urgency !== 'normal' && <span class="desk-tag">فوریت {ticket.urgencyTitle}</span>}
          {ticket.priority !== 0 && <span class="desk-tag">{priorityLabels[ticket.priority]}</span>}
          {!ticket.proven && <span class="desk-tag desk-tag-warn">هویت تأیید نشده</span>}
          <span>{ticket.department}</span>
          <span>{ticket.requestType}</span>
          <bdi>{ticket.customer}</bdi>
          <span class="code">{ticket.code}</span>
        </span>
      </a>
    </li>
  );
}

/** Filters that are set, as an address has them. */
const queryOf = (filters: Filters) =>
  new URLSearchParams(Object.entries(filters).filter(([, value]) => value));

function sayCount({ total, tickets }: InboxAnswer): string {
  if (total === 0) return 'درخواستی با این نشانی‌ها نیست.';
  const all = `${toPersianDigits(total)} درخواست`;
  return tickets.length < total
    ? `${all}؛ ${toPersianDigits(tickets.length)} درخواست نخست این‌جاست. برای بقیه، فهرست را محدودتر کنید.`
    : `${all}، به ترتیب قول پاسخ`;
}

function filtersInAddress(): Filters {
  const query = new URLSearchParams(typeof location === 'undefined' ? '' : location.search);
  const read = (name: string) => query.get(name) ?? '';
  return { state: read('state'), department: read('department'), mine: read('mine'), q: read('q') };
}
