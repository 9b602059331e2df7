import { readFile } from 'node:fs/promises';

/** What a file costs beside its bytes. */
const overheadBytes = 1_024;

/**
 * Reads whole files and keeps those used last, up to `maxBytes` together. What many ask for at once is read once.
 * For files that never change under their path; what cannot be read is not kept.
 */
export class KeptBytes {
  readonly #maxBytes: number;
  #bytes: number = 0;
  /** The one used longest ago first. */
  readonly #kept = new Map<string, Buffer>();
  readonly #coming = new Map<string, Promise<Buffer | null>>();

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** The bytes of the file, to be read and not written; null where it is gone. At once where they are kept. */
  read(file: string): Buffer | Promise<Buffer | null> {
    const kept = this.#kept.get(file);
    if (!kept) return this.#readOnce(file);
    this.#kept.delete(file);
    this.#kept.set(file, kept);
    return kept;
  }

  #readOnce(file: string): Promise<Buffer | null> {
    const known = this.#coming.get(file);
    if (known) return known;
    const coming = readWhole(file)
      .then((bytes) => {
        if (bytes) this.#keep(file, bytes);
        return bytes;
      })
      .finally(() => this.#coming.delete(file));
    this.#coming.set(file, coming);
    return coming;
  }

  #keep(file: string, bytes: Buffer) {
    this.#kept.set(file, bytes);
    this.#bytes += bytes.length + overheadBytes;
    for (const [oldest, { length }] of this.#kept) {
      if (this.#bytes <= this.#maxBytes) break;
      this.#kept.delete(oldest);
      this.#bytes -= length + overheadBytes;
    }
  }
}

const readWhole = (file: string): Promise<Buffer | null> =>
  readFile(file).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ENOENT') return null;
    throw fault;
  });
