import { filedByAgent, participant } from '#shared/contract/texts/tickets.ts';
import { showTrackingCode } from '#shared/fields/tracking-code.ts';
import { formatJalaliDateTime } from '#shared/persian/dates.ts';
import type { Letter, Transcript } from '#shared/transcripts/transcript.ts';
import { signedText } from '#shared/transcripts/transcript.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import { isOfOwner } from '../tickets/participants/names.ts';
import { stageOf } from '../tickets/stages/progress.ts';
import type { TicketRow } from '../tickets/store.ts';
import type { SigningKey } from './signing-key.ts';
import type { ChainedMessage, FileOfMessage } from './store.ts';
import * as texts from './texts.ts';

/** A copy is read years later, so it always names the year. */
export const formatInstant = (at: number) => formatJalaliDateTime(at, 0);

/** What a transcript is made of. */
export type Contents = {
  ticket: TicketRow;
  /** In the order of the chain, all from its beginning. */
  chain: readonly ChainedMessage[];
  files: readonly FileOfMessage[];
  /** A share shows words up to a moment: how far the request has come since is for its owner alone. */
  isShared?: boolean;
};

type Composing = Pick<RequestContext, 'clock' | 'config' | 'settings'>;

/** What only a copy to print has. */
type PrintedPart = Pick<Letter, 'verifyUrl' | 'sharedUntilJalali' | 'letterhead'>;

/** A signed transcript as the file to verify. */
export const composeTranscript = (
  context: Composing,
  key: SigningKey,
  contents: Contents,
): Promise<Transcript> =>
  signed(key, { format: 'pasokh-transcript-1', ...common(context, key, contents) });

/** A signed transcript as the letter to print. */
export const composeLetter = (
  context: Composing,
  key: SigningKey,
  contents: Contents,
  printed: PrintedPart,
): Promise<Letter> =>
  signed(key, { format: 'pasokh-transcript-3', ...common(context, key, contents), ...printed });

const signed = async <T extends Transcript>(key: SigningKey, transcript: T): Promise<T> => ({
  ...transcript,
  signature: await key.sign(signedText(transcript)),
});

function common(
  { clock, config, settings }: Composing,
  key: SigningKey,
  { ticket, chain, files, isShared = false }: Contents,
) {
  const now = clock.now();
  return {
    issuer: config.publicOrigin,
    ticket: { ...titled({ settings }, ticket), ...(isShared ? {} : stageIn({ settings }, ticket)) },
    messages: chain.map((message) => shown({ settings }, message, ticket, files)),
    issuedAt: now,
    issuedAtUtc: new Date(now).toISOString(),
    issuedAtJalali: formatInstant(now),
    keyId: key.id,
    signature: '',
  };
}

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

function stageIn(
  { settings }: Pick<RequestContext, 'settings'>,
  ticket: TicketRow,
): Pick<Transcript['ticket'], 'stage'> {
  const type = settings.requestTypes.find(({ id }) => id === ticket.requestType);
  const stage = stageOf(type, ticket);
  if (!stage) return {};
  const since = ticket.stageSince ?? ticket.createdAt;
  return { stage: { title: stage.title, since, sinceJalali: formatInstant(since) } };
}

function shown(
  { settings }: Pick<RequestContext, 'settings'>,
  { id, author, authorId, createdAt, text, salt, commitment, link, position }: ChainedMessage,
  { department, filedBy, customerId }: Pick<TicketRow, 'department' | 'filedBy' | 'customerId'>,
  files: readonly FileOfMessage[],
): Transcript['messages'][number] {
  const titles: Record<string, string> = {
    customer:
      filedBy !== null && position === 1
        ? texts.customerByAgent(texts.customer, filedByAgent)
        : isOfOwner(authorId, { customerId })
          ? texts.customer
          : participant,
    agent: texts.agentOf(settings.departments[department]?.title ?? department),
    system: texts.system,
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
