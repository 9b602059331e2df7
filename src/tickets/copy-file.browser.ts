import { type Copy, readCopy } from '#shared/transcripts/copy.ts';

/** The transcript in a file, null where there is none. Bare JSON is read only from a file that no browser shows as a page. */
export async function readCopyFile(file: File): Promise<Copy | null> {
  const bytes = await file.arrayBuffer();
  const text = new TextDecoder(encodingOf(new Uint8Array(bytes))).decode(bytes);
  return readCopy(text, !/\.(?:json|txt)$/i.test(file.name));
}

/** The encoding by the byte order mark, which browsers follow before any declaration in the page (WHATWG Encoding). */
function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
