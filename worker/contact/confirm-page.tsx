import { pageUrl } from '#shared/contract/pages.ts';
import { myRequests } from '#shared/contract/texts/tickets.ts';
import * as formTexts from '#shared/forms/texts.ts';
import type { Page } from '../foundation/http/document.tsx';
import * as texts from './texts.ts';

/** What the link of a confirmation mail opens: a button, for programs that follow links press none (R12). */
export const confirmPage = ({ proof, token }: { proof: string; token: string }): Page => ({
  title: texts.confirmTitle,
  main: (
    <>
      <h1>{texts.confirmHeading}</h1>
      <p>{texts.confirmMeans}</p>
      <form class="form" method="post" action={pageUrl('confirm')}>
        <input type="hidden" name="proof" value={proof} />
        <input type="hidden" name="token" value={token} />
        <div class="actions">
          <button class="button" type="submit">
            {texts.confirm}
          </button>
        </div>
      </form>
    </>
  ),
});

/** The same page where the link no longer works; `sentence` says why. */
export const confirmFault = (sentence: string): Page => ({
  title: texts.linkIsDead,
  main: (
    <>
      <h1>{texts.linkIsDead}</h1>
      <p role="alert">{sentence}</p>
      <p>
        <a href={pageUrl('contact')}>{formTexts.send}</a> ·{' '}
        <a href={pageUrl('requests')}>{myRequests}</a>
      </p>
    </>
  ),
});
