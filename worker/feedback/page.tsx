import type { FeedbackArticles, FeedbackInput } from '#shared/contract/feedback.ts';
import { pages, pageUrl } from '#shared/contract/pages.ts';
import * as feedbackTexts from '#shared/contract/texts/feedback.ts';
import type { Page } from '../foundation/http/document.tsx';
import * as texts from './texts.ts';

type Answer = Pick<FeedbackInput, 'article' | 'helpful'> & {
  facts: FeedbackArticles[string];
  /** As it was typed; absent before anything was asked. */
  comment?: string | undefined;
  /** What is wrong with the comment. */
  fault?: string | undefined;
};

/** What a browser without scripts shows after the form of an article: thanks, or the question what was missing. */
export function feedbackPage(answer: Answer): Page {
  const { article, helpful, facts, comment, fault } = answer;
  const isDone = !fault && (helpful === 'yes' || Boolean(comment));
  const title = fault ? texts.notSaved : texts.thanks;
  const main = (
    <>
      <h1 id="_top" tabIndex={-1}>
        {title}
      </h1>
      <p class="lead">{isDone ? texts.saved : feedbackTexts.askWhatIsMissing}</p>
      {!isDone && <MissingForm {...answer} />}
      {helpful === 'no' && <ContactLink requestType={facts.requestType} />}
      <p class="answer-link">
        <a href={`/${article}/`}>{texts.backToArticle(facts.title)}</a>
      </p>
    </>
  );
  return { title, main };
}

const MissingForm = ({ article, comment, fault }: Answer) => (
  <form class="form" action={pages.feedback.path} method="post">
    <input type="hidden" name="article" value={article} />
    <input type="hidden" name="helpful" value="no" />
    <div class="field">
      <label for="field-comment">{feedbackTexts.whatIsMissing}</label>
      <p class="hint" id="field-comment-hint">
        {feedbackTexts.missingHint}
      </p>
      <textarea
        class="input"
        id="field-comment"
        name="comment"
        rows={4}
        dir="auto"
        placeholder=" "
        aria-describedby={`field-comment-hint${fault ? ' field-comment-fault' : ''}`}
        aria-invalid={fault ? 'true' : undefined}
      >
        {comment}
      </textarea>
      {fault && (
        <p class="problem" id="field-comment-fault" role="alert">
          {fault}
        </p>
      )}
    </div>
    <div class="actions">
      <button class="button" type="submit">
        {feedbackTexts.sendComment}
      </button>
    </div>
  </form>
);

const ContactLink = ({ requestType }: { requestType: string | undefined }) => (
  <aside class="found-ask">
    <p>{texts.askAgent}</p>
    <a
      class="button button-quiet"
      href={requestType ? pageUrl('contactType', requestType) : pageUrl('contact')}
    >
      {texts.newRequest}
    </a>
  </aside>
);
