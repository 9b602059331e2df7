import { Icon } from '#shared/forms/icon.tsx';
import { DropArea } from '../attachments/drop-area.browser.tsx';
import { FileButton } from '../attachments/file-button.browser.tsx';

/** Where the file of a transcript is chosen or dropped; `fault` is what is wrong with the last one. */
export function CopyPicker({
  fault,
  onTake,
}: {
  fault: string | null;
  onTake: (file: File) => void;
}) {
  const take = ({ 0: file }: FileList) => file && onTake(file);
  return (
    <div class="field" data-field="file">
      <DropArea label="فایل نسخهٔ رسمی" onFiles={take}>
        <FileButton
          className="button button-quiet"
          accept=".json,.html,application/json,text/html"
          onFiles={take}
        >
          <Icon name="file" />
          انتخاب فایل
        </FileButton>
        <p class="hint">
          فایل نسخهٔ رسمی را انتخاب کنید یا اینجا رها کنید، یا متن آن را پایین بچسبانید.
        </p>
      </DropArea>
      {fault && (
        <p class="problem" role="alert">
          <Icon name="alert" />
          <span>{fault}</span>
        </p>
      )}
    </div>
  );
}
