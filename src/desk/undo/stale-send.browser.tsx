import { useLayoutEffect, useRef } from 'preact/hooks';
import type { DeskMessage } from '#shared/contract/desk/thread.ts';
import { MessageText } from '#shared/forms/message-text.tsx';
import { formatJalaliDateTime } from '#shared/persian/dates.ts';
import * as threadTexts from '../texts/thread.ts';
import * as texts from '../texts/undo.ts';

type Props = {
  /** Messages that the agent had not seen when the send was refused. */
  added: readonly DeskMessage[];
  now: number;
  isAsking: boolean;
  onConfirm(): void;
  onCancel(): void;
};

/** What came meanwhile, beside one's own text, and the question before it is sent all the same. */
export function StaleSend({ added, now, isAsking, onConfirm, onCancel }: Props) {
  const question = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (isAsking) question.current?.querySelector('button')?.focus();
  }, [isAsking]);
  return (
    <section class="desk-stale" aria-labelledby="desk-stale">
      <h3 id="desk-stale">{texts.meanwhile}</h3>
      {added.length === 0 && <p class="hint">{texts.noNewMessage}</p>}
      {added.map((message) => (
        <div key={message.id} class="desk-stale-message">
          <p class="desk-by">
            <b>
              <bdi>{message.by ?? threadTexts.actors[message.author]}</bdi>
            </b>
            {message.internal && <span class="desk-tag">{threadTexts.internalNote}</span>}
            <time dateTime={new Date(message.createdAt).toISOString()}>
              {formatJalaliDateTime(message.createdAt, now)}
            </time>
          </p>
          <div class="desk-text message-text">
            <MessageText author={message.author} text={message.text} />
          </div>
        </div>
      ))}
      {isAsking && (
        <div class="desk-stale-question" role="alert" ref={question}>
          <p>{texts.askAgain}</p>
          <button class="button button-small" type="button" onClick={onConfirm}>
            {texts.sendAnyway}
          </button>
          <button class="button button-quiet button-small" type="button" onClick={onCancel}>
            {texts.notYet}
          </button>
        </div>
      )}
    </section>
  );
}
