import { useEffect, useRef } from 'preact/hooks';
import { commandsNow } from '../commands/use-commands.browser.ts';

/** The element that somebody types in, or null. */
const typingIn = (target: EventTarget | null): HTMLElement | null =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]')
    ? target
    : null;

/** An open dialog has the keys to itself. */
const isBehindDialog = () => document.querySelector('dialog[open]') !== null;

/**
 * Lets the keys of all commands act. Single keys do nothing while somebody types, and nothing where `areOn` is false:
 * people who speak or whose hands slip press single letters unawares (WCAG 2.1.4).
 */
export function useCommandKeys(areOn: boolean) {
  useKeyPresses((event) => {
    const isModified = event.ctrlKey || event.metaKey;
    if (event.altKey || event.code === 'Escape') return;
    if (!isModified && (!areOn || typingIn(event.target))) return;
    const key = `${isModified ? 'Mod+' : ''}${event.shiftKey ? 'Shift+' : ''}${event.code}`;
    const command = commandsNow().findLast((one) => one.run && one.key === key);
    if (!command?.run) return;
    event.preventDefault();
    command.run();
  });
}

/** What Escape does on a screen; in an input it only leaves the input. Null where it does nothing. */
export function useEscape(leave: (() => void) | null) {
  useKeyPresses((event) => {
    if (event.code !== 'Escape' || event.ctrlKey || event.metaKey || event.altKey) return;
    const input = typingIn(event.target);
    if (input) return input.blur();
    if (!leave) return;
    event.preventDefault();
    leave();
  });
}

function useKeyPresses(act: (event: KeyboardEvent) => void) {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || isBehindDialog()) return;
      latest.current(event);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}
