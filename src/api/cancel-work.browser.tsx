import { cancel } from '#shared/contract/texts/actions.ts';
import * as texts from './texts.ts';
import { cancelWork, useIsWorking } from './work-in-progress.browser.ts';

/** What a button says while the work before sending is done. */
export const workingWord = texts.preparing;

/**
 * Gives up the work that goes before sending; what was typed stays. It says to screen readers that the work goes on,
 * and gives the focus back to the button before it.
 */
export function CancelWork() {
  const isWorking = useIsWorking();
  return (
    <>
      <span class="sr-only" role="status">
        {isWorking && workingWord}
      </span>
      {isWorking && (
        <button
          class="button button-plain"
          type="button"
          onClick={({ currentTarget }) => {
            currentTarget.parentElement?.querySelector('button')?.focus();
            cancelWork();
          }}
        >
          {cancel}
        </button>
      )}
    </>
  );
}
