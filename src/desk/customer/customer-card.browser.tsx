import { useState } from 'preact/hooks';
import type { EarlierNote, EarlierRequest } from '#shared/contract/desk/customer.ts';
import { pageUrl } from '#shared/contract/pages.ts';
import { IsolatedText } from '#shared/html/isolated-text.tsx';
import { formatJalaliDay, formatRelative, instantToJalali } from '#shared/persian/dates.ts';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { directionOf } from '#shared/persian/direction.ts';
import type { OnFault } from '../session/use-desk-session.browser.ts';
import { FaultNotice } from '../shell/fault-notice.tsx';
import * as texts from '../texts/customer.ts';
import { type KnownCustomer, useCustomerCard } from './use-customer-card.browser.ts';

/** What is known of the sender besides the open request, once it is read. */
export function CustomerCard({ code, onFault }: { code: string; onFault: OnFault }) {
  const { card, fault, isBusy, load } = useCustomerCard(code, onFault);
  return (
    <>
      {card && <CustomerPast card={card} isBusy={isBusy} onMore={load} />}
      {fault && <FaultNotice fault={fault} onRetry={load} />}
    </>
  );
}

/** So many are shown before more are asked for: the rest is seldom read. */
const fewRequests = 3;

type Props = { card: KnownCustomer; isBusy: boolean; onMore(): void };

/** Since when, how answers were rated, other requests, and notes of colleagues on those. */
export function CustomerPast({ card, isBusy, onMore }: Props) {
  const { since, totals, requests, joined, next, notes, now } = card;
  const average = totals.averageRating;
  const [isLong, setLong] = useState(false);
  const hidden = isLong ? 0 : requests.length - fewRequests;
  return (
    <section class="desk-past" aria-labelledby="customer-past">
      <h3 id="customer-past">
        {texts.otherRequests}
        {totals.within > 0 && <span class="desk-number">{countOf(totals.within)}</span>}
      </h3>
      {since !== null && (
        <p class="hint">{texts.customerSince(formatJalaliDay(instantToJalali(since)))}</p>
      )}
      {average !== null && (
        <p class="hint">
          {texts.averageRating(
            toPersianDigits(average.toFixed(1).replace('.', '٫')),
            toPersianDigits(5),
            toPersianDigits(totals.rated),
          )}
        </p>
      )}
      {totals.within + totals.elsewhere === 0 && <p class="hint">{texts.noOtherRequests}</p>}
      <ul class="desk-past-list">
        {requests.slice(0, isLong ? undefined : fewRequests).map((request) => (
          <Other key={request.code} request={request} now={now} />
        ))}
      </ul>
      {(next !== null || hidden > 0) && (
        <button
          class="desk-quiet"
          type="button"
          aria-disabled={isBusy}
          onClick={() => (hidden > 0 ? setLong(true) : onMore())}
        >
          {isBusy ? texts.loading : texts.showMore}
        </button>
      )}
      {totals.elsewhere > 0 && (
        <p class="hint">{texts.elsewhere(toPersianDigits(totals.elsewhere))}</p>
      )}
      {joined.length > 0 && (
        <>
          <h3>{texts.joined}</h3>
          <ul class="desk-past-list">
            {joined.map((request) => (
              <Other key={request.code} request={request} now={now} />
            ))}
          </ul>
        </>
      )}
      {notes.length > 0 && <Notes notes={notes} now={now} />}
    </section>
  );
}

/** Where counting ended there may be more. */
const countOf = (count: number) =>
  count < 1_000 ? toPersianDigits(count) : texts.atLeast(toPersianDigits(count));

function Other({ request, now }: { request: EarlierRequest; now: number }) {
  const { code, title, state, stateTitle, department, updatedAt, rating } = request;
  return (
    <li>
      <a href={pageUrl('deskTicket', code)}>
        <bdi dir={directionOf(title)}>
          <IsolatedText text={title} />
        </bdi>
      </a>
      <span class="hint">
        <span class="state" data-state={state}>
          {stateTitle}
        </span>{' '}
        {department} · {formatRelative(updatedAt, now)}
        {rating !== null && ` · ${texts.rated(toPersianDigits(rating))}`}
      </span>
    </li>
  );
}

const Notes = ({ notes, now }: { notes: readonly EarlierNote[]; now: number }) => (
  <>
    <h3>{texts.colleaguesNotes}</h3>
    <ul class="desk-past-list">
      {notes.map(({ id, code, by, at, text }) => (
        <li key={id}>
          <p class="desk-past-note">
            <bdi dir={directionOf(text)}>
              <IsolatedText text={text} />
            </bdi>
          </p>
          <span class="hint">
            {texts.noteOn(
              <bdi>{by}</bdi>,
              formatRelative(at, now),
              <a class="code" href={pageUrl('deskTicket', code)}>
                {code}
              </a>,
            )}
          </span>
        </li>
      ))}
    </ul>
  </>
);
