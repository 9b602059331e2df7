import { randomInt } from 'node:crypto';
import {
  type IncomingMessage,
  type OutgoingHttpHeader,
  type OutgoingHttpHeaders,
  ServerResponse,
} from 'node:http';
import { compressed, compressionOf, type Encoding, worthwhileBytes } from './compression.node.ts';

type Head = { status: number; headers: OutgoingHttpHeaders; encoding: Encoding };

/** Up to so many bytes, so that a single answer does not tell the size of what it holds. */
const mostPadding = 64;

/**
 * An answer that compresses its body where that may be: a whole body of known length, from `worthwhileBytes` on. What is
 * written piece by piece goes as it comes.
 */
export class CompressingResponse<
  Request extends IncomingMessage = IncomingMessage,
> extends ServerResponse<Request> {
  /** Waits for the body, which follows at once. */
  #head: Head | null = null;

  override writeHead(
    status: number,
    second?: string | OutgoingHttpHeaders | OutgoingHttpHeader[],
    third?: OutgoingHttpHeaders | OutgoingHttpHeader[],
  ): this {
    if (typeof second === 'object' && !Array.isArray(second)) {
      const head = this.#headToHold(status, second);
      if (head) {
        this.#head = head;
        return this;
      }
    }
    return typeof second === 'string'
      ? super.writeHead(status, second, third)
      : super.writeHead(status, second);
  }

  #headToHold(status: number, headers: OutgoingHttpHeaders): Head | null {
    const lengths = headers['Content-Length'] ?? headers['content-length'];
    if (!(Number(lengths) >= worthwhileBytes)) return null;
    const compression = compressionOf({
      method: this.req.method,
      status,
      asked: (name) => this.req.headers[name]?.toString(),
      sent: (name) => headers[name]?.toString(),
    });
    if (!compression) return null;
    const { isOwn, encoding } = compression;
    // No cache keeps what is somebody's.
    if (!isOwn) headers.vary = [headers.vary ?? [], 'Accept-Encoding'].flat().join(', ');
    else if (encoding) headers['X-Padding'] = '0'.repeat(randomInt(mostPadding));
    return encoding && { status, headers, encoding };
  }

  #sendHead() {
    const head = this.#head;
    this.#head = null;
    if (head) super.writeHead(head.status, head.headers);
  }

  override flushHeaders() {
    this.#sendHead();
    super.flushHeaders();
  }

  // biome-ignore lint/suspicious/noExplicitAny: the overloads of Node, handed on as they are
  override write(...piece: [any, any?, any?]): boolean {
    this.#sendHead();
    return super.write(...piece);
  }

  // biome-ignore lint/suspicious/noExplicitAny: the overloads of Node, handed on as they are
  override end(...last: any[]): this {
    const [body] = last;
    if (this.#head && (typeof body === 'string' || body instanceof Uint8Array)) {
      const { headers, encoding } = this.#head;
      last[0] = compressed(body, encoding);
      delete headers['content-length'];
      headers['Content-Encoding'] = encoding;
      headers['Content-Length'] = last[0].length;
    }
    this.#sendHead();
    return super.end(...(last as []));
  }
}
