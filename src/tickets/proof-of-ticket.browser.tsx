import type { ComponentChild } from 'preact';
import { useState } from 'preact/hooks';
import { pages } from '#shared/contract/pages.ts';
import * as actionTexts from '#shared/contract/texts/actions.ts';
import { useAction } from '../api/action.browser.ts';
import { CancelWork, workingWord } from '../api/cancel-work.browser.tsx';
import { useIsWorking } from '../api/work-in-progress.browser.ts';
import { ProofSteps } from '../sign-in/proof-steps.browser.tsx';
import * as texts from './texts.ts';
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
      <h2 id="prove">{texts.proveToSee}</h2>
      <p>{texts.codeGoesToRequest<ComponentChild>(<bdi class="code">{code}</bdi>)}</p>
      {resendAfterSeconds === null ? (
        <>
          {fault && (
            <p class="problem" role="alert">
              {fault}
            </p>
          )}
          <div class="actions">
            <button type="button" class="button" aria-disabled={busy} onClick={() => run(ask)}>
              {busy ? (isWorking ? workingWord : actionTexts.sending) : actionTexts.getCode}
            </button>
            <CancelWork />
            <a class="button button-quiet" href={`${pages.signIn.path}?next=${location.pathname}`}>
              {texts.signInInstead}
            </a>
          </div>
        </>
      ) : (
        <ProofSteps
          begun={{
            sent: { kind: 'mobile', expiresInSeconds: 120, resendAfterSeconds },
            sentTo: texts.addressOfRequest,
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
