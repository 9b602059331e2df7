import { type Copy, readCopy } from '#shared/transcripts/copy.ts';

/** Reads a copy from a file. JSON counts as plain data only in a file that no browser shows as a page. */
export async function readCopyFile(file: File): Promise<Copy | null> {
  const bytes = await file.arrayBuffer();
  const text = new TextDecoder(encodingOf(new Uint8Array(bytes))).decode(bytes);
  return readCopy(text, !/\.(?:json|txt)$/i.test(file.name));
}

/** As browsers read a file: its first two bytes decide, whatever the page says of itself. */
function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
