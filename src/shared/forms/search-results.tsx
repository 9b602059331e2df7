import type { ComponentChild } from 'preact';
import { askWith, searchUrl } from '../contract/search.ts';
import type { SearchManifest } from '../contract/search-files.ts';
import * as texts from '../contract/texts/search.ts';
import { IsolatedText } from '../html/isolated-text.tsx';
import { toPersianDigits } from '../persian/digits.ts';
import { categoriesOf, isShortened, listedOf } from '../search/listed.ts';
import type { SearchAnswer, SearchResult } from '../search/types.ts';
import { Icon } from './icon.tsx';
import type { NumberOffers } from './number-offers.ts';
import { ResultCard } from './result-card.tsx';

/** What the page of results shows; `answer` is null where the index could not be read. */
export type Search = {
  text: string;
  literal: boolean;
  /** Id of the category to which the list is confined; empty for all. */
  category: string;
  answer: SearchAnswer | null;
  /** The ways on where the text is a number and no question. */
  number: NumberOffers | null;
  popular: SearchManifest['popular'];
};

/** All below the box of the page of results. The API renders it, and without a network the page for failures does. */
export function SearchResults(search: Search) {
  const { text, number, answer, popular } = search;
  if (!text) return <PopularQuestions popular={popular} />;
  if (number)
    return (
      <>
        <WaysOn {...number} />
        {answer && answer.sure.length > 0 ? <Found {...search} answer={answer} /> : null}
      </>
    );
  if (answer === null) return <IsDown text={text} />;
  if (answer.isEmptyOfContent)
    return (
      <>
        <p class="found-none">
          <b>{texts.writeYourQuestion}.</b> {texts.sayWhatItIsAbout}
        </p>
        <PopularQuestions popular={popular} />
      </>
    );
  if (answer.sure.length + answer.near.length > 0) return <Found {...search} answer={answer} />;
  return (
    <>
      <NoResults {...search} />
      <PopularQuestions popular={popular} />
    </>
  );
}

function Found({ text, literal, category, answer }: Search & { answer: SearchAnswer }) {
  const { sure, suggestion } = answer;
  // An address may name a category that has none of these results.
  const known = listedOf(answer, category).length > 0 ? category : '';
  const results = listedOf(answer, known);
  // Categories beside the list may have more together than it shows.
  const countFor = isShortened(answer, known) ? texts.bestFor : texts.foundFor;
  const columns = (
    <div class="found-columns">
      <ResultList results={results} />
      <Categories text={text} literal={literal} category={known} answer={answer} />
    </div>
  );
  return (
    <>
      {suggestion && <Meant text={text} suggestion={suggestion.text} />}
      {sure.length > 0 ? (
        <>
          <p class="found-count">
            {countFor<ComponentChild>(
              toPersianDigits(results.length),
              <bdi>{suggestion?.text ?? text}</bdi>,
            )}
          </p>
          {columns}
        </>
      ) : (
        <section aria-labelledby="near">
          <h2 id="near">{texts.nearestAnswers}</h2>
          {columns}
        </section>
      )}
      <AskAPerson text={text} look={sure.length > 0 ? 'button button-quiet' : 'button'} />
    </>
  );
}

const own = (text: string) => (
  <bdi>
    <IsolatedText text={text} />
  </bdi>
);

const IsDown = ({ text }: { text: string }) => (
  <>
    <p class="notice" role="alert">
      {texts.isDown<ComponentChild>((words) => (
        <a href="/">{words}</a>
      ))}
    </p>
    <AskAPerson text={text} />
  </>
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

const ResultList = ({ results }: { results: readonly SearchResult[] }) => (
  <ol class="found">
    {results.map((result) => (
      <li key={result.url}>
        <ResultCard result={result} />
      </li>
    ))}
  </ol>
);

/** Links to the same results of one category. */
function Categories({
  text,
  literal,
  category,
  answer,
}: Pick<Search, 'text' | 'literal' | 'category'> & { answer: SearchAnswer }) {
  const found = categoriesOf(answer);
  if (found.length === 0) return null;
  const link = (id: string, title: string, count: number | null) => (
    <li key={id}>
      <a href={searchUrl(text, literal, id)} aria-current={id === category ? 'true' : undefined}>
        {title}
        {count !== null && <span> {toPersianDigits(count)}</span>}
      </a>
    </li>
  );
  return (
    <nav class="found-categories" aria-label={texts.categories}>
      <ul>
        {link('', texts.allCategories, null)}
        {found.map(({ id, title, count }) => link(id, title, count))}
      </ul>
    </nav>
  );
}

const WaysOn = ({ label, offers }: NumberOffers) => (
  <section aria-labelledby="number">
    <h2 id="number">{label}</h2>
    <ul class="questions">
      {offers.map(({ href, title, note, code }) => (
        <li key={href}>
          <a href={href}>
            <span>
              {title}
              {note && <span class="found-note"> {note}</span>}
              {code && (
                <>
                  {' '}
                  <bdi dir="ltr" class="code">
                    {code}
                  </bdi>
                </>
              )}
            </span>
            <Icon name="forward" />
          </a>
        </li>
      ))}
    </ul>
  </section>
);

type Asking = { text: string; why?: string; look?: string };

const AskAPerson = ({ text, why = texts.notAmongThese, look = 'button button-quiet' }: Asking) => (
  <aside class="found-ask">
    <p>{why}</p>
    <a class={look} href={askWith(text)}>
      {texts.askAgent}
    </a>
  </aside>
);

const PopularQuestions = ({ popular }: Pick<Search, 'popular'>) =>
  popular.length === 0 ? null : (
    <section aria-labelledby="popular">
      <h2 id="popular">{texts.popular}</h2>
      <ul class="questions">
        {popular.map(({ url, title }) => (
          <li key={url}>
            <a href={url}>
              <span>{title}</span>
              <Icon name="forward" />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
