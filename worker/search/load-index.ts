import {
  type SearchManifest,
  searchFolder,
  searchManifest,
} from '#shared/contract/search-files.ts';
import { openIndex } from '#shared/search/open.ts';
import type { SearchEngine } from '#shared/search/types.ts';
import type { Services } from '../foundation/ports/services.ts';

/**
 * Opens the built site's index on first use and keeps it. Only an opened engine is kept, never one under way: a
 * failure heals by itself, and in workerd no request waits for what another one fetches. `mayChange` (development)
 * asks each time which index is current.
 */
export function searchIndexOf(
  asset: Services['asset'],
  { mayChange = false } = {},
): Services['searchIndex'] {
  let kept: { address: string; engine: SearchEngine } | undefined;
  return async () => {
    if (kept && !mayChange) return kept.engine;
    const address = await currentIndex(asset);
    if (kept?.address === address) return kept.engine;
    const file = await read(asset, address);
    // Another request may have opened it since.
    if (kept?.address === address) return kept.engine;
    const engine = openIndex(file, (name) => read(asset, searchFolder + name));
    kept = { address, engine };
    return engine;
  };
}

async function currentIndex(asset: Services['asset']): Promise<string> {
  const manifest = new TextDecoder().decode(await read(asset, searchManifest));
  return (JSON.parse(manifest) as SearchManifest).index;
}

async function read(asset: Services['asset'], path: string): Promise<Uint8Array> {
  const file = await asset(path);
  if (!file) throw new Error(`The site has no ${path}.`);
  return file;
}
