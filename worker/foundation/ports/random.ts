import { v7 } from 'uuid';
import type { Clock } from './clock.ts';

/** Where rules take randomBytes from: `count` bytes nobody can guess. */
export type RandomBytes = (count: number) => Uint8Array<ArrayBuffer>;

/** One call of the generator for many ids and tokens: it costs as much as a statement of the database, whatever its length. */
const stock = new Uint8Array(1_024);
let taken = stock.length;

/** Bytes of the platform's cryptographic generator, at most 65,536 at once; none is given out twice. */
export const systemRandomBytes: RandomBytes = (count) => {
  if (count > 64) return crypto.getRandomValues(new Uint8Array(count));
  if (taken + count > stock.length) {
    crypto.getRandomValues(stock);
    taken = 0;
  }
  const bytes = stock.slice(taken, taken + count);
  stock.fill(0, taken, taken + count);
  taken += count;
  return bytes;
};

/** A row id: a UUIDv7 (RFC 9562), so rows made later sort later and indexes stay dense. */
export const makeId = ({
  clock,
  randomBytes,
}: {
  clock: Clock;
  randomBytes: RandomBytes;
}): string => v7({ msecs: clock.now(), random: randomBytes(16) });

/** A secret a browser holds: `byteCount` random bytes in base64url. */
export const makeToken = (randomBytes: RandomBytes, byteCount: 16 | 32): string =>
  base64Url(randomBytes(byteCount));

/** Lower-case hexadecimal, two digits to a byte. */
export const hexText = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** RFC 4648 base64url without padding. */
export function base64Url(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const three = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    for (let sign = 0; sign < Math.min(4, bytes.length - i + 1); sign++)
      text += signs[(three >> (18 - 6 * sign)) & 63];
  }
  return text;
}

const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
