import { useEffect, useRef } from 'preact/hooks';
import * as actionTexts from '#shared/contract/texts/actions.ts';
import { fileLimits } from '#shared/fields/size-limits.ts';
import { inputId } from '#shared/forms/field-frame.tsx';
import { Icon } from '#shared/forms/icon.tsx';
import { NoFiles } from '#shared/forms/no-files.tsx';
import { toPersianDigits } from '#shared/persian/digits.ts';
import type { FormField } from '#shared/settings/request-types.ts';
import { DropArea } from './drop-area.browser.tsx';
import { FileButton } from './file-button.browser.tsx';
import { Files } from './file-list.browser.tsx';
import * as texts from './texts.ts';
import type { UploadedFile } from './uploaded-file.browser.ts';
import type { Uploads } from './uploads.browser.ts';

type PickerProps = {
  name?: string;
  label?: string;
  uploaded: readonly UploadedFile[];
  uploads: Uploads;
  sensitive?: boolean;
  /** A field of files, which names the picker in its own frame; without it the picker names itself. */
  of?: Pick<FormField, 'label' | 'maxFiles'>;
};

/** The field of a form's files; where the server has no place for files (`offered` is false) it says so. */
export const FilePicker = ({ offered, ...props }: PickerProps & { offered: boolean }) =>
  offered ? <Picker {...props} /> : <EarlierFiles {...props} />;

/** A draft may hold files of a time when they were taken; they would be sent, so they are shown. */
function EarlierFiles({
  name = 'files',
  label = actionTexts.attachments,
  uploaded,
  uploads,
  of,
}: PickerProps) {
  return (
    <div class="field" data-field={name}>
      {!of && (
        <span class="label" id={`${inputId(name)}-label`}>
          {label}
        </span>
      )}
      <NoFiles />
      <Files name={name} uploaded={uploaded} uploads={uploads} />
    </div>
  );
}

/** Takes files by choosing, dragging, pasting and camera, and shows how each is doing. */
function Picker({
  name = 'files',
  label = actionTexts.attachments,
  uploaded,
  uploads,
  sensitive = false,
  of,
}: PickerProps) {
  const add = (files: FileList) => uploads.add([...files]);
  const host = usePastedFiles(add);
  const id = inputId(name);
  return (
    <div class="field" data-field={name} ref={host}>
      {!of && (
        <span class="label" id={`${id}-label`}>
          {label} <span class="optional">{texts.optional}</span>
        </span>
      )}
      <p class="hint" id={`${id}-hint`}>
        {texts.hint(toPersianDigits(of?.maxFiles ?? fileLimits.files))}
        {sensitive && ` ${texts.areSensitive}`}
      </p>
      <DropArea {...(of ? { label: of.label } : { labelledBy: `${id}-label` })} onFiles={add}>
        <FileButton
          className="button button-quiet button-small"
          id={id}
          multiple
          accept={`${fileLimits.accept},image/*`}
          describedBy={`${id}-hint`}
          onFiles={add}
        >
          <Icon name="file" />
          {actionTexts.chooseFile}
        </FileButton>
        <FileButton
          className="button button-quiet button-small camera"
          accept="image/*"
          capture="environment"
          onFiles={add}
        >
          {texts.photoByCamera}
        </FileButton>
      </DropArea>
      <Files name={name} uploaded={uploaded} uploads={uploads} />
      {uploads.fault && (
        <p class="problem" role="alert">
          {uploads.fault}
        </p>
      )}
    </div>
  );
}

/** A screenshot pasted anywhere in the form around the element becomes a file of it. */
function usePastedFiles(add: (files: FileList) => void) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const form = host.current?.closest('form');
    const paste = (event: ClipboardEvent) => {
      const { files, types } = event.clipboardData ?? {};
      if (!files || files.length === 0 || isRichText(types ?? [])) return;
      event.preventDefault();
      add(files);
    };
    form?.addEventListener('paste', paste);
    return () => form?.removeEventListener('paste', paste);
  });
  return host;
}

/** Words and cells of office programs, which bring a picture of themselves; a copied file brings at most its name. */
const isRichText = (types: readonly string[]) =>
  types.includes('text/html') && types.includes('text/plain');
