import { useState } from 'preact/hooks';
import type { DeskAttachment } from '#shared/contract/desk/thread.ts';
import { Icon } from '#shared/forms/icon.tsx';
import { formatBytes } from '#shared/persian/format-bytes.ts';
import { attachmentAddress } from '../desk-api.browser.ts';
import * as texts from '../texts/files.ts';
import { isPicture } from './pictures.ts';

type Props = {
  files: readonly DeskAttachment[];
  /** Shows a picture large, by the id of its file. */
  onPicture(id: string): void;
};

/** Files of a message: pictures as they are, others to download. */
export function MessageFiles({ files, onPicture }: Props) {
  if (files.length === 0) return null;
  return (
    <ul class="desk-files">
      {files.map((file) => (
        <li key={file.id}>
          {isPicture(file) ? (
            <Picture file={file} onOpen={() => onPicture(file.id)} />
          ) : (
            <Download file={file} />
          )}
        </li>
      ))}
    </ul>
  );
}

/** A picture that the browser cannot draw is a file like others. */
function Picture({ file, onOpen }: { file: DeskAttachment; onOpen(): void }) {
  const [isBroken, setBroken] = useState(false);
  if (isBroken) return <Download file={file} />;
  const { width, height } = file;
  return (
    <button
      class="desk-picture"
      type="button"
      aria-label={texts.openPicture(file.name)}
      onClick={onOpen}
    >
      <img
        src={attachmentAddress(file.id)}
        alt={texts.picture(file.name)}
        loading="lazy"
        decoding="async"
        {...(width && height ? { width, height } : {})}
        onError={() => setBroken(true)}
      />
    </button>
  );
}

function Download({ file }: { file: DeskAttachment }) {
  return (
    <>
      <Icon name="file" />
      {file.removed ? (
        <span>{texts.fileRemoved}</span>
      ) : (
        <>
          <a href={attachmentAddress(file.id)} download={file.name}>
            <bdi>{file.name}</bdi>
          </a>
          <span>{formatBytes(file.byteCount)}</span>
        </>
      )}
    </>
  );
}
