// A transcript is a citable copy of a ticket: every word is proven by the chain, the whole by our
// signature. It holds what the customer may see and nothing else.
import type { Letter, Transcript } from '#shared/transcripts/transcript.ts';
import { judgeSignature, type Verdict, verifyTranscript } from '#shared/transcripts/verify.ts';
import { commit, readTogether } from '../foundation/database/commit.ts';
import { retryOnConflict } from '../foundation/database/retry-on-conflict.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import { Problem } from '../foundation/problem.ts';
import { readWithCustomer } from '../sessions/rules.ts';
import { customerOfSession } from '../sessions/store.ts';
import { requireOwn } from '../tickets/requester.ts';
import { findTicketOfCustomer } from '../tickets/store-reading.ts';
import { chainAll, chain as chainEntries, readUnchainedOf } from './chain.ts';
import { composeLetter, composeTranscript, formatInstant } from './compose.ts';
import { readLetterhead } from './letterhead.ts';
import { addressOfShare, addressOfWords, upTo } from './share-link.ts';
import { openSigningKey, type SigningKey } from './signing-key.ts';
import {
  type ChainedMessage,
  type FileOfMessage,
  findChain,
  findFilesOfTicket,
  keepKey,
  listKeys,
} from './store.ts';
import { findShares } from './store-shares.ts';

type Issuing = Pick<
  RequestContext,
  'db' | 'randomBytes' | 'clock' | 'config' | 'settings' | 'afterResponse'
>;

/**
 * A signed transcript of the ticket with this code, as a file to verify, for the customer who is signed
 * in by the token.
 * @throws Problem `sign_in_needed`, `not_found` for unknown and foreign tickets alike, `owner_only` for one who takes part.
 */
export async function issueTranscript(
  context: Issuing,
  tokenHash: string,
  code: string,
): Promise<Transcript> {
  const key = await openSigningKey(context.config);
  const { contents } = await retryOnConflict(() => chainToTheEnd(context, tokenHash, code, key));
  return await composeTranscript(context, key, contents);
}

/**
 * The same to print, and the face that its page carries as an address of data. It leads to the page of the verified
 * words for the owner; with the id of a share to that of the share, and holds the messages that the share shows.
 * @throws Problem `not_found` also for a share that has ended.
 */
export async function printTranscript(
  context: Issuing & Pick<RequestContext, 'asset'>,
  tokenHash: string,
  code: string,
  shareId: string | null,
): Promise<{ letter: Letter; font: string | null }> {
  const key = await openSigningKey(context.config);
  const { contents, shares } = await retryOnConflict(() =>
    chainToTheEnd(context, tokenHash, code, key),
  );
  const { ticket, chain } = contents;
  const share = shareId === null ? null : shares.find(({ id }) => id === shareId);
  if (share === undefined) throw new Problem('not_found');
  const { signed: letterhead, font } = await readLetterhead(context);
  const letter = await composeLetter(
    context,
    key,
    share ? { ...contents, chain: upTo(share.lastPosition, chain), isShared: true } : contents,
    {
      verifyUrl: share
        ? await addressOfShare(context, ticket.code, share)
        : addressOfWords(context, ticket.code),
      sharedUntilJalali: share && formatInstant(share.expiresAt),
      letterhead,
    },
  );
  return { letter, font };
}

/** Chains what the ticket has outside its chain, and reads the whole. */
async function chainToTheEnd(
  context: Issuing,
  tokenHash: string,
  code: string,
  { id, publicKey }: SigningKey,
) {
  const { db, clock, settings } = context;
  const now = clock.now();
  const customer = customerOfSession(tokenHash, now, settings.limits);
  const {
    customer: reader,
    rows: [[found], shares, ...unchained],
  } = await readWithCustomer(context, tokenHash, [
    findTicketOfCustomer(db, code, customer),
    findShares(db, code, customer, now),
    ...readUnchainedOf(db, customer, code),
  ]);
  const ticket = requireOwn(found, reader);
  const [, , chain, files] = await commit(db, [
    ...chainAll(db, await chainEntries(context, unchained)),
    findChain(db, ticket.id),
    findFilesOfTicket(db, ticket.id),
    keepKey(db, { id, publicKey, firstUsedAt: now }),
  ]);
  return { contents: { ticket, chain, files }, shares };
}

/** Every public key that ever signed here, by id. */
export async function publicKeys({
  db,
  config,
}: Pick<RequestContext, 'db' | 'config'>): Promise<Record<string, string>> {
  const own = await openSigningKey(config);
  const kept = await listKeys(db);
  return Object.fromEntries([
    ...kept.map(({ id, publicKey }) => [id, publicKey]),
    [own.id, own.publicKey],
  ]);
}

/** A verdict compared with the database as it is now. */
export type DatabaseVerdict = Verdict & {
  /** Messages whose words or place in our database are not what this genuine transcript says. */
  changedHere: string[];
  /** Messages whose text was erased here since. */
  erasedHere: string[];
};

/**
 * Judges a transcript and holds it against what is in the database today. Reads messages for
 * somebody who holds a copy that we signed, and tells nobody else of the database (R91).
 */
export async function compareTranscript(
  context: Pick<RequestContext, 'db' | 'config'>,
  transcript: Transcript,
): Promise<DatabaseVerdict> {
  const { db } = context;
  const keys = await publicKeys(context);
  const signature = await judgeSignature(transcript, keys);
  if (signature !== 'right')
    return { signature, messages: [], holds: false, changedHere: [], erasedHere: [] };
  const verdict = await verifyTranscript(transcript, keys);
  const [chain, files] = await readTogether(db, [
    findChain(db, transcript.ticket.id),
    findFilesOfTicket(db, transcript.ticket.id),
  ]);
  const today = await verifyTranscript(
    { ...transcript, messages: chain.map((message) => bare(message, files)) },
    {},
  );
  const verdicts = new Map(today.messages.map(({ id, verdict }) => [id, verdict]));
  const links = new Map(chain.map(({ id, link }) => [id, link]));
  const changedHere = transcript.messages
    .filter(
      ({ id, link }) =>
        links.get(id) !== link || !['right', 'erased'].includes(verdicts.get(id) ?? ''),
    )
    .map(({ id }) => id);
  const erasedHere = transcript.messages
    .filter(({ id, text }) => text !== null && verdicts.get(id) === 'erased')
    .map(({ id }) => id);
  return { ...verdict, holds: verdict.holds && changedHere.length === 0, changedHere, erasedHere };
}

/** A message as the database has it, in the shape that verifying asks for. */
const bare = (
  message: ChainedMessage,
  files: readonly FileOfMessage[],
): Transcript['messages'][number] => ({
  ...message,
  text: message.salt === null ? null : message.text,
  commitment: message.commitment ?? '',
  link: message.link ?? '',
  files: files
    .filter(({ messageId }) => messageId === message.id)
    .map(({ id, name }) => ({ id, name })),
  authorTitle: '',
  createdAtUtc: '',
  createdAtJalali: '',
});
