import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { focusAtOnce } from '../../api/focus.browser.ts';

/**
 * Keeps the focus in a part of the page while what has it is moved, hidden or taken away by what is drawn: it goes to the same
 * element again, or else to the title with this id. A press beside everything takes the focus away for good.
 */
export function useFocusWithin(part: RefObject<HTMLElement>, titleId: string) {
  useLayoutEffect(() => {
    const element = part.current;
    if (!element) return undefined;
    let last: Element | null = null;
    const remember = ({ target }: Event) => {
      last = target instanceof Element ? target : null;
    };
    const forgetBeside = ({ target }: Event) => {
      if (target !== last && !(target instanceof Node && last?.contains(target))) last = null;
    };
    const mend = () => {
      if (!last || document.activeElement !== document.body) return;
      if (last instanceof HTMLElement && last.isConnected) last.focus();
      if (document.activeElement === document.body) focusAtOnce(titleId);
    };
    element.addEventListener('focusin', remember);
    element.addEventListener('pointerdown', forgetBeside);
    const observer = new MutationObserver(mend);
    observer.observe(element, { childList: true, subtree: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('focusin', remember);
      element.removeEventListener('pointerdown', forgetBeside);
    };
  }, []);
}
