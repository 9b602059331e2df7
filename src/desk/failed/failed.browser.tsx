import { useState } from 'preact/hooks';
import type { FailedMessage } from '#shared/contract/desk/failed.ts';
import { pageUrl } from '#shared/contract/pages.ts';
import { Moment } from '#shared/forms/moment.tsx';
import { toPersianDigits } from '#shared/persian/digits.ts';
import type { OnFault } from '../session/use-desk-session.browser.ts';
import { FaultNotice } from '../shell/fault-notice.tsx';
import { Waiting } from '../shell/waiting.tsx';
import * as texts from '../texts/failed.ts';
import { reasonWords } from './reason-words.ts';
import { useFailed } from './use-failed.browser.ts';

/** Messages that were given up: why, and a second try or the end for each or for those that are chosen. */
export function Failed({ onFault }: { onFault: OnFault }) {
  const { answer, chosen, fault, status, isBusy, choose, act, reload, more } = useFailed(onFault);
  const [discarding, setDiscarding] = useState<string[]>([]);
  if (!answer && fault === null) return <Waiting />;
  const messages = answer?.messages ?? [];
  const all = messages.map(({ id }) => id);
  const ids = [...chosen];
  const alive = messages.filter(({ id, hasExpired }) => chosen.has(id) && !hasExpired);
  return (
    <div class="desk-failed" aria-busy={isBusy}>
      <p class="hint">{texts.hint}</p>
      {fault !== null && <FaultNotice fault={fault} onRetry={reload} />}
      <p role="status">{status}</p>
      {answer && messages.length === 0 && <p>{texts.none}</p>}
      {messages.length > 0 && (
        <div class="desk-failed-bar">
          <label>
            <input
              type="checkbox"
              checked={ids.length === all.length}
              onChange={({ currentTarget }) => choose(all, currentTarget.checked)}
            />
            {ids.length > 0 ? texts.chosen(toPersianDigits(ids.length)) : texts.chooseAll}
          </label>
          <button
            class="button button-small"
            type="button"
            disabled={isBusy || alive.length === 0}
            onClick={() =>
              void act(
                alive.map(({ id }) => id),
                'retry',
              )
            }
          >
            {texts.retry}
          </button>
          <button
            class="button button-quiet button-small"
            type="button"
            disabled={isBusy || ids.length === 0}
            onClick={() => setDiscarding(ids)}
          >
            {texts.discard}
          </button>
        </div>
      )}
      {discarding.length > 0 && (
        <div class="notice notice-warn" role="alertdialog" aria-labelledby="desk-discard">
          <p id="desk-discard">{texts.confirmDiscard(toPersianDigits(discarding.length))}</p>
          <p class="desk-failed-bar">
            <button
              class="button button-small"
              type="button"
              ref={(button) => button?.focus()}
              onClick={() => {
                setDiscarding([]);
                void act(discarding, 'discard');
              }}
            >
              {texts.discardNow}
            </button>
            <button
              class="button button-quiet button-small"
              type="button"
              onClick={() => setDiscarding([])}
            >
              {texts.cancel}
            </button>
          </p>
        </div>
      )}
      <ul class="desk-failed-list">
        {messages.map((message) => (
          <li key={message.id}>
            <Message
              message={message}
              now={answer?.now ?? 0}
              isChosen={chosen.has(message.id)}
              isBusy={isBusy}
              onChoose={(isChosen) => choose([message.id], isChosen)}
              onRetry={() => void act([message.id], 'retry')}
              onDiscard={() => setDiscarding([message.id])}
            />
          </li>
        ))}
      </ul>
      {answer?.next && (
        <button class="button button-quiet button-small" type="button" onClick={more}>
          {texts.showMore}
        </button>
      )}
    </div>
  );
}

type MessageProps = {
  message: FailedMessage;
  now: number;
  isChosen: boolean;
  isBusy: boolean;
  onChoose(isChosen: boolean): void;
  onRetry(): void;
  onDiscard(): void;
};

function Message({ message, now, isChosen, isBusy, ...on }: MessageProps) {
  const { channel, address, reason, createdAt, code, hasExpired } = message;
  const title = texts.messages[message.message] ?? message.message;
  return (
    <>
      <label class="desk-failed-title">
        <input
          type="checkbox"
          checked={isChosen}
          onChange={({ currentTarget }) => on.onChoose(currentTarget.checked)}
        />
        <b>{title}</b>
        <span>
          {texts.to(texts.channels[channel])} <bdi dir="ltr">{address}</bdi>
        </span>
      </label>
      <p>{hasExpired ? texts.expired : reasonWords(reason)}</p>
      <p class="hint">
        <Moment at={createdAt} now={now} exact />
        {code !== null && (
          <a href={pageUrl('deskTicket', code)}>
            {texts.request}{' '}
            <bdi class="code" dir="ltr">
              {code}
            </bdi>
          </a>
        )}
        {reason !== null && (
          <span>
            {texts.technical}: <bdi dir="ltr">{reason}</bdi>
          </span>
        )}
      </p>
      <p class="desk-failed-acts">
        {!hasExpired && (
          <button
            class="desk-quiet"
            type="button"
            disabled={isBusy}
            aria-label={texts.retryOne(title, address)}
            onClick={on.onRetry}
          >
            {texts.retry}
          </button>
        )}
        <button
          class="desk-quiet"
          type="button"
          disabled={isBusy}
          aria-label={texts.discardOne(title, address)}
          onClick={on.onDiscard}
        >
          {texts.discard}
        </button>
      </p>
    </>
  );
}
