import { ResultCard } from '#shared/forms/result-card.tsx';
import { type Search, SearchResults } from '#shared/forms/search-results.tsx';
import { sampleResults } from './search-data.ts';
import { Live, Sample, State } from './state.browser.tsx';

const asked: Search = {
  text: 'پول',
  literal: false,
  category: '',
  answer: { sure: sampleResults, near: [] },
  number: null,
  popular: sampleResults,
};

/** The page of results in its states. */
const pages: [title: string, Partial<Search>][] = [
  ['صفحهٔ پاسخ‌ها', {}],
  ['صفحهٔ نزدیک‌ترین پاسخ‌ها', { answer: { sure: [], near: sampleResults } }],
  ['صفحهٔ بی‌پاسخ', { answer: { sure: [], near: [] } }],
  ['صفحهٔ پرسش بی‌محتوا', { answer: { sure: [], near: [], isEmptyOfContent: true } }],
  ['صفحهٔ بی‌فهرست', { answer: null }],
];

/** Results on their page, and the panel under the search box in each of its states. */
export const SearchSamples = () => (
  <Sample name="search" title="جست‌وجو">
    <State title="در صفحهٔ نتیجه‌ها">
      <ol class="found">
        {sampleResults.map((result) => (
          <li key={result.id}>
            <ResultCard result={result} />
          </li>
        ))}
      </ol>
    </State>
    {pages.map(([title, page]) => (
      <State key={title} title={title}>
        <SearchResults {...asked} {...page} />
      </State>
    ))}
    <Live name="search-start" title="هنوز چیزی نوشته نشده" />
    <Live name="search-waiting" title="فهرست در راه" />
    <Live name="search-sure" title="پاسخ‌ها، یکی زیر دست" />
    <Live name="search-completions" title="پیشنهاد پرسش" />
    <Live name="search-suggestion" title="با صفحه‌کلید دیگر" />
    <Live name="search-near" title="پاسخ نزدیک" />
    <Live name="search-none" title="بی‌پاسخ" />
    <Live name="search-empty" title="پرسش بی‌محتوا" />
    <Live name="search-code" title="کد پیگیری" />
    <Live name="search-mobile" title="شمارهٔ موبایل" />
    <Live name="search-order" title="شمارهٔ سفارش" />
    <Live name="search-offline" title="اینترنت قطع" />
    <Live name="search-altered" title="فهرست نادرست" />
    <Live name="search-version" title="صفحهٔ کهنه" />
  </Sample>
);
