import { chooseFile } from '#shared/contract/texts/actions.ts';
import { Icon } from '#shared/forms/icon.tsx';
import { DropArea } from '../attachments/drop-area.browser.tsx';
import { FileButton } from '../attachments/file-button.browser.tsx';
import * as texts from './texts.ts';

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
      <DropArea label={texts.copyFile} onFiles={take}>
        <FileButton
          className="button button-quiet"
          accept=".json,.html,application/json,text/html"
          onFiles={take}
        >
          <Icon name="file" />
          {chooseFile}
        </FileButton>
        <p class="hint">{texts.copyFileHint}</p>
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
