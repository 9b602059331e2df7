import { Problem } from '../problem.ts';
import type { BodyMemory, HeldBody } from './body-memory.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** What a body of unknown length begins with; it doubles from there. */
const firstBytes = 16 * 1024;

/** The body of one request, read when it is first asked for and at most once. */
export class IncomingBody {
  readonly held: HeldBody;
  readonly #stream: ReadableStream<Uint8Array> | null;
  readonly #maxBytes: number;
  readonly #declaredBytes: number | null;
  #reading: Promise<Bytes> | undefined;

  /** `declaredBytes` is what Content-Length claims, if it claims anything; `sender` is an address of the network. */
  constructor(
    memory: BodyMemory,
    {
      stream,
      maxBytes,
      declaredBytes,
      sender,
    }: {
      stream: ReadableStream<Uint8Array> | null;
      maxBytes: number;
      declaredBytes: number | null;
      sender: string;
    },
  ) {
    this.held = memory.open(sender);
    this.#stream = stream;
    this.#maxBytes = maxBytes;
    this.#declaredBytes = declaredBytes;
  }

  /**
   * The whole body. @throws Problem `body_too_large`; `unreadable_body` where it breaks off; `busy` where
   * it is refused so that others fit.
   */
  read(): Promise<Bytes> {
    this.#reading ??= this.#read();
    return this.#reading;
  }

  /** Gives its memory back. */
  release() {
    this.held.release();
  }

  async #read(): Promise<Bytes> {
    this.held.throwIfRefused();
    if (!this.#stream) return new Uint8Array();
    const reader = this.#stream.getReader();
    this.held.onRefused(() => void reader.cancel().catch(() => {}));
    const most = Math.min(this.#declaredBytes ?? this.#maxBytes, this.#maxBytes);
    let buffer = new ArrayBuffer(Math.min(most, firstBytes));
    let size = 0;
    try {
      for (;;) {
        const { done, value } = await orUnreadable(reader.read());
        this.held.throwIfRefused();
        if (done) break;
        const needed = size + value.length;
        if (needed > this.#maxBytes) throw new Problem('body_too_large');
        // Moved and not copied by hand: what is outgrown goes back at once, before any collector runs.
        if (needed > buffer.byteLength)
          buffer = buffer.transfer(
            Math.min(this.#maxBytes, Math.max(needed, buffer.byteLength * 2)),
          );
        new Uint8Array(buffer).set(value, size);
        size = needed;
        this.held.arrived(value.length, buffer.byteLength);
      }
    } catch (fault) {
      // It is up to several MB, and counts as given back from now on.
      buffer.transfer(0);
      throw fault;
    }
    this.held.state = 'whole';
    return new Uint8Array(size === buffer.byteLength ? buffer : buffer.transfer(size));
  }
}

/** What is read. @throws Problem `unreadable_body` where that fails. */
export async function orUnreadable<Read>(read: Promise<Read>): Promise<Read> {
  try {
    return await read;
  } catch {
    throw new Problem('unreadable_body');
  }
}
