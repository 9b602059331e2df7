import { useEffect, useRef } from 'preact/hooks';

const idleMs = 5 * 60_000;

/**
 * Calls `refresh` every `everyMs` while the page is visible and was used within five minutes. A page
 * that nobody uses sends nothing, so that the agent's idle session can end (R17).
 */
export function usePolling(refresh: () => void, everyMs: number) {
  const latest = useRef(refresh);
  latest.current = refresh;
  useEffect(() => {
    let touchedAt = Date.now();
    const touch = () => {
      touchedAt = Date.now();
    };
    const timer = setInterval(() => {
      const isInUse = document.visibilityState === 'visible' && Date.now() - touchedAt < idleMs;
      if (isInUse) latest.current();
    }, everyMs);
    const signs = ['keydown', 'pointerdown', 'pointermove', 'scroll'] as const;
    for (const sign of signs) addEventListener(sign, touch, { passive: true });
    return () => {
      clearInterval(timer);
      for (const sign of signs) removeEventListener(sign, touch);
    };
  }, []);
}
