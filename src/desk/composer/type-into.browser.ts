/**
 * Puts a text in place of what is selected in a box, or of what is between `start` and `end`, as though it were typed: its
 * listeners get it, and the browser's own undo takes it back. Leaves the cursor behind it, or where `select` says, counted
 * from the beginning of what was put in.
 */
export function typeInto(
  box: string | HTMLTextAreaElement | null,
  text: string,
  { start, end, select }: { start?: number; end?: number; select?: [number, number] } = {},
): void {
  const area = typeof box === 'string' ? document.getElementById(box) : box;
  if (!(area instanceof HTMLTextAreaElement)) return;
  area.focus();
  if (start !== undefined) area.setSelectionRange(start, end ?? start);
  const from = area.selectionStart;
  const isSame = area.value.slice(from, area.selectionEnd) === text;
  if (!isSame && !insertText(text)) {
    area.setRangeText(text, from, area.selectionEnd, 'end');
    area.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }));
  }
  if (select) area.setSelectionRange(from + select[0], from + select[1]);
}

/** Deprecated for rich text alone: nothing else puts text into a box so that undo knows of it. An empty text deletes. */
const insertText = (text: string): boolean =>
  text === '' ? document.execCommand('delete') : document.execCommand('insertText', false, text);
