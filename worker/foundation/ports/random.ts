import { encodeBase64Url } from 'hono/utils/encode';
import { v7 } from 'uuid';
import type { Clock } from './clock.ts';

/** Where rules take randomBytes from: `count` bytes nobody can guess. */
export type RandomBytes = (count: number) => Uint8Array<ArrayBuffer>;

/** Bytes of the platform's cryptographic generator, at most 65,536 at once. */
export const systemRandomBytes: RandomBytes = (count) =>
  crypto.getRandomValues(new Uint8Array(count));

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
export const base64Url = (bytes: Uint8Array): string =>
  encodeBase64Url(bytes.slice().buffer).replace(/={1,2}$/, '');
