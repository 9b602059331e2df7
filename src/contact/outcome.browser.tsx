import { Filed } from '#shared/forms/filed.tsx';
import type { ReplyChannel } from '#shared/settings/reply-channels.ts';
import { CopyButton } from '../tickets/copy-button.browser.tsx';
import { MyTickets } from '../tickets/my-tickets.browser.tsx';
import type { SubmittedRequest } from './contact-form-state.ts';
import { WaitingStep } from './waiting-step.browser.tsx';

/** What follows a sent request: its tracking code, or first the proof that it waits for. */
export function Outcome({
  request,
  channels,
  hasRest,
  onChanged,
  onLost,
  onAnew,
}: {
  request: SubmittedRequest;
  channels: readonly ReplyChannel[];
  /** Something was typed while it was being sent, and waits in the form. */
  hasRest: boolean;
  onChanged(request: SubmittedRequest): void;
  onLost(): void;
  /** The page shows the code again after a reload; this begins another request. */
  onAnew(): void;
}) {
  const { answer, address, proven } = request;
  const { proof } = answer;
  if (proof && address) {
    const waiting = { ...request, address, answer: { ...answer, proof } };
    return (
      <>
        <WaitingStep request={waiting} {...{ channels, onChanged, onLost }} />
        <p>
          <button type="button" class="button button-plain" onClick={onAnew}>
            ثبت درخواست دیگر
          </button>
        </p>
      </>
    );
  }
  return (
    <>
      <Filed filed={answer} copy={<CopyButton text={answer.code} />}>
        {address && !proven && (
          <p class="notice notice-warn">
            {'mobile' in address ? 'شمارهٔ شما' : 'ایمیل شما'} هنوز تأیید نشده است. برای دیدن پاسخ،
            صفحهٔ درخواست را باز کنید و کدی را که می‌فرستیم وارد کنید.
          </p>
        )}
        {hasRest && <p class="notice">آنچه هنگام ارسال نوشتید در فرم مانده است.</p>}
        <button type="button" class="button button-plain" onClick={onAnew}>
          ثبت درخواست دیگر
        </button>
      </Filed>
      {proven && <MyTickets />}
    </>
  );
}
