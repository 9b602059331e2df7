import { useEffect, useRef, useState } from 'preact/hooks';
import { formatJalaliDateTime } from '#shared/persian/dates.ts';
import { useAction } from '../api/action.browser.ts';
import { answerOf, api } from '../api/client.browser.ts';
import { focusOn } from '../api/focus.browser.ts';
import { CopyButton } from './copy-button.browser.tsx';

/** A link by which others read the verified words; times are epoch ms. */
export type Share = { id: string; url: string; createdAt: number; expiresAt: number };

const shares = api.requests[':code'].shares;

/** The links by which others may read this ticket's verified words: made, printed and ended here. */
export function TranscriptShares({ code }: { code: string }) {
  const [list, setList] = useState<readonly Share[] | null>(null);
  const { busy, fault, run } = useAction();
  const one = { param: { code } };
  const read = async () => setList(await answerOf(shares.$get(one)));
  // The button that had the focus is gone with the fault.
  const readAgain = async () => {
    await read();
    focusOn('shares');
  };
  useEffect(() => run(read), [code]);
  const key = useRef(crypto.randomUUID());
  const make = () =>
    run(async () => {
      const headers = { 'Idempotency-Key': key.current };
      const made = await answerOf(shares.$post(one, { headers }));
      key.current = crypto.randomUUID();
      setList((before) => [...(before ?? []), made]);
    });
  const end = (id: string) =>
    run(async () => {
      await answerOf(shares[':id'].$delete({ param: { code, id } }));
      setList((before) => before?.filter((share) => share.id !== id) ?? null);
      focusOn('shares');
    });
  return (
    <section class="shares" aria-labelledby="shares">
      <h2 id="shares" tabIndex={-1}>
        لینک برای دیگران
      </h2>
      <p>
        با این لینک، هر کس می‌تواند بدون ورود ببیند متن گفت‌وگو نزد ما چیست. فقط پیام‌ها و نام فایل‌هایی
        را می‌بیند که تا هنگام ساختن لینک ثبت شده‌اند. لینک ۹۰ روز اعتبار دارد و هر وقت بخواهید
        غیرفعال می‌شود.
      </p>
      {list === null && !fault && (
        <p class="loading" role="status">
          در حال آماده شدن…
        </p>
      )}
      {list !== null && list.length > 0 && (
        <ul class="share-list">
          {list.map((share) => (
            <li key={share.id}>
              <ShareItem code={code} share={share} onEnd={() => end(share.id)} />
            </li>
          ))}
        </ul>
      )}
      {fault && (
        <p class="problem" role="alert">
          {fault}
        </p>
      )}
      <div class="actions">
        {list !== null && (
          <button type="button" class="button button-quiet" aria-disabled={busy} onClick={make}>
            ساختن لینک
          </button>
        )}
        {list === null && fault && (
          <button type="button" class="button button-quiet" onClick={() => run(readAgain)}>
            تلاش دوباره
          </button>
        )}
      </div>
    </section>
  );
}

function ShareItem({
  code,
  share: { id, url, expiresAt },
  onEnd,
}: {
  code: string;
  share: Share;
  onEnd: () => void;
}) {
  const until = formatJalaliDateTime(expiresAt, Date.now());
  return (
    <>
      <p>
        <bdi class="share-url" dir="ltr">
          {url}
        </bdi>
        <span class="hint">تا {until}</span>
      </p>
      <div class="actions">
        <a
          class="button button-quiet button-small"
          href={`/api/requests/${code}/transcript.html?share=${encodeURIComponent(id)}`}
          download
        >
          چاپ با این لینک
        </a>
        <button
          type="button"
          class="button button-quiet button-small"
          aria-label={`غیرفعال کردن لینکی که تا ${until} اعتبار دارد`}
          onClick={onEnd}
        >
          غیرفعال کردن
        </button>
        <CopyButton text={url} />
      </div>
    </>
  );
}
