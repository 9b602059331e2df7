import { useEffect, useRef } from 'preact/hooks';

/** What keys do, by where they sit, so that they work under a Persian layout as well: `KeyJ`. */
export type Keys = Record<string, () => void>;

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]');

/** Listens on the whole page. Single keys rest while somebody types; Escape leaves the box first. */
export function useKeys(keys: Keys) {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (isTyping(event.target)) {
        if (event.code === 'Escape') (event.target as HTMLElement).blur();
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

/** Moves the focus along the links of a list. */
export function stepThrough(selector: string, step: 1 | -1) {
  const links = [...document.querySelectorAll<HTMLElement>(selector)];
  const at = links.indexOf(document.activeElement as HTMLElement);
  const next = at < 0 ? (step > 0 ? 0 : links.length - 1) : at + step;
  links[Math.max(0, Math.min(links.length - 1, next))]?.focus();
}
