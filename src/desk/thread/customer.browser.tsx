import type { DeskThread } from '#shared/contract/desk/thread.ts';
import { pageUrl } from '#shared/contract/pages.ts';
import { IsolatedText } from '#shared/html/isolated-text.tsx';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { readFullMobile } from '../desk-api.browser.ts';
import * as texts from '../texts/beside.ts';
import { identityUnproven } from '../texts/request.ts';
import { FullValue } from './full-value.browser.tsx';

/** Who asks: name, identities, plan, agency, and how earlier answers were rated. */
export function Customer({
  thread: { code, customer, proven, linkedFrom, rating, can },
}: {
  thread: DeskThread;
}) {
  return (
    <section aria-labelledby="customer">
      <h3 id="customer">{texts.sender}</h3>
      <ul class="desk-lines">
        {customer.name !== null && (
          <li>
            <bdi>{customer.name}</bdi>
          </li>
        )}
        {customer.identities.map(({ kind, masked, proven: isProven }) => (
          <li key={masked}>
            <bdi dir="ltr">{masked}</bdi> {isProven ? texts.proven : texts.unproven}
            {kind === 'mobile' && can.readMobile && (
              <FullValue label={texts.mobile} read={() => readFullMobile(code)} />
            )}
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
