import type { ComponentChild } from 'preact';
import { askWith, type SearchManifest, searchUrl } from '#shared/contract/search.ts';
import * as searchTexts from '#shared/contract/texts/search.ts';
import { ResultCard } from '#shared/forms/result-card.tsx';
import { SearchBox } from '#shared/forms/search-box.tsx';
import { IsolatedText } from '#shared/html/isolated-text.tsx';
import { toPersianDigits } from '#shared/persian/digits.ts';
import type { SearchAnswer, SearchResult } from '#shared/search/types.ts';
import type { Page } from '../foundation/http/document.tsx';
import * as texts from './texts.ts';

/** What `/search/` shows; `answer` is null where the index could not be read. */
export type Search = {
  text: string;
  literal: boolean;
  answer: SearchAnswer | null;
  popular: SearchManifest['popular'];
};

/** The page of results. It reads the same without JavaScript. */
export function resultsPage(search: Search): Page {
  const { text, popular } = search;
  return {
    title: text ? texts.titleOf(text) : texts.title,
    main: (
      <>
        <h1 id="_top" tabIndex={-1}>
          {text ? texts.results : searchTexts.searchGuide}
        </h1>
        <SearchBox size="large" query={text} example={texts.example} />
        {text ? <Results {...search} /> : <PopularQuestions popular={popular} />}
      </>
    ),
  };
}

function Results({ text, literal, answer, popular }: Search) {
  if (answer === null)
    return (
      <>
        <p class="notice" role="alert">
          {texts.isDown<ComponentChild>((words) => (
            <a href="/">{words}</a>
          ))}
        </p>
        <AskAPerson text={text} />
      </>
    );
  const { sure, near, suggestion } = answer;
  return (
    <>
      {suggestion && <Meant text={text} suggestion={suggestion.text} />}
      {sure.length > 0 ? (
        <>
          <p class="found-count">
            {texts.foundFor<ComponentChild>(
              toPersianDigits(sure.length),
              <bdi>{suggestion?.text ?? text}</bdi>,
            )}
          </p>
          <ResultList results={sure} />
          <AskAPerson text={text} />
        </>
      ) : (
        <>
          <NoResults text={text} literal={literal} />
          {near.length > 0 ? <NearResults near={near} /> : <PopularQuestions popular={popular} />}
        </>
      )}
    </>
  );
}

const own = (text: string) => (
  <bdi>
    <IsolatedText text={text} />
  </bdi>
);

const Meant = ({ text, suggestion }: { text: string; suggestion: string }) => (
  <p class="found-meant">
    {texts.meant<ComponentChild>(
      <b>
        <bdi>{suggestion}</bdi>
      </b>,
      <a href={searchUrl(text, true)}>{texts.searchAsTyped<ComponentChild>(own(text))}</a>,
    )}
  </p>
);

const NoResults = ({ text, literal }: Pick<Search, 'text' | 'literal'>) => (
  <>
    <p class="found-none">
      <b>{texts.noneFoundFor<ComponentChild>(own(text))}</b>{' '}
      {literal ? texts.notWordForWord : texts.useOtherWords}
    </p>
    <AskAPerson text={text} why={texts.agentsAnswer} look="button" />
  </>
);

const NearResults = ({ near }: Pick<SearchAnswer, 'near'>) => (
  <section aria-labelledby="near">
    <h2 id="near">{texts.perhapsNear}</h2>
    <ResultList results={near} />
  </section>
);

const ResultList = ({ results }: { results: readonly SearchResult[] }) => (
  <ol class="found">
    {results.map((result) => (
      <li key={result.url}>
        <ResultCard result={result} />
      </li>
    ))}
  </ol>
);

type Asking = { text: string; why?: string; look?: string };

const AskAPerson = ({ text, why = texts.notAmongThese, look = 'button button-quiet' }: Asking) => (
  <aside class="found-ask">
    <p>{why}</p>
    <a class={look} href={askWith(text)}>
      {searchTexts.askAgent}
    </a>
  </aside>
);

const PopularQuestions = ({ popular }: Pick<Search, 'popular'>) =>
  popular.length === 0 ? null : (
    <section aria-labelledby="popular">
      <h2 id="popular">{searchTexts.popular}</h2>
      <ul class="questions">
        {popular.map(({ url, title }) => (
          <li key={url}>
            <a href={url}>
              <span>{title}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
