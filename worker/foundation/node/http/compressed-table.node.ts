import { acceptsEncoding } from './accepts-encoding.node.ts';
import { compressionOf } from './compression.node.ts';

/**
 * A table that is sent row by row, with its bytes compressed where that may be; any other answer as it is, for
 * `CompressingResponse` compresses whole bodies.
 */
export function compressTable(request: Request, answer: Response): Response {
  if (!answer.headers.get('Content-Type')?.startsWith('text/csv') || !answer.body) return answer;
  const { headers, status } = answer;
  const compression = compressionOf({
    method: request.method,
    status,
    asked: (name) => request.headers.get(name),
    sent: (name) => headers.get(name),
  });
  // Streams of all versions of Node that we run on know gzip alone.
  if (!compression || !acceptsEncoding(request.headers.get('Accept-Encoding') ?? '', 'gzip'))
    return answer;
  headers.set('Content-Encoding', 'gzip');
  headers.delete('Content-Length');
  return new Response(answer.body.pipeThrough(new CompressionStream('gzip')), { status, headers });
}
