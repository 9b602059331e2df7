import { useEffect, useState } from 'preact/hooks';

// One page solves one challenge at a time. Its forms say so in their buttons, and can give it up.

let current: AbortController | null = null;
const listeners = new Set<(isWorking: boolean) => void>();

function change(next: AbortController | null) {
  current = next;
  for (const listen of listeners) listen(next !== null);
}

/** Runs `solve` as the work of this page; what it was given aborts when somebody cancels it. */
export async function inProgress<Result>(
  solve: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const own = new AbortController();
  change(own);
  try {
    return await solve(own.signal);
  } finally {
    if (current === own) change(null);
  }
}

/** Gives up the work of this page; what waits for it fails with the signal's reason. Answers whether there was any. */
export function cancelWork(): boolean {
  const isWorking = current !== null;
  current?.abort();
  return isWorking;
}

/** Whether a challenge is being solved now. */
export function useIsWorking(): boolean {
  const [isWorking, setIsWorking] = useState(current !== null);
  useEffect(() => {
    listeners.add(setIsWorking);
    setIsWorking(current !== null);
    return () => void listeners.delete(setIsWorking);
  }, []);
  return isWorking;
}

/** Whether something failed because its person gave it up. */
export const wasCancelled = (fault: unknown): boolean =>
  fault instanceof DOMException && fault.name === 'AbortError';
