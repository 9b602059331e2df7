import { useState } from 'preact/hooks';
import { useAction } from '../api/action.browser.ts';
import type { Customer } from './customer.ts';
import { needsFreshProof } from './fresh-proof.browser.ts';
import { ProveAgain } from './prove-again.browser.tsx';

/** Erases the account; it cannot be undone, so it is asked twice and needs a fresh proof (R20). */
export function EraseAccount({
  customer,
  onErase,
}: {
  customer: Customer;
  onErase(): Promise<unknown>;
}) {
  const [isAsked, setIsAsked] = useState(false);
  const [isProven, setIsProven] = useState(customer.freshProof);
  const { busy, fault, setFault, run } = useAction();
  const erase = () =>
    run(async () => {
      try {
        await onErase();
      } catch (thrown) {
        if (needsFreshProof(thrown)) setIsProven(false);
        throw thrown;
      }
    });
  const own = customer.identities.find(({ proven }) => proven);
  if (!isAsked) {
    return (
      <p>
        <button type="button" class="button button-plain" onClick={() => setIsAsked(true)}>
          پاک کردن حساب و همهٔ نوشته‌هایم
        </button>
      </p>
    );
  }
  if (!isProven && own)
    return (
      <ProveAgain
        kind={own.kind}
        masked={own.masked}
        onProven={() => {
          setIsProven(true);
          setFault(null);
        }}
      />
    );
  return (
    <div class="notice notice-bad" role="alert">
      <p>
        شماره، ایمیل، پیام‌ها و فایل‌های شما برای همیشه پاک می‌شود و برنمی‌گردد. درخواست‌های باز هم
        بی‌پاسخ می‌مانند.
      </p>
      {fault && <p class="problem">{fault}</p>}
      <div class="actions">
        <button type="button" class="button button-danger" aria-disabled={busy} onClick={erase}>
          بله، پاک کن
        </button>
        <button type="button" class="button button-quiet" onClick={() => setIsAsked(false)}>
          نه، نگه دار
        </button>
      </div>
    </div>
  );
}
