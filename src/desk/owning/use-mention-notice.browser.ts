import { useEffect, useRef } from 'preact/hooks';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { notify } from '../shell/live/notifications.browser.ts';
import * as texts from '../texts/owning.ts';

/** A notification of the browser, if allowed, where the count of unseen mentions grows; null before it is known. */
export function useMentionNotice(count: number | null) {
  const before = useRef<number | null>(null);
  useEffect(() => {
    if (count !== null && before.current !== null && count > before.current)
      notify(texts.mentioned, texts.mentionedOften(toPersianDigits(count)));
    before.current = count;
  }, [count]);
}
