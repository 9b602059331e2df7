import { useEffect } from 'preact/hooks';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { pastedPicture } from '../texts/writing.ts';

/** Whether files are dragged, not words or links. */
export const hasFiles = (event: DragEvent): boolean =>
  event.dataTransfer?.types.includes('Files') ?? false;

/** Files that are dropped where nothing takes them stay on the device: the browser would leave the desk to show them. */
export function useFilesKeptOut() {
  useEffect(() => {
    const refuse = (event: DragEvent) => {
      if (event.defaultPrevented || !hasFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'none';
    };
    addEventListener('dragover', refuse);
    addEventListener('drop', refuse);
    return () => {
      removeEventListener('dragover', refuse);
      removeEventListener('drop', refuse);
    };
  }, []);
}

/** Browsers call every picture of the clipboard so. */
const nameless = /^image(?=\.\w+$)/i;

/** The files with a name for each picture from the clipboard: «تصویر-۲.png» is the second file of the reply. */
export const withNames = (files: readonly File[], before: number): File[] =>
  files.map((file, at) => {
    if (!nameless.test(file.name)) return file;
    const name = file.name.replace(nameless, pastedPicture(toPersianDigits(before + at + 1)));
    return new File([file], name, { type: file.type });
  });
