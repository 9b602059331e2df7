import { base64Url } from '../foundation/chance.ts';
import { minutes } from '../foundation/clock.ts';
import { keyedHashText, sameSecret } from '../foundation/keyed-hash.ts';

/** A mail server's clock may be this far off, and a post this slow. */
const toleranceMs = minutes(5);

const digest = async (body: Uint8Array<ArrayBuffer>) =>
  base64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', body)));

/** `t=<epoch seconds>,v1=<HMAC>` over time and body, as `npm run inbound:pipe` sends it. */
export async function signMail(
  secret: string,
  body: Uint8Array<ArrayBuffer>,
  now: number,
): Promise<string> {
  const seconds = String(Math.floor(now / 1000));
  return `t=${seconds},v1=${await keyedHashText(secret, 'inbound mail', seconds, await digest(body))}`;
}

/** Whether the header signs this very body, a moment ago. */
export async function isSignedMail(
  secret: string,
  body: Uint8Array<ArrayBuffer>,
  header: string,
  now: number,
): Promise<boolean> {
  const seconds = /^t=(\d{1,12}),/.exec(header)?.[1];
  if (seconds === undefined || Math.abs(now - Number(seconds) * 1000) > toleranceMs) return false;
  return sameSecret(header, await signMail(secret, body, Number(seconds) * 1000));
}
