// The frame of every file of an index.

import { IndexFault } from './types.ts';

/** What a file holds, as its fifth byte says. */
export const fileKinds = { singleFile: 0, vocabulary: 1, postings: 2, articles: 3 } as const;
/** One of `fileKinds`. */
export type FileKind = (typeof fileKinds)[keyof typeof fileKinds];

/** 32-bit FNV-1a with a final mix, as an unsigned number. It detects damage, not forgery. */
export function checksum(bytes: Uint8Array, seed = 0x811c9dc5): number {
  let hash = seed;
  for (const value of bytes) hash = Math.imul(hash ^ value, 0x01000193);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** «Psk». */
const magic = [0x50, 0x73, 0x6b];
const headerBytes = 13;

/** Version of the format. Raise it whenever an older engine would misread a file, or fold or weigh its words otherwise. */
export const formatVersion = 3;

/**
 * A file of an index: magic (3 bytes), version, kind, length and checksum of the content (both
 * 4 bytes, big-endian), content.
 */
export function encodeFile(kind: FileKind, content: Uint8Array): Uint8Array<ArrayBuffer> {
  const file = new Uint8Array(content.length + headerBytes);
  file.set([...magic, formatVersion, kind]);
  const header = new DataView(file.buffer);
  header.setUint32(5, content.length);
  header.setUint32(9, checksum(content));
  file.set(content, headerBytes);
  return file;
}

/** The kind and content of a file; throws IndexFault where it is truncated, altered or of another version. */
export function decodeFile(file: Uint8Array): { kind: FileKind; content: Uint8Array } {
  if (file.length < headerBytes) throw new IndexFault('truncated', 'The index file is cut short.');
  if (magic.some((value, at) => file[at] !== value)) {
    throw new IndexFault('altered', 'This is not a search index.');
  }
  if (file[3] !== formatVersion) {
    throw new IndexFault(
      'version',
      `Index version ${file[3]}, this engine reads ${formatVersion}.`,
    );
  }
  const header = new DataView(file.buffer, file.byteOffset);
  const content = file.subarray(headerBytes);
  if (content.length < header.getUint32(5)) {
    throw new IndexFault('truncated', 'The index file is cut short.');
  }
  if (content.length > header.getUint32(5) || checksum(content) !== header.getUint32(9)) {
    throw new IndexFault('altered', 'The index file is damaged.');
  }
  return { kind: file[4] as FileKind, content };
}

/** A file name with version and hash of the content, so that the file may be cached for ever. */
export function hashedFileName(stem: string, bytes: Uint8Array): string {
  const hash = [0, 1].map((seed) => checksum(bytes, seed).toString(36).padStart(7, '0')).join('');
  return `${stem}-v${formatVersion}-${hash}.bin`;
}
