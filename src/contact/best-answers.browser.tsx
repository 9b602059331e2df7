import { useEffect, useState } from 'preact/hooks';
import type { SearchResult } from '#shared/search/types.ts';
import { siteSearch } from '../search/site-index.browser.ts';

const leastLetters = 8;
const pauseMs = 350;

/**
 * Answers that may save the asking, found while the title is being typed. They are fetched by the
 * side: where the search cannot be had, nothing is shown and nothing waits.
 */
export function BestAnswers({ title }: { title: string }) {
  const [found, setFound] = useState<readonly SearchResult[]>([]);
  useEffect(() => {
    let isStale = false;
    const timer = setTimeout(async () => {
      const answers = title.trim().length < leastLetters ? [] : await lookUp(title);
      if (!isStale) setFound(answers);
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

async function lookUp(title: string): Promise<readonly SearchResult[]> {
  try {
    return (await (await siteSearch()).query(title, { limit: 3 })).sure;
  } catch {
    return [];
  }
}
