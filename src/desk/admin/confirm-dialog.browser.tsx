import { useState } from 'preact/hooks';
import { useFault } from '../../api/online.browser.ts';
import { FrontDialog } from '../shell/front-dialog.browser.tsx';
import * as texts from '../texts/admin.ts';

type Props = {
  title: string;
  /** What will happen. */
  text: string;
  /** The name of the button that does it. */
  act: string;
  isDangerous?: boolean;
  /** Answers a fault as a sentence, or null where it was done. */
  onConfirm(): Promise<string | null>;
  onClose(): void;
};

/** Says what will happen and asks whether it should. */
export function ConfirmDialog({ title, text, act, isDangerous = false, ...props }: Props) {
  const [fault, setFault] = useFault(undefined);
  const [isBusy, setIsBusy] = useState(false);
  async function confirm() {
    if (isBusy) return;
    setIsBusy(true);
    const sentence = await props.onConfirm();
    setIsBusy(false);
    setFault(sentence ?? undefined);
  }
  return (
    <FrontDialog title={title} isTitled kind="desk-form" onClose={props.onClose}>
      <p>{text}</p>
      {fault && (
        <p class="notice notice-bad" role="alert">
          {fault}
        </p>
      )}
      <div class="actions">
        <button
          class={isDangerous ? 'button button-danger' : 'button'}
          type="button"
          aria-disabled={isBusy}
          onClick={() => void confirm()}
        >
          {act}
        </button>
        <button class="button button-quiet" type="button" onClick={props.onClose}>
          {texts.cancel}
        </button>
      </div>
    </FrontDialog>
  );
}
