import { pageUrl } from '#shared/contract/pages.ts';
import { IsolatedText } from '#shared/html/isolated-text.tsx';
import type { SimilarTicket } from './contact-form-state.ts';
import * as texts from './texts.ts';

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
        {texts.similarTicket(
          <bdi>
            <IsolatedText text={title} />
          </bdi>,
        )}
      </p>
      <div class="actions">
        <a class="button" href={`${pageUrl('request', code)}#reply`}>
          {texts.addToThat}
        </a>
        <button type="button" class="button button-quiet" onClick={onAnother}>
          {texts.anotherMatter}
        </button>
      </div>
    </div>
  );
}
