import { useEffect, useRef } from 'preact/hooks';

/** Gives the focus back, once the agent has signed in again, to what had it when the session ended. */
export function useKeptFocus(isSignedIn: boolean) {
  const kept = useRef<Element | null>(null);
  const before = useRef(isSignedIn);
  // Read while the page is drawn: what is hidden loses the focus.
  if (before.current && !isSignedIn) kept.current = document.activeElement;
  before.current = isSignedIn;
  useEffect(() => {
    if (isSignedIn && kept.current instanceof HTMLElement) kept.current.focus();
    if (isSignedIn) kept.current = null;
  }, [isSignedIn]);
}
