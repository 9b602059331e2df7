import { useState } from 'preact/hooks';
import { Icon } from '#shared/forms/icon.tsx';

/** Where a file is chosen or dropped; `fault` is what is wrong with the last one. */
export function CopyPicker({
  fault,
  onTake,
}: {
  fault: string | null;
  onTake: (file: File) => void;
}) {
  const [isOver, setIsOver] = useState(false);
  const take = (files: FileList | null | undefined) => files?.[0] && onTake(files[0]);
  return (
    <div class="field" data-field="file">
      <fieldset
        class="drop"
        aria-label="فایل نسخهٔ رسمی"
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
        <label class="button button-quiet">
          <Icon name="file" />
          انتخاب فایل
          <input
            class="sr-only"
            type="file"
            accept=".json,.html,application/json,text/html"
            onChange={(event) => {
              take(event.currentTarget.files);
              // Or the same file, saved anew, could not be chosen again.
              event.currentTarget.value = '';
            }}
          />
        </label>
        <p class="hint">
          فایل نسخهٔ رسمی را انتخاب کنید یا اینجا رها کنید، یا متن آن را پایین بچسبانید.
        </p>
      </fieldset>
      {fault && (
        <p class="problem" role="alert">
          <Icon name="alert" />
          <span>{fault}</span>
        </p>
      )}
    </div>
  );
}
