import { useEffect, useState } from 'preact/hooks';

const minuteMs = 60_000;

/**
 * The server's time in epoch milliseconds, each half minute anew: `now` is what it was when the answer came, and
 * `readAt` when that was by the clock of this device.
 */
export function useNow(answer: { now: number; readAt: number } | undefined): number {
  const [elapsed, setElapsed] = useState(0);
  useEffect(() => {
    const { readAt } = answer ?? { readAt: Date.now() };
    setElapsed(0);
    const timer = setInterval(() => setElapsed(Date.now() - readAt), minuteMs / 2);
    return () => clearInterval(timer);
  }, [answer?.readAt]);
  return (answer?.now ?? Date.now()) + elapsed;
}
