// The search engine of a page, in a worker so that opening an index never blocks typing.
import { type SearchManifest, searchFolder, searchManifest } from '#shared/contract/search.ts';
import { offersOf } from '#shared/forms/number-offers.ts';
import { completionsOf } from '#shared/search/completions.ts';
import { listedOf, listedResults } from '#shared/search/listed.ts';
import { openIndex } from '#shared/search/open.ts';
import { readNumber } from '#shared/search/typed-number.ts';
import { IndexFault, type SearchEngine } from '#shared/search/types.ts';
import type { WorkerReply, WorkerRequest } from './protocol.ts';
import { textForAddress } from './text-for-address.ts';

const reply = (message: WorkerReply) => postMessage(message);

let builtWith: string | null = null;
/** Empty where nothing says how an order number looks. */
let orderTypes: Promise<SearchManifest['orderTypes']> = Promise.resolve([]);
/** More would push the answers out of sight above the keyboard of a phone. */
const mostCompletions = 2;
let opening: Promise<SearchEngine> | undefined;

addEventListener('message', ({ data }: MessageEvent<WorkerRequest>) => {
  if (data.kind === 'query') return void answer(data);
  builtWith = data.index;
  void open().then(
    (engine) => {
      reply({ kind: 'opened' });
      prepareBetween(engine);
    },
    () => {},
  );
  const manifest = readManifest('no-cache');
  orderTypes = manifest.then(
    (read) => read.orderTypes,
    () => [],
  );
  void manifest.then(
    ({ popular }) => reply({ kind: 'popular', popular }),
    () => {},
  );
});

async function answer(query: Extract<WorkerRequest, { kind: 'query' }>) {
  const { text, literal, limit = listedResults } = query;
  const number = readNumber(text, await orderTypes);
  const typed = { number: number && offersOf(number), address: textForAddress(text) };
  try {
    const engine = await open();
    const answer = await engine.query(text, { literal, limit });
    const shown = new Set(listedOf(answer).map(({ title }) => title));
    const completions = literal ? [] : completionsOf(text, engine.seen, shown, mostCompletions);
    reply({ kind: 'answer', answer, completions, ...typed });
  } catch (fault) {
    // The ways on from a number need no index.
    if (number)
      return reply({ kind: 'answer', answer: { sure: [], near: [] }, completions: [], ...typed });
    reply({ kind: 'fault', reason: fault instanceof IndexFault ? fault.reason : 'altered' });
  }
}

/** Prepares the index in slices; queries are answered between two of them. */
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
  return JSON.parse(new TextDecoder().decode(await fetchBytes(searchManifest, cache)));
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
