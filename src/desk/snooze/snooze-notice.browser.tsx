import { IsolatedText } from '#shared/html/isolated-text.tsx';
import * as texts from '../texts/changing.ts';
import type { ActProps } from '../thread/use-thread.browser.ts';

/** Until when a ticket is put off and why, with the button that brings it back; nothing where it is not. */
export function SnoozeNotice({ thread, perform }: ActProps) {
  const { snoozed, isPromiseStopped, can } = thread;
  if (!snoozed) return null;
  return (
    <div class="notice desk-snoozed">
      <p>
        {texts.snoozedUntil(
          snoozed.until,
          <bdi>
            <IsolatedText text={snoozed.reason} />
          </bdi>,
        )}
        {isPromiseStopped && <span class="hint"> {texts.promiseIsStopped}</span>}
      </p>
      {can.change && (
        <button
          class="button button-quiet button-small"
          type="button"
          onClick={() => void perform('wake', {})}
        >
          {texts.wake}
        </button>
      )}
    </div>
  );
}
