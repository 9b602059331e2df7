import { useEffect, useState } from 'preact/hooks';
import { toPersianDigits } from '#shared/persian/digits.ts';

/** Seconds as «۱:۰۵». */
export const clockOf = (seconds: number): string =>
  toPersianDigits(`${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`);

/** Whole seconds left until an instant (epoch milliseconds), counted down to zero. */
export function useSecondsUntil(instantMs: number): number {
  const left = () => Math.max(0, Math.ceil((instantMs - Date.now()) / 1000));
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    setSeconds(left());
    const timer = setInterval(() => {
      setSeconds(left());
      if (left() === 0) clearInterval(timer);
    }, 500);
    return () => clearInterval(timer);
  }, [instantMs]);
  return seconds;
}
