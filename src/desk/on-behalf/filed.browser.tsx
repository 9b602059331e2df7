import type { OnBehalfAnswer } from '#shared/contract/desk/on-behalf.ts';
import { pageUrl } from '#shared/contract/pages.ts';
import * as texts from '../texts/on-behalf.ts';
import { copyCode } from '../texts/thread.ts';
import { CopyValue } from '../thread/copy-value.browser.tsx';

/** What became of a request that was filed for a customer: its code, to be read to the caller. */
export function Filed({ filed, onAnother }: { filed: OnBehalfAnswer; onAnother(): void }) {
  const { code, department, promise, isNotified, canOpen } = filed;
  return (
    <div class="desk-on-behalf">
      <h3 id="desk-filed" tabIndex={-1}>
        {texts.filed}
      </h3>
      <p>
        {texts.code}:{' '}
        <bdi class="code" dir="ltr">
          {code}
        </bdi>
        <CopyValue value={code} label={copyCode(code)} />
      </p>
      <p>{texts.answerBy(department, promise)}</p>
      <p class="hint">{isNotified ? texts.notified : texts.notNotified}</p>
      <div class="actions">
        {canOpen && (
          <a class="button" href={pageUrl('deskTicket', code)}>
            {texts.openIt}
          </a>
        )}
        <button class="button button-quiet" type="button" onClick={onAnother}>
          {texts.another}
        </button>
      </div>
    </div>
  );
}
