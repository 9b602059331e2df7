import type { SearchManifest, searchFolder, searchManifest } from '#shared/contract/search.ts';
import type { SearchEngine } from '#shared/search/types.ts';

// Held to the contract by their types: its schemas need not travel to browsers.
const manifestAddress: typeof searchManifest = '/search-index/current.json';
const folder: typeof searchFolder = '/search-index/';

let opened: Promise<SearchEngine> | undefined;

/** The search of this site, fetched once and only when somebody asks; a failure is tried again next time. */
export function siteSearch(): Promise<SearchEngine> {
  opened ??= open().catch((fault: unknown) => {
    opened = undefined;
    throw fault;
  });
  return opened;
}

async function open(): Promise<SearchEngine> {
  const [{ openIndex }, { index }] = await Promise.all([
    import('#shared/search/open.ts'),
    fetchFile(manifestAddress).then((file) => file.json() as Promise<SearchManifest>),
  ]);
  return openIndex(await bytesOf(index), (name) => bytesOf(folder + name));
}

const bytesOf = async (address: string) =>
  new Uint8Array(await (await fetchFile(address)).arrayBuffer());

async function fetchFile(address: string): Promise<Response> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}.`);
  return response;
}
