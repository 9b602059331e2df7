import type { DeskThread } from '#shared/contract/desk/thread.ts';
import { pageUrl } from '#shared/contract/pages.ts';
import { IsolatedText } from '#shared/html/isolated-text.tsx';
import { formatJalaliDateTime } from '#shared/persian/dates.ts';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { actorLabel, changeLabel, hasFailed, noticeLabel } from './labels.ts';
import * as texts from './texts/beside.ts';
import { identityUnproven } from './texts/request.ts';

/** What an agent looks up while answering: the customer, the rules in force, the history, sent messages. */
export function Sidebar({ thread }: { thread: DeskThread }) {
  return (
    <>
      <Customer thread={thread} />
      {thread.rules.length > 0 && (
        <section aria-labelledby="rules">
          <h3 id="rules">{texts.rules}</h3>
          <dl class="desk-rules">
            {thread.rules.map((rule) => (
              <div key={rule.title}>
                <dt>
                  {rule.title}
                  {rule.broken && <span class="desk-tag desk-tag-warn">{texts.ruleBroken}</span>}
                </dt>
                <dd>{rule.text}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      <Notices thread={thread} />
      <History thread={thread} />
    </>
  );
}

function Customer({ thread: { customer, proven, linkedFrom, rating } }: { thread: DeskThread }) {
  return (
    <section aria-labelledby="customer">
      <h3 id="customer">{texts.sender}</h3>
      <ul class="desk-lines">
        {customer.name !== null && (
          <li>
            <bdi>{customer.name}</bdi>
          </li>
        )}
        {customer.identities.map(({ masked, proven: isProven }) => (
          <li key={masked}>
            <bdi dir="ltr">{masked}</bdi> {isProven ? texts.proven : texts.unproven}
          </li>
        ))}
        {!proven && <li class="desk-warn">{identityUnproven}</li>}
        {customer.agency !== null && <li>{texts.agency(<bdi>{customer.agency}</bdi>)}</li>}
        {customer.plan && (
          <li>
            {texts.plan(<bdi>{customer.plan.title}</bdi>)}
            {customer.plan.covers !== null && <p class="hint">{customer.plan.covers}</p>}
          </li>
        )}
        {linkedFrom !== null && (
          <li>{texts.continues(<a href={pageUrl('deskTicket', linkedFrom)}>{linkedFrom}</a>)}</li>
        )}
        {rating && (
          <li>
            {texts.rating(toPersianDigits(rating.rating), toPersianDigits(5))}
            {rating.comment !== null && (
              <p class="hint">
                <bdi>
                  <IsolatedText text={rating.comment} />
                </bdi>
              </p>
            )}
          </li>
        )}
      </ul>
    </section>
  );
}

function Notices({ thread: { notices, now } }: { thread: DeskThread }) {
  if (notices.length === 0) return null;
  return (
    <section aria-labelledby="notices">
      <h3 id="notices">{texts.notices}</h3>
      <ul class="desk-lines">
        {notices.map((notice) => (
          <li key={notice.id} class={hasFailed(notice) ? 'desk-warn' : undefined}>
            {noticeLabel(notice)}
            <span class="hint">
              {' '}
              {formatJalaliDateTime(notice.sentAt ?? notice.createdAt, now)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function History({ thread: { history, now } }: { thread: DeskThread }) {
  return (
    <section aria-labelledby="history">
      <h3 id="history">{texts.history}</h3>
      <ol class="desk-lines">
        {history.map((entry, at) => (
          <li key={at}>
            {changeLabel(entry)}
            {entry.why !== null &&
              texts.because(
                <bdi>
                  <IsolatedText text={entry.why} />
                </bdi>,
              )}
            <span class="hint">
              {texts.byAt(<bdi>{actorLabel(entry)}</bdi>, formatJalaliDateTime(entry.at, now))}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
