import { IsolatedText } from '#shared/html/isolated-text.tsx';
import type { OtherDraft } from '../drafts/draft-slot.browser.ts';
import type { RequestDraft } from './draft.browser.ts';
import * as texts from './texts.ts';

/** Drafts of the same form that another tab left behind or shows now: they are offered, never mixed in. */
export function OtherDrafts({
  others,
  canCopy,
  onTake,
  onCopy,
  onRemove,
}: {
  others: readonly OtherDraft<RequestDraft>[];
  /** Nothing is written here yet that a copy would take the place of. */
  canCopy: boolean;
  onTake(storageKey: string): void;
  onCopy(draft: RequestDraft): void;
  onRemove(storageKey: string): void;
}) {
  return (
    <>
      {others.map(({ storageKey, draft, isOpen }) => (
        <div key={storageKey} class="notice other-draft">
          <p>
            {(isOpen ? texts.openElsewhere : draft.sent ? texts.otherWaits : texts.otherDraft)(
              <bdi>
                <IsolatedText
                  text={draft.typed.title || draft.typed.text?.slice(0, 60) || texts.untitled}
                />
              </bdi>,
            )}
          </p>
          <div class="actions">
            {isOpen ? (
              canCopy && (
                <button
                  type="button"
                  class="button button-quiet button-small"
                  onClick={() => onCopy(draft)}
                >
                  {texts.copyHere}
                </button>
              )
            ) : (
              <>
                <button
                  type="button"
                  class="button button-quiet button-small"
                  onClick={() => onTake(storageKey)}
                >
                  {texts.goOn}
                </button>
                <button
                  type="button"
                  class="button button-plain button-small"
                  onClick={() => onRemove(storageKey)}
                >
                  {texts.removeOther}
                </button>
              </>
            )}
          </div>
        </div>
      ))}
    </>
  );
}
