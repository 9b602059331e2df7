import { useEffect, useRef, useState } from 'preact/hooks';
import { fileLimits } from '#shared/fields/size-limits.ts';
import { inputId } from '#shared/forms/field-frame.tsx';
import { Icon } from '#shared/forms/icon.tsx';
import { NoFiles } from '#shared/forms/no-files.tsx';
import { toPersianDigits } from '#shared/persian/digits.ts';
import type { UploadedFile } from './uploaded-file.browser.ts';
import type { Uploads } from './uploads.browser.ts';

type PickerProps = {
  name?: string;
  label?: string;
  kept: readonly UploadedFile[];
  uploads: Uploads;
  sensitive?: boolean;
};

/** Takes files where the server has a place for them, and says so where it has none. */
export const FilePicker = ({ offered, ...props }: PickerProps & { offered: boolean }) =>
  offered ? <Picker {...props} /> : <FilesOfBefore {...props} />;

/** A draft may hold files of a time when there was a place; they would go along, so they are shown. */
function FilesOfBefore({ name = 'files', label = 'پیوست‌ها', kept, uploads }: PickerProps) {
  return (
    <div class="field" data-field={name}>
      <span class="label" id={`${inputId(name)}-label`}>
        {label}
      </span>
      <NoFiles />
      <FileList name={name} kept={kept} uploads={uploads} />
    </div>
  );
}

/** Takes files by choosing, dragging, pasting and camera, and shows how each is doing. */
function Picker({
  name = 'files',
  label = 'پیوست‌ها',
  kept,
  uploads,
  sensitive = false,
}: PickerProps) {
  const [isOver, setIsOver] = useState(false);
  const host = useRef<HTMLDivElement>(null);
  const take = (list: FileList | null | undefined) => list && uploads.add([...list]);

  // A screenshot pasted anywhere in the form becomes a file of it.
  useEffect(() => {
    const form = host.current?.closest('form');
    const paste = (event: ClipboardEvent) => {
      const { files } = event.clipboardData ?? {};
      if (!files || files.length === 0) return;
      event.preventDefault();
      take(files);
    };
    form?.addEventListener('paste', paste);
    return () => form?.removeEventListener('paste', paste);
  });

  return (
    <div class="field" data-field={name} ref={host}>
      <span class="label" id={`${inputId(name)}-label`}>
        {label} <span class="optional">(اختیاری)</span>
      </span>
      <fieldset
        class="drop"
        aria-labelledby={`${inputId(name)}-label`}
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setIsOver(false);
          take(event.dataTransfer?.files);
        }}
      >
        <label class="button button-quiet button-small">
          <Icon name="file" />
          انتخاب فایل
          <input
            class="sr-only"
            id={inputId(name)}
            type="file"
            multiple
            accept={`${fileLimits.accept},image/*`}
            aria-describedby={`${inputId(name)}-hint`}
            onChange={(event) => {
              take(event.currentTarget.files);
              event.currentTarget.value = '';
            }}
          />
        </label>
        <label class="button button-quiet button-small camera">
          عکس با دوربین
          <input
            class="sr-only"
            type="file"
            accept="image/*"
            capture="environment"
            onChange={(event) => {
              take(event.currentTarget.files);
              event.currentTarget.value = '';
            }}
          />
        </label>
        <p class="hint" id={`${inputId(name)}-hint`}>
          عکس یا PDF؛ تا {toPersianDigits(fileLimits.files)} فایل، هر کدام تا ۵ مگابایت. عکس صفحه را
          می‌توانید همین‌جا بچسبانید یا بکشید و رها کنید.
          {sensitive && ' این فایل‌ها محرمانه‌اند و زودتر از بقیه پاک می‌شوند.'}
        </p>
      </fieldset>
      <FileList name={name} kept={kept} uploads={uploads} />
      {uploads.fault && (
        <p class="problem" role="alert">
          {uploads.fault}
        </p>
      )}
    </div>
  );
}

function FileList({
  name,
  kept,
  uploads,
}: Pick<PickerProps, 'kept' | 'uploads'> & { name: string }) {
  if (kept.length + uploads.uploads.length === 0) return null;
  return (
    <ul class="files" aria-labelledby={`${inputId(name)}-label`}>
      {kept.map((file) => (
        <li key={file.id}>
          <Icon name="check" />
          <bdi class="file-name">{file.name}</bdi>
          <span class="hint">{formatBytes(file.byteCount)}</span>
          <Remove name={file.name} onRemove={() => uploads.remove(file.id)} />
        </li>
      ))}
      {uploads.uploads.map((upload) => (
        <li key={upload.key} data-fault={upload.fault ? '' : undefined}>
          <Icon name={upload.fault ? 'alert' : 'file'} />
          <bdi class="file-name">{upload.name}</bdi>
          {upload.progress !== null && (
            <progress max={1} value={upload.progress} aria-label={`فرستادن ${upload.name}`} />
          )}
          {upload.fault && (
            <>
              <span class="problem" role="alert">
                {upload.fault}
              </span>
              <button
                type="button"
                class="button button-quiet button-small"
                onClick={() => uploads.retry(upload.key)}
              >
                دوباره
              </button>
            </>
          )}
          <Remove name={upload.name} onRemove={() => uploads.stop(upload.key)} />
        </li>
      ))}
    </ul>
  );
}

function Remove({ name, onRemove }: { name: string; onRemove(): void }) {
  return (
    <button type="button" class="icon-button" aria-label={`برداشتن ${name}`} onClick={onRemove}>
      <Icon name="close" />
    </button>
  );
}

/** «۳۵۰ کیلوبایت», «۲٫۴ مگابایت». */
export function formatBytes(count: number): string {
  if (count < 1024 * 1024)
    return `${toPersianDigits(Math.max(1, Math.round(count / 1024)))} کیلوبایت`;
  return `${toPersianDigits((count / 1024 / 1024).toFixed(1)).replace('.', '٫')} مگابایت`;
}
