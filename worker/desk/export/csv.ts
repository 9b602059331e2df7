// What a spreadsheet would take for a formula, full-width look-alikes included (R39).
// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL and tab are among them
const formula = /^[=+\-@\t\r\n\u0000＝＋－＠﹢﹣﹦﹫]/;

/** One cell of RFC 4180, always in quotes; what could run gets an apostrophe before it. */
export function csvCell(value: string): string {
  const safe = formula.test(value.trimStart()) || formula.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** A whole table; the byte order mark tells spreadsheets that it is UTF-8. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
