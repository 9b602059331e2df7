import { pageUrl } from '#shared/contract/pages.ts';
import { IsolatedText } from '#shared/forms/isolated-text.tsx';
import type { SimilarTicket } from './contact-form-state.ts';

/** Asks whether the request belongs to an open ticket, where a message is answered sooner. */
export function OpenTicket({
  ticket: { code, title },
  onAnother,
}: {
  ticket: SimilarTicket;
  onAnother(): void;
}) {
  return (
    <div class="notice notice-warn" role="alert" id="open-ticket">
      <p>
        درخواست بازی مانند این دارید: «
        <bdi>
          <IsolatedText text={title} />
        </bdi>
        ». اگر موضوع همان است، در همان درخواست بنویسید تا کارشناس یک‌جا ببیند و زودتر پاسخ بدهد.
      </p>
      <div class="actions">
        <a class="button" href={`${pageUrl('request', code)}#reply`}>
          به همان درخواست اضافه می‌کنم
        </a>
        <button type="button" class="button button-quiet" onClick={onAnother}>
          نه، موضوع دیگری است
        </button>
      </div>
    </div>
  );
}
