import { useEffect, useState } from 'preact/hooks';
import type { SensitiveReadsAnswer } from '#shared/contract/desk/sensitive-reads.ts';
import { pageUrl } from '#shared/contract/pages.ts';
import { Moment } from '#shared/forms/moment.tsx';
import { readSensitiveReads } from '../desk-api.browser.ts';
import type { OnFault } from '../session/use-desk-session.browser.ts';
import * as texts from '../texts/admin.ts';

/** Which agents read a Sheba or a mobile number in full or took out a list, when and of which request. */
export function SensitiveReads({ onFault }: { onFault: OnFault }) {
  const [answer, setAnswer] = useState<SensitiveReadsAnswer | null>(null);
  useEffect(() => {
    readSensitiveReads().then(setAnswer).catch(onFault);
  }, []);
  return (
    <>
      <p class="hint">{texts.sensitiveReadsHint}</p>
      {answer && <Reads answer={answer} />}
    </>
  );
}

function Reads({ answer: { reads, now } }: { answer: SensitiveReadsAnswer }) {
  if (reads.length === 0) return <p>{texts.noSensitiveReads}</p>;
  return (
    <ul class="desk-lines">
      {reads.map(({ id, at, agent, code, field }) => (
        <li key={id}>
          {code
            ? texts.sensitiveReadOf(
                <bdi>{agent}</bdi>,
                field,
                <a href={pageUrl('deskTicket', code)}>
                  <bdi class="code" dir="ltr">
                    {code}
                  </bdi>
                </a>,
              )
            : texts.sensitiveRead(<bdi>{agent}</bdi>, field)}
          <span class="hint">
            <Moment at={at} now={now} exact />
          </span>
        </li>
      ))}
    </ul>
  );
}
