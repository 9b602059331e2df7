import type { DeskHistoryEntry, DeskThread } from '#shared/contract/desk/thread.ts';
import { IsolatedText } from '#shared/html/isolated-text.tsx';
import { formatJalaliDateTime } from '#shared/persian/dates.ts';
import { readFullFact } from '../desk-api.browser.ts';
import * as texts from '../texts/beside.ts';
import { FullValue } from './full-value.browser.tsx';
import { actorLabel, changeLabel, hasFailed, noticeLabel } from './labels.ts';

/** What an agent looks up while answering: the rules in force, sent messages, the history. */
export function Sidebar({ thread }: { thread: DeskThread }) {
  return (
    <>
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

/** What a fact was before, where it is shown in part and this agent may read it in full. */
function OldFact({ code, entry: { canRead, from } }: { code: string; entry: DeskHistoryEntry }) {
  if (!canRead) return null;
  const { field, entry } = canRead;
  return <FullValue label={from ?? field} read={() => readFullFact(code, field, entry)} />;
}

function History({ thread: { code, history, now } }: { thread: DeskThread }) {
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
            <OldFact code={code} entry={entry} />
            <span class="hint">
              {texts.byAt(<bdi>{actorLabel(entry)}</bdi>, formatJalaliDateTime(entry.at, now))}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
