// Each message is committed to by a salted hash, and each commitment is chained to the one before.
// Whoever holds a transcript can prove every word of it; whoever erases text and salt leaves a
// commitment that proves nothing about the words and still holds the chain together.
import { sha256 as hashOf } from '#sha256';

/** SHA-256 (FIPS 180-4) in lower-case hexadecimal. */
export const sha256 = async (text: string): Promise<string> =>
  Array.from(await hashOf(text), (byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * Fields become one text without ambiguity: each as its length in UTF-16 units, a colon and itself.
 * The first names the use, so that a hash made for one purpose never serves another.
 */
const pack = (...fields: string[]) => fields.map((field) => `${field.length}:${field}`).join('');

type CommittedMessage = {
  id: string;
  author: string;
  /** Epoch milliseconds. */
  createdAt: number;
  text: string;
  /** Ids of the files that came with it, in the order in which they are shown. */
  files: readonly string[];
};

/** The salted hash that stands for a message. `salt` is random and at least 128 bits. */
export const commitTo = (
  { id, author, createdAt, text, files }: CommittedMessage,
  salt: string,
): Promise<string> =>
  sha256(pack('pasokh message 1', salt, id, author, String(createdAt), text, ...files));

/** The link before the first message of a ticket. */
export const firstLink = (ticketId: string): Promise<string> =>
  sha256(pack('pasokh ticket 1', ticketId));

/** The link of a message: it stands for the message and for all before it. */
export const nextLink = (before: string, commitment: string): Promise<string> =>
  sha256(pack('pasokh link 1', before, commitment));
