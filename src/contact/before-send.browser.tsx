import type { ComponentChildren } from 'preact';
import type { ContactNow } from '#shared/contract/contact.ts';
import { pages, pageUrl } from '#shared/contract/pages.ts';
import { promiseLine } from './promise-line.ts';
import * as texts from './texts.ts';

/** For guests: who has an account may want the answer there, and some have said so already. */
export function WithAccount({ typeId, isWanted }: { typeId: string; isWanted: boolean }) {
  const next = pageUrl('contactType', typeId);
  const signIn = (
    <a href={`${pages.signIn.path}?${new URLSearchParams({ next })}`}>{texts.signIn}</a>
  );
  if (isWanted) return <p class="notice notice-warn">{texts.signInFirst(signIn)}</p>;
  return <p class="hint">{texts.signInPerhaps(signIn)}</p>;
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
      <p class="promise-line" role="status">
        {now && promiseLine(now, (text) => <b>{text}</b>)}
      </p>
      {isKeyReused && (
        <p>
          <button type="button" class="button button-quiet" onClick={onAnew}>
            {texts.sendAsNew}
          </button>
        </p>
      )}
      {hasDraft && (
        <p class="hint draft-line">
          {texts.draftIsKept}{' '}
          <button type="button" class="button button-plain button-small" onClick={onForget}>
            {texts.removeDraft}
          </button>
        </p>
      )}
    </>
  );
}
