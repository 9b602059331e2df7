import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { DatabaseFile } from './databases.ts';
import { ProtocolError, StreamExpired } from './error-codes.ts';
import { Session } from './session.ts';

/** One stream of a client: its connection until it closes it, and the SQL texts it has stored. */
export class Stream {
  readonly id = randomBytes(8).readBigUInt64BE();
  readonly texts = new Map<number, string>();
  readonly #session: Session;
  #isClosed: boolean = false;
  sequence = randomBytes(8).readBigUInt64BE();

  constructor(database: DatabaseFile) {
    this.#session = new Session(database);
  }

  /** Throws where the client has closed the stream. */
  get session(): Session {
    if (this.#isClosed) throw new ProtocolError('Stream for this baton was closed');
    return this.#session;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  close(): void {
    this.#isClosed = true;
    this.#session.end();
  }
}

type Handle =
  | { state: 'available'; stream: Stream; timer: NodeJS.Timeout }
  | { state: 'acquired'; stream: Stream }
  | { state: 'expired' };

/**
 * The streams that wait for their next request (hrana/http/stream.rs). A baton names its stream and
 * serves once; a stream that is idle for too long is rolled back.
 */
export class Streams {
  readonly #key = randomBytes(32);
  readonly #handles = new Map<bigint, Handle>();
  readonly #expireAfterMs: number;

  constructor(expireAfterMs: number) {
    this.#expireAfterMs = expireAfterMs;
  }

  /** A new stream, or that of the baton. Throws ProtocolError and StreamExpired. */
  acquire(open: () => DatabaseFile, baton: string | null | undefined): Stream {
    if (typeof baton !== 'string') {
      const stream = new Stream(open());
      this.#handles.set(stream.id, { state: 'acquired', stream });
      return stream;
    }
    const { id, sequence } = this.#decode(baton);
    const handle = this.#handles.get(id);
    if (!handle) throw new ProtocolError('Received an invalid baton');
    if (handle.state === 'expired') throw new StreamExpired();
    if (handle.state === 'acquired' || handle.stream.sequence !== sequence)
      throw new ProtocolError('Received a baton that has already been used');
    clearTimeout(handle.timer);
    const { stream } = handle;
    stream.sequence = BigInt.asUintN(64, stream.sequence + 1n);
    this.#handles.set(id, { state: 'acquired', stream });
    return stream;
  }

  /** The texts that the baton's stream has stored, for those who look before it is acquired. */
  textsOf(baton: string | null | undefined): ReadonlyMap<number, string> {
    try {
      const handle = baton ? this.#handles.get(this.#decode(baton).id) : undefined;
      return handle && handle.state !== 'expired' ? handle.stream.texts : new Map();
    } catch {
      return new Map();
    }
  }

  /** Keeps the stream for its next request and answers the baton; null where the client closed it. */
  release(stream: Stream): string | null {
    if (stream.isClosed) {
      this.#handles.delete(stream.id);
      return null;
    }
    const timer = setTimeout(() => this.#expire(stream), this.#expireAfterMs);
    this.#handles.set(stream.id, { state: 'available', stream, timer });
    return this.#encode(stream);
  }

  /** Closes a stream whose request failed as a whole, or whose client went away. */
  drop(stream: Stream): void {
    stream.close();
    this.#handles.delete(stream.id);
  }

  closeAll(): void {
    for (const handle of this.#handles.values()) {
      if (handle.state === 'available') clearTimeout(handle.timer);
      if (handle.state !== 'expired') handle.stream.close();
    }
    this.#handles.clear();
  }

  #expire(stream: Stream): void {
    stream.close();
    this.#handles.set(stream.id, { state: 'expired' });
  }

  #mac = (payload: Buffer) => createHmac('sha256', this.#key).update(payload).digest();

  #encode({ id, sequence }: Stream): string {
    const payload = Buffer.alloc(16);
    payload.writeBigUInt64BE(id, 0);
    payload.writeBigUInt64BE(sequence, 8);
    return Buffer.concat([payload, this.#mac(payload)]).toString('base64');
  }

  #decode(baton: string): { id: bigint; sequence: bigint } {
    const bytes = Buffer.from(baton, 'base64');
    const payload = bytes.subarray(0, 16);
    if (bytes.length !== 48 || !timingSafeEqual(bytes.subarray(16), this.#mac(payload)))
      throw new ProtocolError('Received an invalid baton');
    return { id: payload.readBigUInt64BE(0), sequence: payload.readBigUInt64BE(8) };
  }
}
