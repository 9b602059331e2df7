import { useEffect, useState } from 'preact/hooks';
import type { SearchResult } from '#shared/search/types.ts';
import { pageEngine } from '../search/engine.browser.ts';

const leastLetters = 8;
const pauseMs = 350;
const most = 3;

/**
 * Answers that may save the asking, found while the title is being typed. They are fetched by the
 * side: where the search cannot be had or is not sure, nothing is shown and nothing waits.
 */
export function BestAnswers({ title }: { title: string }) {
  const [found, setFound] = useState<readonly SearchResult[]>([]);
  useEffect(() => {
    const text = title.trim();
    let isStale = false;
    const show = (answers: readonly SearchResult[]) => !isStale && setFound(answers);
    const timer = setTimeout(() => {
      if (text.length < leastLetters) return show([]);
      pageEngine().ask(text, false, (outcome) =>
        show('answer' in outcome ? outcome.answer.sure.slice(0, most) : []),
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
        <div class="notice best-answers">
          <p>
            <b>شاید پاسخ شما همین‌جا باشد:</b>
          </p>
          <ul>
            {found.map(({ id, url, title: shown }) => (
              <li key={id}>
                <a href={url} target="_blank" rel="noopener">
                  {shown}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
