import { html } from 'hono/html';
import { pages } from '#shared/contract/pages.ts';
import { askWith, type SearchManifest, searchUrl } from '#shared/contract/search.ts';
import { inputLimits } from '#shared/fields/size-limits.ts';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { highlightSegments } from '#shared/search/highlight.ts';
import type { Mark, SearchAnswer, SearchResult } from '#shared/search/types.ts';

/** What `/search/` shows; `answer` is null where the index could not be had. */
export interface Searched {
  text: string;
  literal: boolean;
  answer: SearchAnswer | null;
  popular: SearchManifest['popular'];
}

/** The page of results: title and main part for the site's shell. Reads the same without JavaScript. */
export function resultsPage(searched: Searched): { title: string; main: string } {
  const { text } = searched;
  const title = text ? `جست‌وجوی «${text}»` : 'جست‌وجو';
  const main = html`<h1 id="_top" tabindex="-1">${text ? 'نتیجهٔ جست‌وجو' : 'جست‌وجو در راهنما'}</h1>
${box(text)}
${text ? found(searched) : popularQuestions(searched.popular)}`;
  return { title, main: String(main) };
}

const box = (text: string) => html`<pasokh-search class="search search-large">
<form action="${pages.search.path}" method="get" role="search" aria-label="جست‌وجو در پاسخ‌ها">
<label class="sr-only" for="search-large">پرسش خود را بنویسید</label>
<svg class="icon icon-search" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true"><circle cx="10.5" cy="10.5" r="6"/><path d="M15 15l5 5"/></svg>
<input id="search-large" type="search" name="q" value="${text}" placeholder="مثلاً: کد تأیید نمی‌رسد" maxlength="${inputLimits.search}" required autocomplete="off" enterkeyhint="search">
<button type="submit"><span>جست‌وجو</span></button>
</form>
</pasokh-search>`;

function found({ text, literal, answer, popular }: Searched) {
  if (answer === null)
    return html`<p class="notice" role="alert">جست‌وجو همین حالا کار نمی‌کند. چند دقیقهٔ دیگر دوباره امتحان کنید، یا از <a href="/">دسته‌های راهنما</a> پاسخ را پیدا کنید.</p>${askAPerson(text)}`;
  const { sure, near, suggestion } = answer;
  const meant = suggestion
    ? html`<p class="found-meant">منظورتان «<b><bdi>${suggestion.text}</bdi></b>» بود؟ نتیجه‌ها برای همان است. <a href="${searchUrl(text, true)}">دقیقاً «<bdi>${text}</bdi>» را جست‌وجو کنید</a></p>`
    : '';
  if (sure.length > 0)
    return html`${meant}<p class="found-count">${toPersianDigits(sure.length)} پاسخ برای «<bdi>${suggestion?.text ?? text}</bdi>»</p>
${list(sure)}${askAPerson(text)}`;
  return html`${meant}<p class="found-none"><b>پاسخ مطمئنی برای «<bdi>${text}</bdi>» پیدا نکردیم.</b>
${literal ? 'دقیقاً همین واژه‌ها در راهنما نیست.' : 'می‌توانید با واژه‌های دیگری هم جست‌وجو کنید.'}</p>
${askAPerson(text, 'کارشناسان ما پاسخ می‌دهند؛ نوشتهٔ شما عنوان درخواست می‌شود.', 'button')}
${
  near.length > 0
    ? html`<section aria-labelledby="near"><h2 id="near">شاید این‌ها نزدیک باشد</h2>${list(near)}</section>`
    : popularQuestions(popular)
}`;
}

const list = (results: readonly SearchResult[]) =>
  html`<ol class="found">${results.map(
    ({ url, title, titleMarks, category, passage, passageMarks }) => html`<li>
<a href="${url}"><span class="found-title">${marked(title, titleMarks)}</span>
<span class="found-path">${category.join(' › ')}</span>
<span class="found-passage">${marked(passage, passageMarks)}</span></a></li>`,
  )}</ol>`;

const marked = (text: string, marks: readonly Mark[]) =>
  highlightSegments(text, marks).map((piece) =>
    piece.isMarked ? html`<mark>${piece.text}</mark>` : html`${piece.text}`,
  );

const askAPerson = (
  text: string,
  why = 'پاسخ شما میان این‌ها نیست؟',
  looks = 'button button-quiet',
) => html`<aside class="found-ask"><p>${why}</p>
<a class="${looks}" href="${askWith(text)}">از یک کارشناس بپرسید</a></aside>`;

const popularQuestions = (popular: SearchManifest['popular']) =>
  popular.length === 0
    ? ''
    : html`<section aria-labelledby="popular"><h2 id="popular">بیشتر می‌پرسند</h2>
<ul class="questions">${popular.map(
        ({ url, title }) => html`<li><a href="${url}"><span>${title}</span></a></li>`,
      )}</ul></section>`;
