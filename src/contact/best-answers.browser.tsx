import { useEffect, useState } from 'preact/hooks';
import { Icon } from '#shared/forms/icon.tsx';
import type { SearchResult } from '#shared/search/types.ts';
import * as texts from './texts.ts';

const minLetters = 8;
const pauseMs = 350;
const maxCount = 3;

/**
 * Articles that may answer the request, searched while its title is typed. Where the search fails or
 * has no sure answer, nothing is shown, and the form never waits for it.
 */
export function BestAnswers({ title }: { title: string }) {
  const [found, setFound] = useState<readonly SearchResult[]>([]);
  useEffect(() => {
    const text = title.trim();
    let isStale = false;
    const show = (answers: readonly SearchResult[]) => !isStale && setFound(answers);
    const timer = setTimeout(() => {
      if (text.length < minLetters) return show([]);
      import('../search/engine.browser.ts').then(
        ({ pageEngine }) =>
          pageEngine().ask(text, false, (outcome) =>
            show('answer' in outcome ? outcome.answer.sure.slice(0, maxCount) : []),
          ),
        () => show([]),
      );
    }, pauseMs);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [title]);
  return (
    <div role="status">
      {found.length > 0 && (
        <div class="notice notice-warn best-answers">
          <p>
            <b>{texts.bestAnswers}</b>
          </p>
          <ul class="questions">
            {found.map(({ id, url, title: shown }) => (
              <li key={id}>
                <a href={url} target="_blank" rel="noopener">
                  <span>{shown}</span>
                  <Icon name="forward" />
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
