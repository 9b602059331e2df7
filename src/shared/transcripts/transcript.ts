import * as z from 'zod/mini';

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** A list that is read up to its first fault: a body that is no copy may hold a hundred thousand of them (R91). */
const listOf = <Item extends z.ZodMiniType>(item: Item) =>
  z.custom<z.output<Item>[]>(
    (list) => Array.isArray(list) && list.every((one) => item.safeParse(one).success),
  );

const transcriptMessage = z.strictObject({
  id: z.string(),
  author: z.string(),
  /** Who wrote, in words: «شما», a department's title. */
  authorTitle: z.string(),
  createdAt: z.int(),
  /** UTC (ISO 8601) and Jalali, for people; `createdAt` is what is hashed. */
  createdAtUtc: z.string(),
  createdAtJalali: z.string(),
  /** Null once erased, together with the salt. */
  text: z.nullable(z.string()),
  salt: z.nullable(z.string()),
  files: listOf(z.strictObject({ id: z.string(), name: z.string() })),
  commitment: hash,
  link: hash,
});

const common = {
  issuer: z.string(),
  ticket: z.strictObject({
    id: z.string(),
    code: z.string(),
    title: z.string(),
    requestType: z.string(),
    department: z.string(),
    createdAt: z.int(),
    /** How far it had come in the course of its type; left out where the type has none, and of shares. */
    stage: z.optional(
      z.strictObject({
        title: z.string(),
        /** Epoch ms. */
        since: z.int(),
        sinceJalali: z.string(),
      }),
    ),
  }),
  messages: listOf(transcriptMessage),
  issuedAt: z.int(),
  issuedAtUtc: z.string(),
  issuedAtJalali: z.string(),
  /** Names the public key at `/api/transcripts/keys`. */
  keyId: z.string(),
  /** Ed25519 (RFC 8032) over `signedText`, base64url. */
  signature: z.string(),
};

/** The file to verify, and until release 0.1.2 the page to print. */
const format1 = z.strictObject({ format: z.literal('pasokh-transcript-1'), ...common });

/** The page to print, which leads back to our site; given out until release 0.1.3. */
const format2 = z.strictObject({
  format: z.literal('pasokh-transcript-2'),
  ...common,
  /** Where our site shows the verified words; short enough for a QR code. */
  verifyUrl: z.string().check(z.maxLength(300), z.regex(/^https?:\/\/[!-~]+$/)),
  /** The end of the share that the address belongs to (Jalali); null where it serves the owner alone. */
  sharedUntilJalali: z.nullable(z.string()),
});

/** A logo of at most 15 kB as an address of data; null for none. */
export const letterLogo = z.nullable(
  z.string().check(z.maxLength(20_000), z.regex(/^data:image\/[a-z+]+;base64,[\w+/=]+$/)),
);

/** The page to print as a letter, whose head is signed too. */
const format3 = z.strictObject({
  ...format2.shape,
  format: z.literal('pasokh-transcript-3'),
  letterhead: z.strictObject({
    /** The organisation's name. */
    name: z.string(),
    logo: letterLogo,
    /** SHA-256 of the face that the page carries (WOFF2 in base64), as hex; null for none. */
    fontHash: z.nullable(hash),
  }),
});

/** A citable copy of a ticket. Everything but `signature` is signed. */
export const transcriptSchema = z.discriminatedUnion('format', [format1, format2, format3]);

/** A citable copy of a ticket, as `transcriptSchema` checked it. */
export type Transcript = z.infer<typeof transcriptSchema>;
/** A copy whose printed page has a QR code. */
export type PrintedTranscript = z.infer<typeof format2>;
/** A copy whose printed page is a letter. */
export type Letter = z.infer<typeof format3>;
/** A message of a transcript. */
export type TranscriptMessage = Transcript['messages'][number];

/** The exact text that is signed: JSON with sorted keys (as RFC 8785 orders ASCII names), without the signature. */
export function signedText({ signature: _, ...signed }: Transcript): string {
  return JSON.stringify(signed, (_key, value: unknown) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
