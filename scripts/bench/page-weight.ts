import type { Page } from 'playwright-core';

/** One file that a page fetched; `kind` is «Script», «Font» and so on, as DevTools name them. */
type FetchedFile = { path: string; kind: string; bytes: number };

/**
 * Counts what a page fetches from now on, as a real browser counts it: bytes as they are sent, headers included. What stands
 * in the page or its styles (`data:`) is no request. @returns all files so far, in the order in which they ended.
 */
export async function watchWeight(page: Page): Promise<() => readonly FetchedFile[]> {
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  const asked = new Map<string, Pick<FetchedFile, 'path' | 'kind'>>();
  const files: FetchedFile[] = [];
  network.on('Network.responseReceived', ({ requestId, type, response }) => {
    const { protocol, pathname, search } = new URL(response.url);
    if (protocol !== 'data:') asked.set(requestId, { path: pathname + search, kind: type });
  });
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const file = asked.get(requestId);
    if (file) files.push({ ...file, bytes: encodedDataLength });
  });
  return () => files;
}

/** The bytes of some files, headers included. */
export const bytesOf = (files: readonly FetchedFile[]): number =>
  files.reduce((sum, { bytes }) => sum + bytes, 0);
