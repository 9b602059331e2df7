// A transcript is a citable copy of a ticket: every word is proven by the chain, the whole by our
// signature. It holds what the customer may see and nothing else.
import { showTrackingCode } from '#shared/fields/tracking-code.ts';
import { formatJalaliDateTime } from '#shared/persian/dates.ts';
import { signedText, type Transcript } from '#shared/transcripts/transcript.ts';
import { judgeSignature, type Verdict, verifyTranscript } from '#shared/transcripts/verify.ts';
import { commit, readTogether } from '../foundation/database/commit.ts';
import { retryOnConflict } from '../foundation/database/retry-on-conflict.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import { Problem } from '../foundation/problem.ts';
import { readWithCustomer } from '../sessions/rules.ts';
import { customerOfSession } from '../sessions/store.ts';
import type { TicketRow } from '../tickets/store.ts';
import { findTicketOfCustomer } from '../tickets/store-reading.ts';
import { chainAll, chain as chainEntries, readUnchainedOf } from './chain.ts';
import { openSigningKey, type SigningKey } from './signing-key.ts';
import { findChain, findFilesOfTicket, keepKey, listKeys } from './store.ts';

/** A copy is read years later, so it always names the year. */
const formatInstant = (at: number) => formatJalaliDateTime(at, 0);

type Issuing = Pick<
  RequestContext,
  'db' | 'randomBytes' | 'clock' | 'config' | 'settings' | 'afterResponse'
>;

/**
 * A signed transcript of the ticket with this code, for the customer who is signed in by the token.
 * @throws Problem `sign_in_needed`, `not_found` for unknown and foreign tickets alike.
 */
export async function issueTranscript(
  context: Issuing,
  tokenHash: string,
  code: string,
): Promise<Transcript> {
  const { clock, config } = context;
  const key = await openSigningKey(config);
  const { ticket, chain, files } = await retryOnConflict(() =>
    chainToTheEnd(context, tokenHash, code, key),
  );
  const now = clock.now();
  const transcript: Transcript = {
    format: 'pasokh-transcript-1',
    issuer: config.publicOrigin,
    ticket: titled(context, ticket),
    messages: chain.map((message) => shown(context, message, ticket.department, files)),
    issuedAt: now,
    issuedAtUtc: new Date(now).toISOString(),
    issuedAtJalali: formatInstant(now),
    keyId: key.id,
    signature: '',
  };
  return { ...transcript, signature: await key.sign(signedText(transcript)) };
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
    rows: [[ticket], ...unchained],
  } = await readWithCustomer(context, tokenHash, [
    findTicketOfCustomer(db, code, customer),
    ...readUnchainedOf(db, customer, code),
  ]);
  if (!ticket) throw new Problem('not_found');
  const [, , chain, files] = await commit(db, [
    ...chainAll(db, await chainEntries(context, unchained)),
    findChain(db, ticket.id),
    findFilesOfTicket(db, ticket.id),
    keepKey(db, { id, publicKey, firstUsedAt: now }),
  ]);
  return { ticket, chain, files };
}

type Chained = Awaited<ReturnType<typeof findChain>>[number];
type File = Awaited<ReturnType<typeof findFilesOfTicket>>[number];

const titled = (
  { settings }: Pick<RequestContext, 'settings'>,
  ticket: TicketRow,
): Transcript['ticket'] => ({
  id: ticket.id,
  code: showTrackingCode(ticket.code),
  title: ticket.title,
  requestType:
    settings.requestTypes.find(({ id }) => id === ticket.requestType)?.title ?? ticket.requestType,
  department: settings.departments[ticket.department]?.title ?? ticket.department,
  createdAt: ticket.createdAt,
});

function shown(
  { settings }: Pick<RequestContext, 'settings'>,
  { id, author, createdAt, text, salt, commitment, link }: Chained,
  department: string,
  files: readonly File[],
): Transcript['messages'][number] {
  const titles: Record<string, string> = {
    customer: 'مشتری',
    agent: `کارشناس ${settings.departments[department]?.title ?? department}`,
    system: 'سامانه',
  };
  return {
    id,
    author,
    authorTitle: titles[author] ?? author,
    createdAt,
    createdAtUtc: new Date(createdAt).toISOString(),
    createdAtJalali: formatInstant(createdAt),
    text: salt === null ? null : text,
    salt,
    files: files
      .filter(({ messageId }) => messageId === id)
      .map((file) => ({ id: file.id, name: file.name })),
    commitment: commitment ?? '',
    link: link ?? '',
  };
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
const bare = (message: Chained, files: readonly File[]): Transcript['messages'][number] => ({
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
