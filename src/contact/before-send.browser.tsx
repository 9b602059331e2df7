import type { ComponentChildren } from 'preact';
import type { ContactNow } from '#shared/contract/contact.ts';
import { pages, pageUrl } from '#shared/contract/pages.ts';
import { nameDepartment } from '#shared/persian/department-name.ts';

/** For guests: who has an account may want the answer there, and some have said so already. */
export function WithAccount({ typeId, isWanted }: { typeId: string; isWanted: boolean }) {
  const next = pageUrl('contactType', typeId);
  const signIn = <a href={`${pages.signIn.path}?${new URLSearchParams({ next })}`}>وارد شوید</a>;
  if (isWanted)
    return (
      <p class="notice notice-warn">
        برای دریافت پاسخ در حساب، اول {signIn}. نوشته‌هایتان سر جایشان می‌ماند. حساب ندارید؟ همین‌جا
        ادامه دهید.
      </p>
    );
  return (
    <p class="hint">
      حساب دارید؟ {signIn} تا پاسخ را در حساب خود ببینید. نوشته‌هایتان سر جایشان می‌ماند. بدون حساب هم
      می‌توانید بفرستید.
    </p>
  );
}

/** Above the button: the exact promise, the draft, and what can be done after a fault. */
export function BeforeSend({
  now,
  hasDraft,
  isKeyReused,
  onAnew,
  onForget,
  children,
}: {
  now: ContactNow | null;
  hasDraft: boolean;
  isKeyReused: boolean;
  onAnew(): void;
  onForget(): void;
  children: ComponentChildren;
}) {
  return (
    <>
      {children}
      {now && (
        <p class="promise-line" role="status">
          اگر حالا بفرستید، {nameDepartment(now.department)} <b>تا {now.promise.text}</b> پاسخ
          می‌دهد.
        </p>
      )}
      {isKeyReused && (
        <p>
          <button type="button" class="button button-quiet" onClick={onAnew}>
            این متن را درخواست تازه‌ای کن
          </button>
        </p>
      )}
      {hasDraft && (
        <p class="hint draft-line">
          نوشته‌هایتان در همین مرورگر نگه داشته می‌شود تا فرستاده شود.{' '}
          <button type="button" class="button button-plain button-small" onClick={onForget}>
            پاکش کن
          </button>
        </p>
      )}
    </>
  );
}
