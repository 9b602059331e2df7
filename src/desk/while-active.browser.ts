import { useEffect, useRef } from 'preact/hooks';

const restMs = 5 * 60_000;

/**
 * Runs something again and again as long as the page is looked at and somebody has touched it in the
 * last minutes. An empty chair asks for nothing, so that its session can end.
 */
export function useFreshness(refresh: () => void, everyMs: number) {
  const latest = useRef(refresh);
  latest.current = refresh;
  useEffect(() => {
    let touchedAt = Date.now();
    const touch = () => {
      touchedAt = Date.now();
    };
    const timer = setInterval(() => {
      const isLookedAt = document.visibilityState === 'visible' && Date.now() - touchedAt < restMs;
      if (isLookedAt) latest.current();
    }, everyMs);
    const signs = ['keydown', 'pointerdown', 'pointermove', 'scroll'] as const;
    for (const sign of signs) addEventListener(sign, touch, { passive: true });
    return () => {
      clearInterval(timer);
      for (const sign of signs) removeEventListener(sign, touch);
    };
  }, []);
}
