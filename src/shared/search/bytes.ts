import { IndexFault } from './types.ts';

/** Grows as it is written to; numbers are little-endian base-128. */
export class ByteWriter {
  #bytes = new Uint8Array(1024);
  length = 0;

  byte(value: number): void {
    if (this.length === this.#bytes.length) {
      const larger = new Uint8Array(this.length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes[this.length++] = value;
  }

  number(value: number): void {
    let rest = value;
    while (rest > 127) {
      this.byte((rest & 127) | 128);
      rest >>>= 7;
    }
    this.byte(rest);
  }

  all(bytes: Uint8Array): void {
    for (const value of bytes) this.byte(value);
  }

  finish(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.length);
  }
}

/** Reads what ByteWriter wrote; running past the end is an IndexFault. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes;
    this.at = at;
  }

  /** Another reader of the same bytes, from a place of its own. */
  fork(at: number): ByteReader {
    return new ByteReader(this.#bytes, at);
  }

  byte(): number {
    const value = this.#bytes[this.at++];
    if (value === undefined) throw new IndexFault('truncated', 'The index file ends too early.');
    return value;
  }

  number(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const next = this.byte();
      value |= (next & 127) << shift;
      if (next < 128) return value >>> 0;
    }
  }
}

/** 32-bit FNV-1a with a final mix. It finds accidents, not forgeries. */
export function checksum(bytes: Uint8Array, seed = 0x811c9dc5): number {
  let hash = seed;
  for (const value of bytes) hash = Math.imul(hash ^ value, 0x01000193);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

const magic = [0x50, 0x73, 0x6b];

/** Rises whenever an older engine would misread the file, or fold or weigh its words differently. */
export const formatVersion = 1;

/** Puts the header before a file's content: magic, version, kind, length, checksum. */
export function seal(kind: FileKind, content: Uint8Array): Uint8Array<ArrayBuffer> {
  const file = new Uint8Array(content.length + 13);
  file.set([...magic, formatVersion, kind]);
  const header = new DataView(file.buffer);
  header.setUint32(5, content.length);
  header.setUint32(9, checksum(content));
  file.set(content, 13);
  return file;
}

/** What a file holds: everything, the vocabulary of a divided index, postings, or articles. */
export type FileKind = 0 | 1 | 2 | 3;

/** Checks the header; returns the kind and the content. */
export function unseal(file: Uint8Array): { kind: FileKind; content: Uint8Array } {
  if (file.length < 13) throw new IndexFault('truncated', 'The index file is cut short.');
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
  const content = file.subarray(13);
  if (content.length < header.getUint32(5)) {
    throw new IndexFault('truncated', 'The index file is cut short.');
  }
  if (content.length > header.getUint32(5) || checksum(content) !== header.getUint32(9)) {
    throw new IndexFault('altered', 'The index file is damaged.');
  }
  return { kind: file[4] as FileKind, content };
}

/** A file's name from its content, so that a new index never meets an old cache. */
export function nameFile(stem: string, bytes: Uint8Array): string {
  const hash = [0, 1].map((seed) => checksum(bytes, seed).toString(36).padStart(7, '0')).join('');
  return `${stem}-v${formatVersion}-${hash}.bin`;
}
