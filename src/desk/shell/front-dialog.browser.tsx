import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from '#shared/forms/icon.tsx';
import { closeFront } from '../texts/shell.ts';

type Props = {
  /** Said by screen readers, and shown where `isTitled`. */
  title: string;
  isTitled?: boolean;
  /** A class of its own, for its width. */
  kind: string;
  children: ComponentChildren;
  /** A key was pressed in it, by `KeyboardEvent.key`. */
  onKey?(key: string): void;
  /** It was closed: by Escape, by a press beside it, or by `closeDialogOf`. */
  onClose(): void;
};

/**
 * A dialog in front of the desk; what is behind neither takes the focus nor keys. Once it is closed the focus is where it
 * was before.
 */
export function FrontDialog({ title, isTitled = false, kind, children, onKey, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    // Closing gives the focus back, which taking the element away would not.
    return () => element?.close();
  }, []);
  return (
    <dialog
      class={`desk-front ${kind}`}
      ref={dialog}
      aria-label={title}
      onClose={onClose}
      onKeyDown={({ key }) => onKey?.(key)}
      onClick={({ target, currentTarget }) => target === currentTarget && currentTarget.close()}
    >
      {/* Else its first button would take the focus. */}
      <div tabIndex={isTitled ? -1 : undefined} autofocus={isTitled}>
        {isTitled && (
          <div class="desk-front-head">
            <h2>{title}</h2>
            <button
              class="desk-square"
              type="button"
              aria-label={closeFront}
              onClick={() => dialog.current?.close()}
            >
              <Icon name="close" />
            </button>
          </div>
        )}
        {children}
      </div>
    </dialog>
  );
}

/** Closes the dialog around an element at once, so that what is done next may move the focus. */
export const closeDialogOf = (element: Element | null) => element?.closest('dialog')?.close();
