// The engine of a page, in a thread of its own so that opening an index never holds up typing.
import { type SearchManifest, searchFolder, searchManifest } from '#shared/contract/search.ts';
import { openIndex } from '#shared/search/open.ts';
import { IndexFault, type SearchEngine } from '#shared/search/types.ts';
import type { Ask, Say } from './protocol.ts';

const say = (message: Say) => postMessage(message);

let builtWith: string | null = null;
let opening: Promise<SearchEngine> | undefined;

addEventListener('message', ({ data }: MessageEvent<Ask>) => {
  if (data.kind === 'query') return void answer(data);
  builtWith = data.index;
  void open().then(
    (engine) => {
      say({ kind: 'opened' });
      prepareBetween(engine);
    },
    () => {},
  );
  void readManifest('no-cache').then(
    ({ popular }) => say({ kind: 'popular', popular }),
    () => {},
  );
});

async function answer({ text, literal }: Extract<Ask, { kind: 'query' }>) {
  try {
    const engine = await open();
    say({ kind: 'answer', answer: await engine.query(text, { literal, limit: 8 }) });
  } catch (fault) {
    say({ kind: 'fault', reason: fault instanceof IndexFault ? fault.reason : 'altered' });
  }
}

/** Leaves room for queries between the slices. */
function prepareBetween(engine: SearchEngine) {
  setTimeout(() => {
    if (engine.prepare()) prepareBetween(engine);
  }, 20);
}

/** Opens the index once; after a failure the next query tries again. */
function open(): Promise<SearchEngine> {
  opening ??= openCurrent().catch((fault: unknown) => {
    opening = undefined;
    throw fault;
  });
  return opening;
}

/** The index that the page names; where that one is gone or broken, the one that is current now. */
async function openCurrent(): Promise<SearchEngine> {
  if (builtWith) {
    try {
      return await openFrom(builtWith, 'default');
    } catch {
      // The page may be older than the site: ask what is current.
    }
  }
  const { index } = await readManifest('reload');
  return openFrom(index, 'reload');
}

const openFrom = async (address: string, cache: RequestCache) =>
  openIndex(await fetchBytes(address, cache), (name) => fetchBytes(searchFolder + name, 'default'));

async function readManifest(cache: RequestCache): Promise<SearchManifest> {
  const text = new TextDecoder().decode(await fetchBytes(searchManifest, cache));
  return JSON.parse(text) as SearchManifest;
}

async function fetchBytes(address: string, cache: RequestCache): Promise<Uint8Array> {
  try {
    const response = await fetch(address, { cache });
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    throw new IndexFault('unreachable', `${address} cannot be had.`, { cause });
  }
}
