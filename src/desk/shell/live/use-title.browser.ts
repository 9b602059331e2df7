import { useEffect } from 'preact/hooks';
import type { InboxTicket } from '#shared/contract/desk/inbox.ts';
import type { SavedView } from '#shared/contract/desk/views.ts';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { listTitle } from '../../list/list-title.ts';
import { adminTitles } from '../../texts/admin.ts';
import * as texts from '../../texts/shell.ts';
import type { Place } from '../place/place.ts';
import { notify } from './notifications.browser.ts';

type Titled = {
  place: Place;
  saved: readonly SavedView[];
  /** The title of the request that is open, once it is known. */
  threadTitle: string | null;
  /** What came since somebody looked. */
  arrived: readonly InboxTicket[];
  /** Somebody looks. */
  lookAt(): void;
};

/** The title of the page, with how many came since somebody looked; a notification for those, if allowed. */
export function useTitle({ place, saved, threadTitle, arrived, lookAt }: Titled) {
  const count = arrived.length;
  const title = texts.pageTitle(titleOf(place, saved, threadTitle));
  useEffect(() => {
    document.title = count > 0 ? texts.withNew(toPersianDigits(count), title) : title;
  }, [title, count]);
  useEffect(() => {
    const [newest] = arrived;
    if (newest)
      notify(
        count === 1 ? texts.newRequest : texts.newRequests(toPersianDigits(count)),
        newest.title,
      );
  }, [count]);
  useEffect(() => {
    const look = () => document.visibilityState === 'visible' && lookAt();
    const signs = ['visibilitychange', 'focus', 'pointerdown', 'keydown'] as const;
    for (const sign of signs) addEventListener(sign, look);
    return () => {
      for (const sign of signs) removeEventListener(sign, look);
    };
  }, []);
}

function titleOf(
  { open, query }: Place,
  saved: readonly SavedView[],
  threadTitle: string | null,
): string {
  if (open.kind === 'admin') return adminTitles[open.page];
  return (open.kind === 'thread' && threadTitle) || listTitle(query, saved);
}
