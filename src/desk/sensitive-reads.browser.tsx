import { useState } from 'preact/hooks';
import type { SensitiveReadsAnswer } from '#shared/contract/desk.ts';
import { pageUrl } from '#shared/contract/pages.ts';
import { Moment } from '#shared/forms/moment.tsx';
import { readSensitiveReads } from './desk-api.browser.ts';
import type { OnFault } from './use-thread.browser.ts';

/** Which agents read a Sheba in full, when and of which request, for admins. It is read when it is unfolded. */
export function SensitiveReads({ onFault }: { onFault: OnFault }) {
  const [answer, setAnswer] = useState<SensitiveReadsAnswer | null>(null);
  return (
    <details
      class="desk-folded"
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) readSensitiveReads().then(setAnswer).catch(onFault);
      }}
    >
      <summary>مشاهدهٔ کامل اطلاعات حساس</summary>
      <p class="hint">هر بار که کارشناسی شبایی را کامل می‌بیند، اینجا به نام او ثبت می‌شود.</p>
      {answer && <Reads answer={answer} />}
    </details>
  );
}

function Reads({ answer: { reads, now } }: { answer: SensitiveReadsAnswer }) {
  if (reads.length === 0) return <p>هنوز موردی ثبت نشده است.</p>;
  return (
    <ul class="desk-lines">
      {reads.map(({ id, at, agent, code, field }) => (
        <li key={id}>
          <bdi>{agent}</bdi>: {field}
          {code && (
            <>
              {' '}
              در درخواست{' '}
              <a href={pageUrl('deskTicket', code)}>
                <bdi class="code" dir="ltr">
                  {code}
                </bdi>
              </a>
            </>
          )}
          <span class="hint">
            <Moment at={at} now={now} exact />
          </span>
        </li>
      ))}
    </ul>
  );
}
