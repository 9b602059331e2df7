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

/** A citable copy of a ticket. Everything but `signature` is signed. */
export const transcriptSchema = z.strictObject({
  format: z.literal('pasokh-transcript-1'),
  issuer: z.string(),
  ticket: z.strictObject({
    id: z.string(),
    code: z.string(),
    title: z.string(),
    requestType: z.string(),
    department: z.string(),
    createdAt: z.int(),
  }),
  messages: listOf(transcriptMessage),
  issuedAt: z.int(),
  issuedAtUtc: z.string(),
  issuedAtJalali: z.string(),
  /** Names the public key at `/api/transcripts/keys`. */
  keyId: z.string(),
  /** Ed25519 (RFC 8032) over `signedText`, base64url. */
  signature: z.string(),
});

/** A citable copy of a ticket, as `transcriptSchema` checked it. */
export type Transcript = z.infer<typeof transcriptSchema>;
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
