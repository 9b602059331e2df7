// A challenge hides a counter in each of its pieces. Whoever tries the counters of a piece from nought on finds the
// one whose key begins as the challenge says, and all counters together add up to the same number for everybody.

/** What a challenge can be for: a code, a guest's request, a proof by tracking code. */
export const workForms = ['code', 'ticket', 'lookup'] as const;
/** What a challenge is for. */
export type WorkForm = (typeof workForms)[number];

/** A challenge as the API hands it out. */
export type WorkChallenge = {
  /** What it is good for. It goes back as it is, with its signature, which holds beside the solution alone. */
  challenge: string;
  signature: string;
  /** How many keys have to be derived. */
  derivations: number;
  /** The beginning of the key that is sought in each piece, as 16 hexadecimal digits. */
  pieces: string[];
};

/**
 * The part of a canonical mobile that its challenge names: all but the last four digits; of an e-mail address
 * the domain.
 */
export const workPrefixOf = (address: string): string =>
  address.includes('@') ? address.slice(address.lastIndexOf('@') + 1) : address.slice(0, -4);

/** Of one key. Fewer would make the call weigh more than the work, and more would weigh on who makes challenges. */
const iterations = 1_000;

const utf8 = new TextEncoder();

/** Derives the keys of a challenge (PBKDF2 with SHA-256): 128 bits as hexadecimal digits. */
export type DeriveWorkKey = (piece: number, counter: number) => Promise<string>;

/** What derives the keys of this challenge. */
export async function workKeys(challenge: string): Promise<DeriveWorkKey> {
  const password = await crypto.subtle.importKey('raw', utf8.encode(challenge), 'PBKDF2', false, [
    'deriveBits',
  ]);
  return async (piece, counter) => {
    const salt = utf8.encode(`${piece}:${counter}`);
    const kind = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
    return hex(await crypto.subtle.deriveBits(kind, password, 128));
  };
}

const hex = (bits: ArrayBuffer): string =>
  [...new Uint8Array(bits)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** How much of a key the challenge shows. The rest of each is the solution. */
export const shownDigits = 16;

/** What was found, piece by piece. */
export const workFound = (keys: readonly string[]): string =>
  keys.map((key) => key.slice(shownDigits)).join('');

/** A solution as requests carry it. */
export const workSolution = (
  { challenge, signature }: Pick<WorkChallenge, 'challenge' | 'signature'>,
  keys: readonly string[],
): string => `${challenge}.${signature}.${workFound(keys)}`;
