import { type Copy, longestCopy, readCopy } from '#shared/transcripts/copy.ts';

/** Why nothing can be judged; `other_kind` for a file that is neither a page nor plain data. */
export type NoCopy = 'not_found' | 'too_long' | 'other_kind';

/** The transcript in a pasted text. */
export async function readCopyText(text: string): Promise<Copy | NoCopy> {
  return text.length > longestCopy ? 'too_long' : ((await readCopy(text)) ?? 'not_found');
}

/** The transcript in a file. Bare JSON is read only from a file that no browser shows as a page. */
export async function readCopyFile(file: File): Promise<Copy | NoCopy> {
  if (isOfOtherKind(new Uint8Array(await file.slice(0, headLength).arrayBuffer())))
    return 'other_kind';
  if (file.size > longestCopy) return 'too_long';
  const bytes = await file.arrayBuffer();
  const text = new TextDecoder(encodingOf(new Uint8Array(bytes))).decode(bytes);
  return (await readCopy(text, !/\.(?:json|txt)$/i.test(file.name))) ?? 'not_found';
}

/** The encoding by the byte order mark, which browsers follow before any declaration in the page (WHATWG Encoding). */
function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

/** Where mails and saved pages have named their MIME version, in bytes. */
const headLength = 16_384;

/** PDF, web archives of Safari, ZIP and office documents, pictures. */
const otherKinds = ['%PDF-', 'bplist', 'PK\x03\x04', '\x89PNG', '\xff\xd8\xff', 'GIF8', 'RIFF'];

/**
 * Whether a file begins like a PDF, a picture, an archive, a mail or the MHTML of Chromium. Honest
 * copies are kept so as well, and are not to be called altered.
 */
function isOfOtherKind(bytes: Uint8Array): boolean {
  const head = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  const isMime = /^[a-z-]+:/i.test(head) && /^mime-version:/im.test(head);
  const isPhoto = head.startsWith('ftyp', 4);
  return isMime || isPhoto || otherKinds.some((start) => head.startsWith(start));
}
