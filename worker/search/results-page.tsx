import { askWith, type SearchManifest, searchUrl } from '#shared/contract/search.ts';
import { IsolatedText } from '#shared/forms/isolated-text.tsx';
import { ResultCard } from '#shared/forms/result-card.tsx';
import { SearchBox } from '#shared/forms/search-box.tsx';
import { toPersianDigits } from '#shared/persian/digits.ts';
import type { SearchAnswer, SearchResult } from '#shared/search/types.ts';
import type { Page } from '../foundation/http/document.tsx';

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
    title: text ? `جست‌وجوی «${text}»` : 'جست‌وجو',
    main: (
      <>
        <h1 id="_top" tabIndex={-1}>
          {text ? 'نتیجهٔ جست‌وجو' : 'جست‌وجو در راهنما'}
        </h1>
        <SearchBox size="large" query={text} example="کد تأیید نمی‌رسد" />
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
          جست‌وجو همین حالا کار نمی‌کند. چند دقیقهٔ دیگر دوباره امتحان کنید، یا از{' '}
          <a href="/">دسته‌های راهنما</a> پاسخ را پیدا کنید.
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
            {toPersianDigits(sure.length)} پاسخ برای «<bdi>{suggestion?.text ?? text}</bdi>»
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

const Meant = ({ text, suggestion }: { text: string; suggestion: string }) => (
  <p class="found-meant">
    منظورتان «
    <b>
      <bdi>{suggestion}</bdi>
    </b>
    » بود؟ نتیجه‌ها برای همان است.{' '}
    <a href={searchUrl(text, true)}>
      دقیقاً «
      <bdi>
        <IsolatedText text={text} />
      </bdi>
      » را جست‌وجو کنید
    </a>
  </p>
);

const NoResults = ({ text, literal }: Pick<Search, 'text' | 'literal'>) => (
  <>
    <p class="found-none">
      <b>
        پاسخ مطمئنی برای «
        <bdi>
          <IsolatedText text={text} />
        </bdi>
        » پیدا نکردیم.
      </b>{' '}
      {literal ? 'دقیقاً همین واژه‌ها در راهنما نیست.' : 'می‌توانید با واژه‌های دیگری هم جست‌وجو کنید.'}
    </p>
    <AskAPerson
      text={text}
      why="کارشناسان ما پاسخ می‌دهند؛ نوشتهٔ شما عنوان درخواست می‌شود."
      look="button"
    />
  </>
);

const NearResults = ({ near }: Pick<SearchAnswer, 'near'>) => (
  <section aria-labelledby="near">
    <h2 id="near">شاید این‌ها نزدیک باشد</h2>
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

const AskAPerson = ({
  text,
  why = 'پاسخ شما میان این‌ها نیست؟',
  look = 'button button-quiet',
}: Asking) => (
  <aside class="found-ask">
    <p>{why}</p>
    <a class={look} href={askWith(text)}>
      از یک کارشناس بپرسید
    </a>
  </aside>
);

const PopularQuestions = ({ popular }: Pick<Search, 'popular'>) =>
  popular.length === 0 ? null : (
    <section aria-labelledby="popular">
      <h2 id="popular">بیشتر می‌پرسند</h2>
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
