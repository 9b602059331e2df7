import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ApiFault, api } from '../../src/api/client.browser.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A server that takes a request and says nothing, until the request is given up. */
const silence = (_: unknown, { signal }: RequestInit = {}) =>
  new Promise<Response>((_, reject) =>
    signal?.addEventListener('abort', () => reject(new DOMException('given up', 'AbortError'))),
  );

it('a server that says nothing is not waited for without end, and not asked again', async () => {
  const asked = vi.fn(silence);
  vi.stubGlobal('fetch', asked);
  const thrown = api.now.$get({ query: {} }).catch((fault: unknown) => fault);
  await vi.advanceTimersByTimeAsync(60_000);
  const fault = await Promise.race([thrown, Promise.resolve('still waiting')]);
  expect(fault).toBeInstanceOf(ApiFault);
  expect(fault).toMatchObject({
    code: 'network',
    message: expect.stringContaining('دوباره ارسال کنید'),
  });
  expect(asked).toHaveBeenCalledTimes(1);
});

it('whoever stops a request hears that it was stopped', async () => {
  vi.stubGlobal('fetch', silence);
  const stop = new AbortController();
  const thrown = api.now
    .$get({ query: {} }, { init: { signal: stop.signal } })
    .catch((fault: unknown) => fault);
  stop.abort();
  expect(await thrown).toMatchObject({ name: 'AbortError' });
});
