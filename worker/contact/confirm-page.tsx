import { pageUrl } from '#shared/contract/pages.ts';
import type { Page } from '../foundation/http/document.tsx';

/** What the link of a confirmation mail opens: a button, for programs that follow links press none (R12). */
export const confirmPage = ({ proof, token }: { proof: string; token: string }): Page => ({
  title: 'تأیید درخواست',
  main: (
    <>
      <h1>درخواست خود را تأیید کنید</h1>
      <p>با زدن این دکمه نشانی ایمیل شما تأیید می‌شود و درخواست به دست کارشناسان می‌رسد.</p>
      <form class="form" method="post" action={pageUrl('confirm')}>
        <input type="hidden" name="proof" value={proof} />
        <input type="hidden" name="token" value={token} />
        <div class="actions">
          <button class="button" type="submit">
            تأیید می‌کنم
          </button>
        </div>
      </form>
    </>
  ),
});

/** The same page where the link no longer works; `sentence` says why. */
export const confirmFault = (sentence: string): Page => ({
  title: 'این لینک کار نمی‌کند',
  main: (
    <>
      <h1>این لینک کار نمی‌کند</h1>
      <p role="alert">{sentence}</p>
      <p>
        <a href={pageUrl('contact')}>فرستادن درخواست</a> ·{' '}
        <a href={pageUrl('requests')}>درخواست‌های من</a>
      </p>
    </>
  ),
});
