import { useEffect, useRef } from 'preact/hooks';

/** What keys do, by `KeyboardEvent.code` (`KeyJ`), which is the same under a Persian layout. */
export type Keys = Record<string, () => void>;

/** The element that somebody types in, or null. */
const typingIn = (target: EventTarget | null): HTMLElement | null =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]')
    ? target
    : null;

/**
 * Shortcuts of the whole page. They do nothing while somebody types; Escape leaves the input first. Where `areOn` is
 * false only Escape acts: people who speak or whose hands slip press single letters unawares (WCAG 2.1.4).
 */
export function useKeys(keys: Keys, areOn = true) {
  const latest = useRef({ keys, areOn });
  latest.current = { keys, areOn };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (event.defaultPrevented) return;
      const isEscape = event.code === 'Escape';
      const input = typingIn(event.target);
      if (input) {
        if (isEscape) input.blur();
        return;
      }
      const act = isEscape || latest.current.areOn ? latest.current.keys[event.code] : undefined;
      if (!act) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}
