import { describe, expect, it, vi } from 'vitest';
import { base64Url, systemRandomBytes } from '../../worker/foundation/ports/random.ts';

describe('random bytes', () => {
  it('are as many as asked for, and no sixteen of them come twice', () => {
    for (const count of [0, 1, 7, 16, 32, 64, 65, 4_096])
      expect(systemRandomBytes(count)).toHaveLength(count);
    const ids = Array.from({ length: 2_000 }, () => base64Url(systemRandomBytes(16)));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('of many ids are one call of the generator', () => {
    const calls = vi.spyOn(crypto, 'getRandomValues');
    for (let i = 0; i < 64; i++) systemRandomBytes(16);
    expect(calls.mock.calls.length).toBeLessThanOrEqual(2);
  });

  it('are the caller’s own', () => {
    const first = systemRandomBytes(16);
    const kept = first.slice();
    for (let i = 0; i < 200; i++) systemRandomBytes(16).fill(0);
    expect(first).toEqual(kept);
  });
});

describe('base64url', () => {
  it('is that of the platform, of any length', () => {
    for (let length = 0; length < 70; length++) {
      const bytes = systemRandomBytes(length);
      expect(base64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
    }
  });
});
