import { searchGuide } from '#shared/contract/texts/actions.ts';
import * as texts from '#shared/contract/texts/search.ts';
import { SearchBox } from '#shared/forms/search-box.tsx';
import { type Search, SearchResults } from '#shared/forms/search-results.tsx';
import type { Page } from '../foundation/http/document.tsx';

/** The page of results. It reads the same without JavaScript. */
export function resultsPage(search: Search): Page {
  const { text } = search;
  return {
    title: text ? texts.titleOf(text) : texts.title,
    main: (
      <>
        <h1 id="_top" tabIndex={-1}>
          {text ? texts.results : searchGuide}
        </h1>
        <SearchBox size="large" query={text} example={texts.example} />
        <SearchResults {...search} />
      </>
    ),
  };
}
