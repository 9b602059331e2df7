import { makeTrackingCode } from '#shared/fields/tracking-code.ts';
import type { SeededRandom } from './random.ts';

const hex = Array.from({ length: 65_536 }, (_, i) => i.toString(16).padStart(4, '0'));

/** A UUIDv7 of that instant, as `makeId` makes them. */
export function idAt(instant: number, { bits }: SeededRandom): string {
  const time = instant.toString(16).padStart(12, '0');
  const [one, two, three] = [bits(), bits(), bits()];
  return (
    `${time.slice(0, 8)}-${time.slice(8)}-7${hex[one & 0xfff]!.slice(1)}-` +
    `${hex[0x8000 | ((one >>> 16) & 0x3fff)]}-${hex[two >>> 16]}${hex[two & 0xffff]}${hex[three & 0xffff]}`
  );
}

/** A tracking code with its check symbol. */
export function codeOf({ bits }: SeededRandom): string {
  const bytes = new Uint8Array(11);
  for (let i = 0; i < 11; i++) bytes[i] = bits() >>> 24;
  return makeTrackingCode(bytes);
}

const poolLetters = 65_536;

/** Cuts texts out of letters of base64url: as long as hashes and salts are, and as hard to compress. */
export function randomTexts(random: SeededRandom): (length: number) => string {
  let letters = '';
  while (letters.length < poolLetters)
    letters += Buffer.from([0, 8, 16, 24].map((shift) => (random.bits() >>> shift) & 255)).toString(
      'base64url',
    );
  return (length) => cut(letters, random.below(poolLetters - length), length);
}

const cut = (text: string, from: number, length: number) => text.slice(from, from + length);
