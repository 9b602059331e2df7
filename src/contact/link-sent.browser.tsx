import * as formTexts from '#shared/forms/texts.ts';
import { useAction } from '../api/action.browser.ts';
import { CancelWork, workingWord } from '../api/cancel-work.browser.tsx';
import { useIsWorking } from '../api/work-in-progress.browser.ts';
import { Resend } from '../sign-in/proof-steps.browser.tsx';
import * as texts from './texts/outcome.ts';

/** The request waits until the link in a mail is opened; here that can be sent again, or a code in its place. */
export function LinkSent({
  wasSent,
  resendAt,
  onResend,
  onCode,
}: {
  wasSent: boolean;
  /** Epoch ms of this device. */
  resendAt: number;
  onResend(): Promise<unknown>;
  onCode(): Promise<unknown>;
}) {
  const { busy, fault, run } = useAction();
  const isWorking = useIsWorking();
  return (
    <>
      {wasSent && <p>{formTexts.linkSent}</p>}
      {fault && (
        <p class="notice notice-bad" role="alert">
          {fault}
        </p>
      )}
      <div class="actions">
        <Resend at={resendAt} label={formTexts.resendMail} onResend={() => run(onResend)} />
        <button
          type="button"
          class="button button-plain"
          aria-disabled={busy}
          onClick={() => run(onCode)}
        >
          {isWorking ? workingWord : texts.codeInstead}
        </button>
        <CancelWork />
      </div>
    </>
  );
}
