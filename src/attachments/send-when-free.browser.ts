import { ApiFault } from '../api/client.browser.ts';

/** How often a file is sent again by itself, and how long at most until it is. */
const mostRetries = 6;
const longestPauseSeconds = 30;

/**
 * Sends again what was refused because too much came at once, after the time that the answer asks for;
 * `onWait` is called before each pause. @throws the fault of the last try, and any other at once.
 */
export async function sendWhenFree<Answer>(
  send: () => Promise<Answer>,
  { signal, onWait }: { signal: AbortSignal; onWait: () => void },
): Promise<Answer> {
  for (let retries = 0; ; retries++) {
    try {
      return await send();
    } catch (fault) {
      if (!isBusy(fault) || retries >= mostRetries) throw fault;
      onWait();
      await pause(Math.min(fault.retryAfterSeconds ?? 5, longestPauseSeconds) * 1_000, signal);
    }
  }
}

const isBusy = (fault: unknown): fault is ApiFault =>
  fault instanceof ApiFault && fault.code === 'busy';

/** @throws AbortError when stopped. */
function pause(ms: number, signal: AbortSignal) {
  return new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new DOMException('stopped', 'AbortError'));
    });
  });
}
