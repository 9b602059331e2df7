import { minutes } from '../foundation/ports/clock.ts';
import { base64Url } from '../foundation/ports/random.ts';
import { keyedHashText, sameSecret } from '../foundation/security/keyed-hash.ts';

/** Carries time and HMAC of the body. */
export const signatureHeader = 'Pasokh-Signature';
/** Envelope recipients, comma-separated; the pipe knows them better than the headers do. */
export const recipientsHeader = 'Pasokh-Recipients';

/** A mail server's clock may be this far off, and a post this slow. */
const toleranceMs = minutes(5);

/** What the pipe hands over: raw MIME, and the header of recipients as it stands. */
export type Post = { body: Uint8Array<ArrayBuffer>; recipients: string };

const digest = async (body: Uint8Array<ArrayBuffer>) =>
  base64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', body)));

/** `t=<epoch seconds>,v1=<HMAC>` over time, recipients and body, as `npm run inbound:pipe` sends it. */
export async function signMail(
  secret: string,
  { body, recipients }: Post,
  now: number,
): Promise<string> {
  const seconds = String(Math.floor(now / 1000));
  return `t=${seconds},v1=${await keyedHashText(secret, 'inbound mail', seconds, recipients, await digest(body))}`;
}

const secondsOf = (header: string) => /^t=(\d{1,12}),v1=[\w-]{43}$/.exec(header)?.[1];

/** Whether the header could be a signature of now: asked before a body is read at all. */
export function mayBeSigned(header: string, now: number): boolean {
  const seconds = secondsOf(header);
  return seconds !== undefined && Math.abs(now - Number(seconds) * 1000) <= toleranceMs;
}

/** Whether the header signs this very post, a moment ago. */
export async function isSignedMail(
  secret: string,
  post: Post,
  header: string,
  now: number,
): Promise<boolean> {
  if (!mayBeSigned(header, now)) return false;
  return sameSecret(header, await signMail(secret, post, Number(secondsOf(header)) * 1000));
}
