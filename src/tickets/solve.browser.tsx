import { useState } from 'preact/hooks';
import * as actionTexts from '#shared/contract/texts/actions.ts';
import * as ticketTexts from '#shared/contract/texts/tickets.ts';
import type { Thread } from '#shared/contract/tickets.ts';
import { useAction } from '../api/action.browser.ts';
import { focusOn } from '../api/focus.browser.ts';
import * as texts from './texts.ts';
import { solve } from './tickets-api.browser.ts';

const askId = 'solve-ask';
const confirmId = 'solve-confirm';

/** «حل شد», under the last message; asks once before the request is closed. */
export function Solve({
  thread: { code, can, state },
  onDone,
}: {
  thread: Pick<Thread, 'code' | 'can' | 'state'>;
  onDone(): Promise<void>;
}) {
  const [isAsked, setIsAsked] = useState(false);
  const { busy, fault, run } = useAction();
  if (!can.solve) return null;
  if (!isAsked) {
    return (
      <p class="solve" data-under={state === 'answered' ? 'answer' : undefined}>
        <button
          type="button"
          class="button button-quiet"
          id={askId}
          onClick={() => {
            setIsAsked(true);
            focusOn(confirmId);
          }}
        >
          {ticketTexts.solved}
        </button>
      </p>
    );
  }
  return (
    <section class="panel solve" aria-label={ticketTexts.solved}>
      <p>{texts.solvedMeans}</p>
      {fault && (
        <p class="problem" role="alert">
          {fault}
        </p>
      )}
      <div class="actions">
        <button
          type="button"
          class="button"
          id={confirmId}
          aria-disabled={busy}
          onClick={() =>
            run(async () => {
              await solve(code);
              await onDone();
              focusOn('ticket-status');
            })
          }
        >
          {ticketTexts.confirmSolved}
        </button>
        <button
          type="button"
          class="button button-quiet"
          onClick={() => {
            setIsAsked(false);
            focusOn(askId);
          }}
        >
          {actionTexts.cancel}
        </button>
      </div>
    </section>
  );
}
