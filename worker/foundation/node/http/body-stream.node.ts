import { freeBytes } from './free-bytes.node.ts';
import type { PassableRequest } from './passable-request.node.ts';

/**
 * The body of a request, read from the connection piece by piece as it is asked for; null where it has none.
 * A piece lasts until the next is asked for. `Readable.toWeb` takes in whatever comes, for it counts
 * pieces and not bytes.
 */
export function bodyStream(request: PassableRequest): ReadableStream<Uint8Array> | null {
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
  if (encoding === undefined && (length === undefined || Number(length) === 0)) return null;
  const pieces: AsyncIterator<Uint8Array> = request.iterator({ destroyOnReturn: false });
  let last: Uint8Array | undefined;
  return new ReadableStream(
    {
      async pull(body) {
        if (last) freeBytes(last);
        const { done, value } = await pieces.next();
        last = value;
        if (done) body.close();
        else body.enqueue(value);
      },
      cancel() {
        request.passOver();
      },
    },
    { highWaterMark: 0 },
  );
}
