import { pageUrl } from '#shared/contract/pages.ts';

/** Asks whether this is the matter of an open ticket: then a message there is answered sooner. */
export function OpenTicket({
  ticket: { code, title },
  onAnother,
}: {
  ticket: { code: string; title: string };
  onAnother(): void;
}) {
  return (
    <div class="notice notice-warn" role="alert" id="open-ticket">
      <p>
        درخواست بازی مانند این دارید: «<bdi>{title}</bdi>». اگر موضوع همان است، در همان درخواست
        بنویسید تا کارشناس یک‌جا ببیند و زودتر پاسخ بدهد.
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
