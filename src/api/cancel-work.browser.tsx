import { cancelWork, useIsWorking } from './work-in-progress.browser.ts';

/** What a button says while the work before sending is done. */
export const workingWord = 'در حال آماده‌سازی…';

/** Gives up the work that goes before sending; what was typed stays. Nothing while there is none. */
export function CancelWork() {
  if (!useIsWorking()) return null;
  return (
    <button class="button button-plain" type="button" onClick={cancelWork}>
      انصراف
    </button>
  );
}
