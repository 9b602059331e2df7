import { useState } from 'preact/hooks';
import { HiddenCards } from '#shared/forms/hidden-cards.tsx';
import { describeFault } from '../api/client.browser.ts';
import { resendProofLink } from './contact-api.browser.ts';

/** The request waits until its link in a mail is opened; here the mail can only be sent again. */
export function LinkSent({
  code,
  email,
  hiddenCards,
}: {
  code: string;
  email: string;
  hiddenCards?: readonly string[] | undefined;
}) {
  const [said, setSaid] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  async function resend() {
    if (busy) return;
    setBusy(true);
    await resendProofLink()
      .then(() => setSaid('نامهٔ تازه‌ای فرستادیم؛ پیوند نامهٔ پیشین دیگر کار نمی‌کند.'))
      .catch((fault: unknown) => setSaid(describeFault(fault)));
    setBusy(false);
  }
  return (
    <section class="panel" aria-labelledby="filed">
      <h2 id="filed" tabIndex={-1}>
        یک قدم مانده: ایمیل خود را باز کنید
      </h2>
      <p>
        نامه‌ای با پیوند تأیید به <bdi dir="ltr">{email}</bdi> فرستادیم. پیوند را باز کنید و دکمهٔ
        تأیید را بزنید؛ ۲۴ ساعت معتبر است. تا تأیید نکنید، درخواست به دست کارشناسان نمی‌رسد.
      </p>
      <p>
        کد پیگیری: <bdi class="code">{code}</bdi>
      </p>
      <HiddenCards lastFours={hiddenCards} />
      <p class="hint">اگر نامه را نمی‌بینید، پوشهٔ هرزنامه را هم نگاه کنید.</p>
      {said && <p role="status">{said}</p>}
      <div class="actions">
        <button
          type="button"
          class="button button-quiet"
          aria-disabled={busy}
          onClick={() => void resend()}
        >
          نامه را دوباره بفرست
        </button>
      </div>
    </section>
  );
}
