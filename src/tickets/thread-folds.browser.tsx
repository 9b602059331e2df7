import type { ComponentChild } from 'preact';
import { useState } from 'preact/hooks';
import { pages } from '#shared/contract/pages.ts';
import * as ticketTexts from '#shared/contract/texts/tickets.ts';
import type { Thread } from '#shared/contract/tickets.ts';
import { FactList } from '#shared/forms/fact-list.tsx';
import { Icon } from '#shared/forms/icon.tsx';
import { Moment } from '#shared/forms/moment.tsx';
import { IsolatedText } from '#shared/html/isolated-text.tsx';
import * as texts from './texts.ts';
import { TranscriptShares } from './transcript-shares.browser.tsx';

/** The signed transcript: a page to print, a file to verify, and links for others, read once it is opened. */
export function TranscriptLinks({ thread: { code } }: { thread: Thread }) {
  const [isOpened, setIsOpened] = useState(false);
  return (
    <details class="fold" onToggle={() => setIsOpened(true)}>
      <summary>
        {texts.officialCopy}
        <Icon name="forward" />
      </summary>
      <p>
        {texts.officialCopyMeans<ComponentChild>(
          <a href={pages.verify.path}>{texts.verifyPage}</a>,
        )}
      </p>
      <div class="actions">
        <a class="button button-quiet" href={`/api/requests/${code}/transcript.html`} download>
          {texts.print}
        </a>
        <a class="button button-quiet" href={`/api/requests/${code}/transcript.json`} download>
          {texts.verifiableFile}
        </a>
      </div>
      {isOpened && <TranscriptShares code={code} />}
    </details>
  );
}

/** The facts of the request type as they were given, and the rules of that day, folded. */
export function Facts({ thread: { facts, rules } }: { thread: Thread }) {
  if (facts.length === 0 && rules.length === 0) return null;
  return (
    <details class="fold">
      <summary>
        {texts.facts}
        <Icon name="forward" />
      </summary>
      {facts.length > 0 && <FactList class="what-next" facts={facts} />}
      {rules.map(({ title, text }) => (
        <p class="notice" key={title}>
          <b>{texts.titleOfRule(title)}</b> <IsolatedText text={text} />
        </p>
      ))}
    </details>
  );
}

/** What changed in a ticket, by whom and when, folded. */
export function History({ thread: { history }, now }: { thread: Thread; now: number }) {
  return (
    <details class="fold">
      <summary>
        {texts.history}
        <Icon name="forward" />
      </summary>
      <ol class="history">
        {history.map(({ at, by, name, kind, from, to, why }) => (
          <li key={`${at}-${kind}-${to}`}>
            <Moment at={at} now={now} exact />
            <span>
              <bdi>{name ?? ticketTexts.whoWrote[by]}</bdi> · {texts.changes[kind]}:{' '}
              {from && `${from} ← `}
              <b>{to}</b>
              {why && (
                <>
                  {' '}
                  (
                  <bdi>
                    <IsolatedText text={why} />
                  </bdi>
                  )
                </>
              )}
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}
