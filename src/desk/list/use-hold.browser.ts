import { useRef } from 'preact/hooks';

/** Why a list may not move: a pointer is over it, a row has the focus, or it is scrolled away from its top. */
export type HoldPart = 'pointer' | 'focus' | 'scroll';

/** Whether somebody is in the list, so that no row may move; `release` shows what waited once nobody is. */
export function useHold(release: () => void) {
  const parts = useRef(new Set<HoldPart>());
  const latest = useRef(release);
  latest.current = release;
  return {
    isHeld: () => parts.current.size > 0,
    set(part: HoldPart, isHeld: boolean) {
      const wasHeld = parts.current.size > 0;
      if (isHeld) parts.current.add(part);
      else parts.current.delete(part);
      if (wasHeld && parts.current.size === 0) latest.current();
    },
  };
}
