import { IncomingMessage } from 'node:http';
import { freeBytes } from './free-bytes.node.ts';

/**
 * A request whose body can be passed over: what still comes of it is read and given back at once. Node drops
 * each piece for its collector, which lets 64 MB of them gather, and more on a busy processor (R93).
 */
export class PassableRequest extends IncomingMessage {
  #body: 'wanted' | 'passed over' = 'wanted';

  passOver() {
    this.#body = 'passed over';
    for (let piece = this.read(); piece !== null; piece = this.read()) freeBytes(piece);
  }

  override push(piece: Uint8Array | null, encoding?: BufferEncoding): boolean {
    if (this.#body === 'wanted' || piece === null) return super.push(piece, encoding);
    freeBytes(piece);
    return true;
  }
}
