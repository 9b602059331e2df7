import { ascii, type CleanFile, type Format, startsWith } from './format.ts';
import { isActivePdf } from './pdf-active.ts';

const tailBytes = 1024;

/**
 * PDF (ISO 32000): a header at the first byte, and an end that points at a cross-reference table
 * or stream inside the file; nothing in it that runs, starts, sends or carries other files. It is kept as
 * it is: browsers get it as a download in a sandbox.
 */
function clean(bytes: Uint8Array): CleanFile | null {
  const text = (from: number, to?: number) =>
    new TextDecoder('latin1').decode(bytes.subarray(from, to));
  if (!/^%PDF-[12]\.\d[\r\n ]/.test(text(0, 16))) return null;
  const tail = text(Math.max(0, bytes.length - tailBytes));
  const offset = /startxref\s+(\d{1,10})\s+%%EOF\s*$/.exec(tail)?.[1];
  if (offset === undefined || Number(offset) >= bytes.length) return null;
  const reference = text(Number(offset), Number(offset) + 32);
  if (!/^\s*(?:xref\s|\d+\s+\d+\s+obj)/.test(reference)) return null;
  if (isActivePdf(bytes)) return null;
  return { type: 'application/pdf', bytes, width: null, height: null, pixels: null };
}

/** PDF files, known by `%PDF-` at the first byte. */
export const pdf: Format = {
  extensions: ['pdf'],
  looksLike: (bytes) => startsWith(bytes, ascii('%PDF-')),
  clean,
};
