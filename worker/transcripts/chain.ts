// A message is chained right after it was written, and at the latest before a transcript of it is
// made: the writing itself then needs no look at what came before it.
import { commitTo, firstLink, nextLink } from '#shared/transcripts/chain.ts';
import { makeToken } from '../foundation/chance.ts';
import { commit, readTogether } from '../foundation/database.ts';
import type { Work } from '../foundation/services.ts';
import {
  type ChainEntry,
  chainMessage,
  findChainEnd,
  findFilesOfTicket,
  findUnchained,
  findUnchainedTickets,
  findUnchainedTicketsOf,
} from './store.ts';

type Chaining = Pick<Work, 'db' | 'chance'>;

const messagesPerRun = 500;
/** Their commits then share a flush, and on the edge a connection each is free. */
const ticketsAtOnce = 6;

/** Chains what is not chained yet. Harmless when it runs twice or at the same time elsewhere. */
export const chainNewMessages = async (work: Chaining): Promise<void> =>
  chainTickets(work, await findUnchainedTickets(work.db, messagesPerRun));

/** Chains every message of a customer's tickets, however many of others wait. */
export const chainMessagesOf = async (work: Chaining, customerId: string): Promise<void> =>
  chainTickets(work, await findUnchainedTicketsOf(work.db, customerId));

async function chainTickets(work: Chaining, due: { ticketId: string }[]) {
  while (due.length > 0) {
    const some = due.splice(0, ticketsAtOnce);
    await Promise.all(some.map(({ ticketId }) => chainTicket(work, ticketId)));
  }
}

/** Brings one ticket's chain up to its last message. */
export async function chainTicket({ db, chance }: Chaining, ticketId: string) {
  const [[end], unchained, files] = await readTogether(db, [
    findChainEnd(db, ticketId),
    findUnchained(db, ticketId),
    findFilesOfTicket(db, ticketId),
  ]);
  if (unchained.length === 0) return;
  let position = end?.position ?? 0;
  let link = end?.link ?? (await firstLink(ticketId));
  const entries: ChainEntry[] = [];
  for (const message of unchained) {
    const salt = makeToken(chance, 16);
    const own = files.filter(({ messageId }) => messageId === message.id).map(({ id }) => id);
    const commitment = await commitTo({ ...message, files: own }, salt);
    link = await nextLink(link, commitment);
    position += 1;
    entries.push({ id: message.id, position, salt, commitment, link });
  }
  await commit(
    db,
    entries.map((entry) => chainMessage(db, entry)),
  );
}
