import { useId } from 'preact/hooks';
import type { SimilarRequest } from '#shared/contract/desk/suggest.ts';
import type { DeskThread } from '#shared/contract/desk/thread.ts';
import { pageUrl } from '#shared/contract/pages.ts';
import { Icon } from '#shared/forms/icon.tsx';
import { MarkedUpText } from '#shared/forms/marked-up-text.tsx';
import { IsolatedText } from '#shared/html/isolated-text.tsx';
import { formatJalaliDateTime } from '#shared/persian/dates.ts';
import { toPersianDigits } from '#shared/persian/digits.ts';
import type { SearchResult } from '#shared/search/types.ts';
import { articleLink, asBlock, asQuote } from '../composer/format-text.ts';
import { typeInto } from '../composer/type-into.browser.ts';
import { FaultNotice } from '../shell/fault-notice.tsx';
import * as listTexts from '../texts/list.ts';
import * as texts from '../texts/writing.ts';
import { useArticles } from './use-articles.browser.ts';
import { useSimilar } from './use-similar.browser.ts';

/** As much of the first message says what a request is about. */
const firstWords = 120;
const mostArticles = 4;

/** What may help to answer a request: articles that our search finds for it, and similar requests with their answers. */
export function Suggestions({
  thread,
  onClose = null,
}: {
  thread: DeskThread;
  onClose?: (() => void) | null;
}) {
  const id = useId();
  const first = thread.messages.find(({ author }) => author === 'customer')?.text ?? '';
  const articles = useArticles(`${thread.title} ${first.slice(0, firstWords)}`, 0);
  const similar = useSimilar(thread.code);
  return (
    <section
      class="desk-suggest"
      aria-labelledby={id}
      data-panel={onClose ? '' : undefined}
      onKeyDown={(event) => {
        if (event.code !== 'Escape' || !onClose) return;
        event.preventDefault();
        onClose();
        composerBox()?.focus();
      }}
    >
      <h3 id={id}>{texts.suggestions}</h3>
      {onClose && (
        <button
          class="desk-square desk-suggest-close"
          type="button"
          aria-label={texts.close}
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      )}
      <h4>{texts.suggestedArticles}</h4>
      {articles.isBusy && <p class="hint">{listTexts.loading}</p>}
      {!articles.isBusy && articles.articles.length === 0 && <p class="hint">{texts.noArticles}</p>}
      <ul>
        {articles.articles.slice(0, mostArticles).map((article) => (
          <ArticleRow key={article.id} article={article} />
        ))}
      </ul>
      <h4>{texts.similarRequests}</h4>
      {similar.fault && <FaultNotice fault={similar.fault} onRetry={similar.retry} />}
      {!similar.similar && !similar.fault && <p class="hint">{listTexts.loading}</p>}
      {similar.similar?.length === 0 && <p class="hint">{texts.noSimilar}</p>}
      <ul>
        {similar.similar?.map((request) => (
          <li key={request.code}>
            <SimilarRow request={request} now={thread.now} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ArticleRow({ article: { title, url } }: { article: SearchResult }) {
  return (
    <li class="desk-suggest-article">
      <a href={url} target="_blank" rel="noopener">
        {title}
      </a>
      <button
        class="button button-quiet button-small"
        type="button"
        aria-label={texts.insertLinkOf(title)}
        onClick={() => typeIntoComposer(articleLink(title, new URL(url, location.origin).href))}
      >
        {texts.insertLink}
      </button>
    </li>
  );
}

function SimilarRow({ request, now }: { request: SimilarRequest; now: number }) {
  const { code, title, state, stateTitle, rating, answer, by, at } = request;
  return (
    <details class="desk-similar">
      <summary>
        <IsolatedText text={title} />{' '}
        <span class="state" data-state={state}>
          {stateTitle}
        </span>
        {rating !== null && <span class="desk-tag">{texts.rated(toPersianDigits(rating))}</span>}
      </summary>
      <div class="message-text">
        <MarkedUpText text={answer} />
      </div>
      <p class="hint">
        {by && (
          <>
            <bdi>{by}</bdi>،{' '}
          </>
        )}
        {formatJalaliDateTime(at, now)}
      </p>
      <div class="desk-form-buttons">
        <button
          class="button button-quiet button-small"
          type="button"
          onClick={() => quoteIntoComposer(answer)}
        >
          {texts.quoteAnswer}
        </button>
        <a class="desk-quiet" href={pageUrl('deskTicket', code)}>
          {texts.openRequest}
        </a>
      </div>
      <p class="hint">{texts.othersData}</p>
    </details>
  );
}

/** The box that an agent writes in now. */
const composerBox = () =>
  document.querySelector<HTMLTextAreaElement>('.desk-composer textarea[name]');

const typeIntoComposer = (text: string) => typeInto(composerBox(), text);

function quoteIntoComposer(answer: string) {
  const box = composerBox();
  if (!box) return;
  const block = asBlock(box.value, box.selectionStart, box.selectionEnd, asQuote(answer));
  typeInto(box, block.put, block);
}
