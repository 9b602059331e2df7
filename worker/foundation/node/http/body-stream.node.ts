import type { IncomingMessage } from 'node:http';

/**
 * The body of a request, read from the connection piece by piece as it is asked for; null where it has none.
 * `Readable.toWeb` takes in whatever comes, for it counts pieces and not bytes.
 */
export function bodyStream(request: IncomingMessage): ReadableStream<Uint8Array> | null {
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
  if (encoding === undefined && (length === undefined || Number(length) === 0)) return null;
  const pieces: AsyncIterator<Uint8Array> = request.iterator({ destroyOnReturn: false });
  return new ReadableStream(
    {
      async pull(body) {
        const { done, value } = await pieces.next();
        if (done) body.close();
        else body.enqueue(value);
      },
      cancel() {
        void request.pause();
      },
    },
    { highWaterMark: 0 },
  );
}
