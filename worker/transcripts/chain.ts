// A message is chained right after it was written, and at the latest before a transcript of it is
// made: the writing itself then needs no look at what came before it.
import { commitTo, firstLink, nextLink } from '#shared/transcripts/chain.ts';
import { budgetOf } from '../foundation/budget.ts';
import { makeToken } from '../foundation/chance.ts';
import { commit, readTogether } from '../foundation/database.ts';
import type { Work } from '../foundation/services.ts';
import { read, runStep, type Step, write } from '../foundation/steps.ts';
import {
  type ChainEntry,
  chainMessages,
  findChainEnds,
  findUnchained,
  findUnchainedFiles,
  findUnchainedTickets,
  findUnchainedTicketsOf,
} from './store.ts';

type Chaining = Pick<Work, 'db' | 'chance'>;

/** So many tickets of one customer are chained by one read. */
const ticketsAtOnce = 200;
/** Whoever loses looks again; a chain is never long in dispute. */
const maxTries = 4;

/** Chains what is not chained yet, some at a time. Harmless when it runs twice or at the same time elsewhere. */
export async function* chaining(work: Chaining & Pick<Work, 'budget'>): Step {
  const { db } = work;
  const [due] = yield* read([findUnchainedTickets(db, budgetOf(work).bounds.chainedPerRun)]);
  if (due.length === 0) return;
  const found = yield* read(
    readUnchained(
      db,
      due.map(({ ticketId }) => ticketId),
    ),
  );
  yield* write([chainMessages(db, await chain(work, found))]);
}

/** Chains what is not chained yet, by itself. */
export const chainNewMessages = (work: Chaining & Pick<Work, 'budget'>): Promise<void> =>
  runStep(work.db, chaining(work));

/** Chains every message of a customer's tickets, however many of others wait. */
export async function chainMessagesOf(work: Chaining, customerId: string): Promise<void> {
  const due = await findUnchainedTicketsOf(work.db, customerId);
  for (let i = 0; i < due.length; i += ticketsAtOnce)
    await chainTickets(
      work,
      due.slice(i, i + ticketsAtOnce).map(({ ticketId }) => ticketId),
    );
}

/** Brings the chains of some tickets up to their last message, in two trips where nobody else does it meanwhile. */
export async function chainTickets(work: Chaining, ticketIds: readonly string[]): Promise<void> {
  const { db } = work;
  for (let tries = 0; tries < maxTries; tries++) {
    const entries = await chain(work, await readTogether(db, readUnchained(db, ticketIds)));
    if (entries.length === 0) return;
    const [chained] = await commit(db, [chainMessages(db, entries)]);
    if (chained.length === entries.length) return;
  }
}

/** What `chain` needs of some tickets. */
export const readUnchained = (db: Work['db'], ticketIds: readonly string[]) =>
  [
    findChainEnds(db, ticketIds),
    findUnchained(db, ticketIds),
    findUnchainedFiles(db, ticketIds),
  ] as const;

type Unchained = readonly [
  Awaited<ReturnType<typeof findChainEnds>>,
  Awaited<ReturnType<typeof findUnchained>>,
  Awaited<ReturnType<typeof findUnchainedFiles>>,
];

type End = { position: number; link: string; after: string | null };

/** The places of unchained messages, each ticket's behind the end of its chain. */
export async function chain(
  { chance }: Pick<Chaining, 'chance'>,
  [ends, unchained, files]: Unchained,
): Promise<ChainEntry[]> {
  const reached = new Map<string, End>(
    ends.map((end) => [end.ticketId, { ...end, after: end.link }]),
  );
  const filesOf = Map.groupBy(files, ({ messageId }) => messageId);
  const entries: ChainEntry[] = [];
  for (const message of unchained) {
    const { ticketId, id } = message;
    const end = reached.get(ticketId) ?? {
      position: 0,
      after: null,
      link: await firstLink(ticketId),
    };
    const salt = makeToken(chance, 16);
    const own = (filesOf.get(id) ?? []).map((file) => file.id);
    const commitment = await commitTo({ ...message, files: own }, salt);
    const link = await nextLink(end.link, commitment);
    const position = end.position + 1;
    entries.push({ id, after: end.after, position, salt, commitment, link });
    reached.set(ticketId, { ...end, position, link });
  }
  return entries;
}
