import { commitTo, firstLink, nextLink } from './chain.ts';
import { signedText, type Transcript, transcriptSchema } from './transcript.ts';

/** `right`, `erased` (words and salt are gone), or what does not fit: the words or the link of the chain. */
export type MessageVerdict = 'right' | 'erased' | 'words_differ' | 'link_differs';

/** What verifying a transcript found. */
export type Verdict = {
  /** The signature is ours and covers every letter of the transcript. */
  signature: 'right' | 'wrong' | 'unknown_key';
  /** In the order of the transcript; the first that is neither right nor erased is where it differs. */
  messages: { id: string; verdict: MessageVerdict }[];
  /** Signature and every message are right (or erased). */
  holds: boolean;
};

/** Public keys by id: raw Ed25519 keys, base64url. */
type PublicKeys = Readonly<Record<string, string>>;

const fromBase64Url = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (letter) =>
    letter.charCodeAt(0),
  );

/** Reads a transcript from its JSON; null when it is none. */
export function parseTranscript(json: string): Transcript | null {
  try {
    const result = transcriptSchema.safeParse(JSON.parse(json));
    return result.success ? result.data : null;
  } catch {
    return null;
  }
}

/**
 * Whether JSON that was read says each thing once and in the one form that we write. Of a key that
 * stands twice only the last counts, and the words of the first would pass as ours.
 */
export const isPlainJson = (json: string): boolean =>
  shapeOf(json) === shapeOf(JSON.stringify(JSON.parse(json)));

/** What is left of JSON without its texts and white space; texts may be escaped in many ways. */
const shapeOf = (json: string) => json.replace(/\\./g, '').replace(/"[^"]*"|\s+/g, '');

/** 64 bytes in their one spelling: decoders forgive spaces, fillings and idle bits in the last letter. */
const signatureForm = /^[\w-]{85}[AQgw]$/;

/** Judges a transcript by itself and the public keys; asks nobody else and needs no network. */
export async function verifyTranscript(transcript: Transcript, keys: PublicKeys): Promise<Verdict> {
  const messages: Verdict['messages'] = [];
  let link = await firstLink(transcript.ticket.id);
  for (const message of transcript.messages) {
    const expected = await nextLink(link, message.commitment);
    messages.push({ id: message.id, verdict: await judge(message, expected) });
    link = message.link;
  }
  const signature = await judgeSignature(transcript, keys);
  const holds =
    signature === 'right' &&
    messages.every(({ verdict }) => verdict === 'right' || verdict === 'erased');
  return { signature, messages, holds };
}

async function judge(
  message: Transcript['messages'][number],
  expectedLink: string,
): Promise<MessageVerdict> {
  const { text, salt, files } = message;
  if (text !== null && salt !== null) {
    const commitment = await commitTo({ ...message, text, files: files.map(({ id }) => id) }, salt);
    if (commitment !== message.commitment) return 'words_differ';
  }
  if (expectedLink !== message.link) return 'link_differs';
  return text === null ? 'erased' : 'right';
}

/** Whether the signature is ours, asked of no message. */
export async function judgeSignature(
  transcript: Transcript,
  keys: PublicKeys,
): Promise<Verdict['signature']> {
  const raw = Object.hasOwn(keys, transcript.keyId) && keys[transcript.keyId];
  if (!raw) return 'unknown_key';
  if (!signatureForm.test(transcript.signature)) return 'wrong';
  try {
    const key = await crypto.subtle.importKey('raw', fromBase64Url(raw), 'Ed25519', false, [
      'verify',
    ]);
    const signed = new TextEncoder().encode(signedText(transcript));
    return (await crypto.subtle.verify('Ed25519', key, fromBase64Url(transcript.signature), signed))
      ? 'right'
      : 'wrong';
  } catch {
    return 'wrong';
  }
}
