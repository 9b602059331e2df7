// The search engine of a page, in a worker so that opening an index never blocks typing.
import type { OrderType } from '#shared/contract/search.ts';
import {
  type SearchManifest,
  searchFolder,
  searchManifest,
} from '#shared/contract/search-files.ts';
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
/** The index that the page has fetched; empty once it was opened, or proved to be of no use. */
let fetched: Uint8Array | null = null;
let onOrderTypes: (orderTypes: OrderType[]) => void = () => {};
const orderTypes = new Promise<OrderType[]>((resolve) => {
  onOrderTypes = resolve;
});
/** More would push the answers out of sight above the keyboard of a phone. */
const mostCompletions = 2;
let opening: Promise<SearchEngine> | undefined;

addEventListener('message', ({ data }: MessageEvent<WorkerRequest>) => {
  if (data.kind === 'query') return void answer(data);
  if (data.kind === 'order-types') return onOrderTypes(data.orderTypes);
  builtWith = data.index;
  fetched = data.file && new Uint8Array(data.file);
  void open().then(prepareBetween, () => {});
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
    const file = fetched;
    fetched = null;
    try {
      return file ? openFile(file) : await openFrom(builtWith, 'default');
    } catch {
      // The page may be older than the site: ask what is current.
    }
  }
  const { index } = await readManifest();
  return openFrom(index, 'reload');
}

const openFrom = async (address: string, cache: RequestCache) =>
  openFile(await fetchBytes(address, cache));

const openFile = (file: Uint8Array) =>
  openIndex(file, (name) => fetchBytes(searchFolder + name, 'default'));

async function readManifest(): Promise<SearchManifest> {
  return JSON.parse(new TextDecoder().decode(await fetchBytes(searchManifest, 'reload')));
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
