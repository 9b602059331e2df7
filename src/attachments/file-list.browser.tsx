import { tryAgain } from '#shared/contract/texts/actions.ts';
import { inputId } from '#shared/forms/field-frame.tsx';
import { Icon } from '#shared/forms/icon.tsx';
import type { IconName } from '#shared/forms/icons.ts';
import { formatBytes } from '#shared/persian/format-bytes.ts';
import { focusOn } from '../api/focus.browser.ts';
import * as texts from './texts.ts';
import type { Upload } from './upload-list.ts';
import type { UploadedFile } from './uploaded-file.browser.ts';
import type { Uploads } from './uploads.browser.ts';

/** The files of a field: those that have arrived, then those on their way. Nothing where there are none. */
export function Files({
  name,
  uploaded,
  uploads,
}: {
  name: string;
  uploaded: readonly UploadedFile[];
  uploads: Uploads;
}) {
  /** The button that was pressed goes with its file. */
  const leave = (remove: () => void) => {
    remove();
    focusOn(inputId(name));
  };
  if (uploaded.length + uploads.uploads.length === 0) return null;
  return (
    <ul class="files" aria-labelledby={`${inputId(name)}-label`}>
      {uploaded.map((file) => (
        <li key={file.id}>
          <Preview address={uploads.previews.get(file.id)} icon="check" />
          <bdi class="file-name">{file.name}</bdi>
          <span class="hint">{formatBytes(file.byteCount)}</span>
          <Remove name={file.name} onRemove={() => leave(() => uploads.remove(file.id))} />
        </li>
      ))}
      {uploads.uploads.map((upload) => (
        <UploadRow
          key={upload.key}
          upload={upload}
          onRetry={() => leave(() => uploads.retry(upload.key))}
          onStop={() => leave(() => uploads.stop(upload.key))}
        />
      ))}
    </ul>
  );
}

function UploadRow({
  upload: { name, progress, fault, isRefused, isWaiting, preview },
  onRetry,
  onStop,
}: {
  upload: Upload;
  onRetry(): void;
  onStop(): void;
}) {
  return (
    <li data-fault={fault ? '' : undefined}>
      <Preview address={fault ? undefined : preview} icon={fault ? 'alert' : 'file'} />
      <bdi class="file-name">{name}</bdi>
      {progress !== null && (
        <progress max={1} value={progress} aria-label={texts.sendingFile(name)} />
      )}
      {isWaiting && (
        <span class="hint" role="status">
          {texts.waitsForOthers}
        </span>
      )}
      {fault && (
        <>
          <span class="problem" role="alert">
            {fault}
          </span>
          <button
            type="button"
            class="button button-quiet button-small"
            aria-label={isRefused ? texts.removeFile(name) : texts.sendAgain(name)}
            onClick={isRefused ? onStop : onRetry}
          >
            {isRefused ? texts.remove : tryAgain}
          </button>
        </>
      )}
      {!isRefused && <Remove name={name} onRemove={onStop} />}
    </li>
  );
}

/** A photo shows which one it is; what is no picture, or arrived on an earlier visit, shows its icon alone. */
const Preview = ({ address, icon }: { address: string | undefined; icon: IconName }) =>
  address ? (
    <span class="file-preview">
      <img src={address} alt="" width={48} height={48} />
      {icon === 'check' && <Icon name="check" />}
    </span>
  ) : (
    <Icon name={icon} />
  );

function Remove({ name, onRemove }: { name: string; onRemove(): void }) {
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={texts.removeFile(name)}
      onClick={onRemove}
    >
      <Icon name="close" />
    </button>
  );
}
