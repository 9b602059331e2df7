import { useLayoutEffect } from 'preact/hooks';
import { focusAtOnce } from '../../api/focus.browser.ts';
import * as texts from '../texts/placeholders.ts';

const backId = 'desk-back-to-text';

/** Asks before a reply with empty places goes out; the safe answer has the focus. */
export function AskUnfilled({
  titles,
  onSend,
  onBack,
}: {
  titles: readonly string[];
  onSend(): void;
  onBack(): void;
}) {
  useLayoutEffect(() => focusAtOnce(backId), []);
  return (
    <div class="notice notice-warn desk-ask" role="alert">
      <p>{texts.askUnfilled(titles.join('، '))}</p>
      <button class="button button-quiet button-small" id={backId} type="button" onClick={onBack}>
        {texts.backToText}
      </button>
      <button class="button button-small" type="button" onClick={onSend}>
        {texts.sendAnyway}
      </button>
    </div>
  );
}
