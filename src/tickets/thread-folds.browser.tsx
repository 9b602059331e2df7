import { useState } from 'preact/hooks';
import { pages } from '#shared/contract/pages.ts';
import type { HistoryEntry, Thread } from '#shared/contract/tickets.ts';
import { FactList } from '#shared/forms/fact-list.tsx';
import { Icon } from '#shared/forms/icon.tsx';
import { IsolatedText } from '#shared/forms/isolated-text.tsx';
import { Moment } from '#shared/forms/moment.tsx';
import { TranscriptShares } from './transcript-shares.browser.tsx';

/** The signed transcript: a page to print, a file to verify, and links for others, read once it is opened. */
export function TranscriptLinks({ thread: { code } }: { thread: Thread }) {
  const [isOpened, setIsOpened] = useState(false);
  return (
    <details class="fold" onToggle={() => setIsOpened(true)}>
      <summary>
        نسخهٔ رسمی گفت‌وگو
        <Icon name="forward" />
      </summary>
      <p>
        این نسخه امضا دارد؛ هر کس می‌تواند در <a href={pages.verify.path}>بررسی اصالت گفت‌وگو</a>{' '}
        ببیند که چیزی از آن تغییر نکرده است. نسخهٔ چاپی کد QR دارد که شما را به متن تأییدشده در همین
        سایت می‌رساند.
      </p>
      <div class="actions">
        <a class="button button-quiet" href={`/api/requests/${code}/transcript.html`} download>
          چاپ
        </a>
        <a class="button button-quiet" href={`/api/requests/${code}/transcript.json`} download>
          فایل قابل بررسی
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
        آنچه نوشتید و قانون‌های آن روز
        <Icon name="forward" />
      </summary>
      {facts.length > 0 && <FactList class="what-next" facts={facts} />}
      {rules.map(({ title, text }) => (
        <p class="notice" key={title}>
          <b>{title}:</b> <IsolatedText text={text} />
        </p>
      ))}
    </details>
  );
}

const kindWords: Readonly<Record<HistoryEntry['kind'], string>> = {
  state: 'وضعیت',
  stage: 'مرحله',
  department: 'واحد',
  reply_channel: 'روش پاسخ',
  promise: 'قول پاسخ',
};
const actors = { customer: 'شما', agent: 'کارشناس', system: 'خودکار' } as const;

/** What changed in a ticket, by whom and when, folded. */
export function History({ thread: { history }, now }: { thread: Thread; now: number }) {
  return (
    <details class="fold">
      <summary>
        تاریخچه
        <Icon name="forward" />
      </summary>
      <ol class="history">
        {history.map(({ at, by, kind, from, to, why }) => (
          <li key={`${at}-${kind}-${to}`}>
            <Moment at={at} now={now} exact />
            <span>
              {actors[by]} · {kindWords[kind]}: {from && `${from} ← `}
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
