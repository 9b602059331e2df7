import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { acceptsEncoding } from './accepts-encoding.node.ts';

const brotli = promisify(brotliCompress);
/** Of 0 to 11: near the smallest size at a millisecond or two for a page. */
const quality = 5;

/**
 * A page of the API with its bytes compressed, for browsers that read brotli; any other answer as it is. A page that no
 * cache may store holds what is somebody's, and is sent as it is too: the size of compressed bytes would say something of
 * what they hold beside what was asked for (BREACH, http://breachattack.com).
 */
export async function compressPage(request: Request, answer: Response): Promise<Response> {
  const { headers, status } = answer;
  const isPage = headers.get('Content-Type')?.startsWith('text/html') ?? false;
  const isPublic = !(headers.get('Cache-Control') ?? 'no-store').includes('no-store');
  const isRead = acceptsEncoding(request.headers.get('Accept-Encoding') ?? '', 'br');
  if (!isPage || !isPublic || !answer.body) return answer;
  headers.append('Vary', 'Accept-Encoding');
  if (!isRead) return answer;
  headers.set('Content-Encoding', 'br');
  headers.delete('Content-Length');
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality };
  const bytes = await brotli(await answer.arrayBuffer(), { params });
  return new Response(new Uint8Array(bytes), { status, headers });
}
