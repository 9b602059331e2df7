import { useState } from 'preact/hooks';
import { pageUrl } from '#shared/contract/pages.ts';
import * as texts from '../texts/joining.ts';
import type { Perform } from '../thread/use-thread.browser.ts';

/** Where a merged request goes on, and the way back. */
export function MergedInto({ code, perform }: { code: string; perform: Perform }) {
  const [fault, setFault] = useState<string | null>(null);
  return (
    <div class="notice desk-merged" role="status">
      <p>
        {texts.mergedInto(
          <a class="code" href={pageUrl('deskTicket', code)}>
            {code}
          </a>,
        )}
      </p>
      <button
        class="button button-quiet button-small"
        type="button"
        onClick={() => void perform('part', {}).then(setFault)}
      >
        {texts.part}
      </button>
      {fault && (
        <p class="problem" role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}
