import { useEffect, useRef } from 'preact/hooks';
import type { DraftOnTicket } from '../composer/draft.browser.ts';
import { type DraftBack, draftBack, withSent } from './kept-drafts.browser.ts';

/** Takes what was sent on this ticket back into its composer, where an act was undone or stopped. */
export function useDraftBack(code: string, draft: DraftOnTicket) {
  const latest = useRef(draft);
  latest.current = draft;
  useEffect(() => {
    const take = (event: Event) => {
      const { detail } = event as DraftBack;
      if (detail.code !== code) return;
      event.preventDefault();
      const { latest: now, change } = latest.current;
      change(withSent(now.current, detail.sent));
    };
    addEventListener(draftBack, take);
    return () => removeEventListener(draftBack, take);
  }, []);
}
