import { createHmac, hash } from 'node:crypto';

/** As in `sha256.ts`, within the thread. */
export const sha256 = async (text: string): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(hash('sha256', text, 'buffer'));

/** As in `sha256.ts`, within the thread. */
export const hmacSha256 = async (
  secret: string,
  message: string,
): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(createHmac('sha256', secret).update(message).digest());
