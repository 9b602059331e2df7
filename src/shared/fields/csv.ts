/** What shows nothing: spreadsheets, or what cleans a table for them, may take it away before they look. */
const unseen = /[\p{Default_Ignorable_Code_Point}\p{C}\p{M}\p{Z}\u2800]/u;
/** Behind these another cell begins, where a table is read by lines, pasted, or split at semicolons. */
const separators = /[;\t\n\v\f\r\u0085\u2028\u2029]/;
/** At the start even before plain words. */
const doubtful = '\t\r\n\0';
/** Other minus signs; full-width, small, raised and Hebrew forms of all four are known by their plain form. */
const minusSigns = '\u2212\ufe58\u2796\u02d7';

const beginsFormula = (letter: string) =>
  /^[=+\-@]/.test(letter.normalize('NFKC')) || minusSigns.includes(letter) || letter === '\u2795';

/** The text with an apostrophe before each formula that its start, or a separator within, would begin. */
function withoutFormulas(value: string): string {
  let safe = '';
  let isStart = true;
  let mayBegin = true;
  let needsApostrophe = false;
  for (const letter of value) {
    if (mayBegin && beginsFormula(letter)) {
      if (isStart) needsApostrophe = true;
      else safe += "'";
    }
    if (isStart && doubtful.includes(letter)) needsApostrophe = true;
    const isUnseen = unseen.test(letter);
    mayBegin = separators.test(letter) || (mayBegin && isUnseen);
    isStart &&= isUnseen;
    safe += letter;
  }
  return needsApostrophe ? `'${safe}` : safe;
}

/** One cell of RFC 4180, always in quotes; what could run gets an apostrophe before it (R39). */
export const csvCell = (value: string): string =>
  `"${withoutFormulas(value).replaceAll('"', '""')}"`;

/** Lines of a table. */
export const csvRows = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');

/** A table from its beginning; the byte order mark tells spreadsheets that it is UTF-8. */
export const csvOf = (rows: readonly (readonly string[])[]): string => `\ufeff${csvRows(rows)}`;
