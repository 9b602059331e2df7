import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { hmacSha256, sha256 } from '#sha256';
import * as byWebCrypto from '../../src/shared/hashing/sha256.ts';

describe('hashes of the runtime', () => {
  it('are those of WebCrypto, whatever the text', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(text, fc.string({ minLength: 1 }), async (message, secret) => {
        expect(await sha256(message)).toEqual(await byWebCrypto.sha256(message));
        expect(await hmacSha256(secret, message)).toEqual(
          await byWebCrypto.hmacSha256(secret, message),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('are no jobs of other threads on Node, each of which costs more than a statement', async () => {
    const digest = vi.spyOn(crypto.subtle, 'digest');
    const sign = vi.spyOn(crypto.subtle, 'sign');
    await sha256('صفحه');
    await hmacSha256('secret', 'صفحه');
    expect(digest.mock.calls.length + sign.mock.calls.length).toBe(0);
  });
});
