import { useEffect, useRef } from 'preact/hooks';

/** What keys do, by `KeyboardEvent.code` (`KeyJ`), which is the same under a Persian layout. */
export type Keys = Record<string, () => void>;

/** The element that somebody types in, or null. */
const typingIn = (target: EventTarget | null): HTMLElement | null =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]')
    ? target
    : null;

/** Shortcuts of the whole page. They do nothing while somebody types; Escape leaves the input first. */
export function useKeys(keys: Keys) {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      const input = typingIn(event.target);
      if (input) {
        if (event.code === 'Escape') input.blur();
        return;
      }
      const act = latest.current[event.code];
      if (!act) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}

/** Moves the focus to the next or previous link that a selector finds; it stops at the ends. */
export function stepThrough(selector: string, step: 1 | -1) {
  const links = [...document.querySelectorAll<HTMLElement>(selector)];
  const at = links.findIndex((link) => link.matches(':focus'));
  const next = at < 0 ? (step > 0 ? 0 : links.length - 1) : at + step;
  links[Math.max(0, Math.min(links.length - 1, next))]?.focus();
}
