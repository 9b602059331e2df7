import { IndexFault } from './types.ts';

/** Bytes that grow as they are written; numbers are unsigned 32-bit LEB128. */
export class ByteWriter {
  #bytes = new Uint8Array(1024);
  length = 0;

  /** Writes one byte, 0 to 255. */
  byte(value: number): void {
    if (this.length === this.#bytes.length) {
      const larger = new Uint8Array(this.length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes[this.length++] = value;
  }

  /** Writes a whole number from 0 to 2^32 - 1. */
  number(value: number): void {
    let rest = value;
    while (rest > 127) {
      this.byte((rest & 127) | 128);
      rest >>>= 7;
    }
    this.byte(rest);
  }

  /** Writes bytes as they are. */
  all(bytes: Uint8Array): void {
    for (const value of bytes) this.byte(value);
  }

  /** A copy of all that was written. */
  finish(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.length);
  }
}

/** Reads what ByteWriter wrote; throws IndexFault past the end. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes;
    this.at = at;
  }

  /** Another reader of the same bytes, with a position of its own. */
  fork(at: number): ByteReader {
    return new ByteReader(this.#bytes, at);
  }

  /** Whether all was read. */
  get isAtEnd(): boolean {
    return this.at >= this.#bytes.length;
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
