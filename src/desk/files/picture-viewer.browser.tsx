import { useState } from 'preact/hooks';
import type { DeskAttachment } from '#shared/contract/desk/thread.ts';
import { Icon } from '#shared/forms/icon.tsx';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { formatBytes } from '#shared/persian/format-bytes.ts';
import { attachmentAddress } from '../desk-api.browser.ts';
import { FrontDialog } from '../shell/front-dialog.browser.tsx';
import * as texts from '../texts/files.ts';

type Props = {
  /** All pictures of the thread. */
  pictures: readonly DeskAttachment[];
  /** Id of the one that is shown first. */
  first: string;
  onClose(): void;
};

/** Pictures of a thread, one at a time and as large as the window; arrows lead to the next, which stands to the left. */
export function PictureViewer({ pictures, first, onClose }: Props) {
  const [at, setAt] = useState(() => pictures.findIndex(({ id }) => id === first));
  const picture = pictures[at];
  if (!picture) return null;
  const has = (step: 1 | -1) => pictures[at + step] !== undefined;
  const go = (step: 1 | -1) => has(step) && setAt(at + step);
  const { name, byteCount, id } = picture;
  return (
    <FrontDialog
      title={name}
      isTitled
      kind="desk-viewer"
      onClose={onClose}
      onKey={(key) => {
        if (key === 'ArrowLeft') go(1);
        if (key === 'ArrowRight') go(-1);
      }}
    >
      <img key={id} src={attachmentAddress(id)} alt={texts.picture(name)} />
      <div class="desk-viewer-foot">
        {pictures.length > 1 && (
          <>
            <Step title={texts.previous} icon="back" isThere={has(-1)} onStep={() => go(-1)} />
            <span role="status">
              {texts.place(toPersianDigits(at + 1), toPersianDigits(pictures.length))}
            </span>
            <Step title={texts.next} icon="forward" isThere={has(1)} onStep={() => go(1)} />
          </>
        )}
        <a
          class="desk-quiet"
          href={attachmentAddress(id)}
          download={name}
          aria-label={texts.downloadFile(name)}
        >
          {texts.download} · {formatBytes(byteCount)}
        </a>
      </div>
    </FrontDialog>
  );
}

type StepProps = { title: string; icon: 'back' | 'forward'; isThere: boolean; onStep(): void };

const Step = ({ title, icon, isThere, onStep }: StepProps) => (
  <button
    class="desk-square"
    type="button"
    aria-label={title}
    aria-disabled={!isThere}
    onClick={onStep}
  >
    <Icon name={icon} />
  </button>
);
