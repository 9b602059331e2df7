import { minutes, seconds } from '../../foundation/ports/clock.ts';
import type { RandomBytes } from '../../foundation/ports/random.ts';
import { longestWaitMs } from './life.ts';

/** After so many calls that failed, a message is given up (R48). */
export const maxTries = 8;

/**
 * How long to wait before the next try: full jitter, so that what failed together does not come
 * back together. A code is worth nothing in a minute, so it starts with seconds.
 */
export function waitMs(
  randomBytes: RandomBytes,
  { tries, isCode, slow = false }: { tries: number; isCode: boolean; slow?: boolean },
): number {
  const firstMs = isCode ? seconds(5) : minutes(1);
  const ceilingMs = Math.min(longestWaitMs, firstMs * 2 ** (tries - 1) * (slow ? 4 : 1));
  return Math.ceil(fraction(randomBytes) * ceilingMs);
}

/** Uniform in [0, 1), from 32 bits. */
function fraction(randomBytes: RandomBytes) {
  const bytes = randomBytes(4);
  return new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0) / 2 ** 32;
}
