import { useState } from 'preact/hooks';
import { pages } from '#shared/contract/pages.ts';
import { useAction } from '../api/action.browser.ts';
import { CancelWork, workingWord } from '../api/cancel-work.browser.tsx';
import { useIsWorking } from '../api/work-in-progress.browser.ts';
import { ProofSteps } from '../sign-in/proof-steps.browser.tsx';
import { askProofOf, proveLookup } from './tickets-api.browser.ts';

/**
 * For a guest with a tracking code: a proof of the ticket's own phone or mailbox opens it (R31). The texts
 * are the same whether there is such a ticket or not.
 */
export function ProofOfTicket({ code, onProven }: { code: string; onProven(): void }) {
  const [resendAfterSeconds, setResendAfter] = useState<number | null>(null);
  const { busy, fault, run } = useAction();
  const isWorking = useIsWorking();
  const ask = async () => {
    const answer = await askProofOf(code);
    setResendAfter(answer.resendAfterSeconds);
    const sent = { kind: 'mobile' as const, expiresInSeconds: 120 };
    return { ...sent, resendAfterSeconds: answer.resendAfterSeconds };
  };
  return (
    <section class="panel" aria-labelledby="prove">
      <h2 id="prove">برای دیدن این درخواست، تأیید کنید که شمایید</h2>
      <p>
        اگر درخواستی با کد <bdi class="code">{code}</bdi> باشد، یک کد شش‌رقمی به همان موبایل یا
        ایمیلی می‌فرستیم که با آن ثبت شده است.
      </p>
      {resendAfterSeconds === null ? (
        <>
          {fault && (
            <p class="problem" role="alert">
              {fault}
            </p>
          )}
          <div class="actions">
            <button type="button" class="button" aria-disabled={busy} onClick={() => run(ask)}>
              {busy ? (isWorking ? workingWord : 'در حال فرستادن …') : 'کد را بفرست'}
            </button>
            <CancelWork />
            <a class="button button-quiet" href={`${pages.signIn.path}?next=${location.pathname}`}>
              با شمارهٔ خودم وارد می‌شوم
            </a>
          </div>
        </>
      ) : (
        <ProofSteps
          begun={{
            sent: { kind: 'mobile', expiresInSeconds: 120, resendAfterSeconds },
            sentTo: 'نشانی این درخواست',
            address: { mobile: '' },
          }}
          ask={ask}
          prove={proveLookup}
          onProven={onProven}
        />
      )}
    </section>
  );
}
