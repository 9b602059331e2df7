import { useEffect, useState } from 'preact/hooks';
import type { SearchResult } from '#shared/search/types.ts';

const fewestLetters = 2;

/** What the FAQ search found; `isBusy` while it searches, `hasFailed` where its index cannot be had. */
type Found = { articles: readonly SearchResult[]; isBusy: boolean; hasFailed: boolean };
const none: Found = { articles: [], isBusy: false, hasFailed: false };

/** Articles that the site's own search finds, its engine fetched by the first search; a pause of typing comes before. */
export function useArticles(typed: string, pauseMs: number): Found {
  const [found, setFound] = useState(none);
  const text = typed.trim();
  useEffect(() => {
    if (text.length < fewestLetters) return setFound(none);
    let isStale = false;
    setFound((before) => ({ ...before, isBusy: true }));
    const show = (next: Found) => !isStale && setFound(next);
    const failed = () => show({ ...none, hasFailed: true });
    const timer = setTimeout(() => {
      import('../../search/engine.browser.ts').then(
        ({ pageEngine }) =>
          pageEngine().ask(text, false, (outcome) => {
            if (!('answer' in outcome)) return failed();
            const { sure, near } = outcome.answer;
            show({ ...none, articles: sure.length > 0 ? sure : near });
          }),
        failed,
      );
    }, pauseMs);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [text, pauseMs]);
  return found;
}
