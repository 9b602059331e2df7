// A message is chained right after it was written, and at the latest before a transcript of it is
// made: the writing itself then needs no look at what came before it.
import type { SQL } from 'drizzle-orm';
import { commitTo, firstLink, nextLink } from '#shared/transcripts/chain.ts';
import { type BatchRows, readTogether } from '../foundation/database/commit.ts';
import { guardAgainstConflict } from '../foundation/database/retry-on-conflict.ts';
import { read, type Step, write } from '../foundation/database/steps.ts';
import { budgetOf } from '../foundation/ports/budget.ts';
import { makeToken } from '../foundation/ports/random.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import {
  areChained,
  type ChainEntry,
  chainMessages,
  findChainEnds,
  findUnchained,
  findUnchainedFiles,
  findUnchainedTickets,
  ticketOf,
  ticketsNamed,
} from './store.ts';

type Chaining = Pick<RequestContext, 'db' | 'randomBytes'>;

/** So many tickets are chained by one read. */
const ticketsAtOnce = 200;

/** Subrequests of Workers that stay for the other steps. */
const keptForOthers = 20;

/**
 * Chains what is not chained yet, some in each round, until nothing is left or the run has chained its share. Harmless when
 * it runs twice or at the same time elsewhere.
 */
export async function* chaining(context: Chaining & Pick<RequestContext, 'budget'>): Step {
  const { db } = context;
  const { bounds, left } = budgetOf(context);
  const { chainedPerRun, chainedPerRound } = bounds;
  for (let count = 0; count < chainedPerRun && (count === 0 || left() >= keptForOthers); ) {
    const [due] = yield* read([findUnchainedTickets(db, chainedPerRound)]);
    if (due.length === 0) return;
    const found = yield* read(
      readUnchained(
        db,
        due.map(({ ticketId }) => ticketId),
      ),
    );
    const [chained] = yield* write([chainMessages(db, await chain(context, found))]);
    // No more is left, or somebody else chains the same at the same time.
    if (chained.length < chainedPerRound) return;
    count += chained.length;
  }
}

/**
 * Brings the chains of some tickets up to their last message. Where somebody else chains them at the
 * same time, it may leave some out: guard the commit that needs them all by `isWhollyChained`.
 */
export async function chainTickets(work: Chaining, ticketIds: readonly string[]): Promise<void> {
  const { db } = work;
  for (let i = 0; i < ticketIds.length; i += ticketsAtOnce) {
    const some = ticketIds.slice(i, i + ticketsAtOnce);
    await chainMessages(db, await chain(work, await readTogether(db, readUnchained(db, some))));
  }
}

/** Chains the messages, each of them by these entries or as somebody else just did. */
export const chainAll = (db: RequestContext['db'], entries: readonly ChainEntry[]) =>
  [
    chainMessages(db, entries),
    guardAgainstConflict(db, areChained(entries.map(({ id }) => id))),
  ] as const;

/** What `chain` needs of some tickets. */
export const readUnchained = (db: RequestContext['db'], ticketIds: readonly string[]) =>
  unchainedQueries(db, ticketsNamed(ticketIds));

/** The same for the ticket with this code, if it is the customer's. */
export const readUnchainedOf = (db: RequestContext['db'], customer: SQL, code: string) =>
  unchainedQueries(db, ticketOf(customer, code));

const unchainedQueries = (db: RequestContext['db'], these: SQL) =>
  [findChainEnds(db, these), findUnchained(db, these), findUnchainedFiles(db, these)] as const;

type Unchained = BatchRows<ReturnType<typeof unchainedQueries>>;

type End = { position: number; link: string; after: string | null };

/** The places of unchained messages, each ticket's behind the end of its chain. */
export async function chain(
  { randomBytes }: Pick<Chaining, 'randomBytes'>,
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
    const salt = makeToken(randomBytes, 16);
    const own = (filesOf.get(id) ?? []).map((file) => file.id);
    const commitment = await commitTo({ ...message, files: own }, salt);
    const link = await nextLink(end.link, commitment);
    const position = end.position + 1;
    entries.push({ id, after: end.after, position, salt, commitment, link });
    reached.set(ticketId, { ...end, position, link });
  }
  return entries;
}
