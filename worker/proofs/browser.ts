import type { Context } from 'hono';
import type { Services } from '../foundation/ports/services.ts';
import { dropSafeCookie, readSafeCookie, setSafeCookie } from '../foundation/security/cookies.ts';
import { sameSecret } from '../foundation/security/keyed-hash.ts';
import { lifeMs } from './life.ts';
import type { ProofKind } from './schema.ts';
import { deviceMarkFor } from './secrets.ts';

type With = Pick<Services, 'config'>;

const cookieOf = (purpose: string) => `proof-${purpose}`;
const deviceCookie = 'device';
const deviceSeconds = 365 * 24 * 60 * 60;

/** Gives the browser that asked the id it needs to prove (R4), for as long as the proof holds. */
export const keepProof = (
  services: With,
  c: Context,
  { purpose, proofId, kind }: { purpose: string; proofId: string; kind: ProofKind },
) => setSafeCookie(services, c, cookieOf(purpose), proofId, lifeMs[kind] / 1000);

/** Id of the proof that this browser began for `purpose`; undefined where none. */
export const readProof = (services: With, c: Context, purpose: string) =>
  readSafeCookie(services, c, cookieOf(purpose));

/** Removes the cookie that `readProof` reads. */
export const dropProof = (services: With, c: Context, purpose: string) =>
  dropSafeCookie(services, c, cookieOf(purpose));

/** An agent's browser may be a customer's too, and a family has several numbers. */
const marksOfDevice = 5;

const readMarks = (services: With, c: Context): string[] =>
  readSafeCookie(services, c, deviceCookie)?.split('.').slice(0, marksOfDevice) ?? [];

/** Remembers that this browser has proven `address`, beside the last others: nothing that is done elsewhere locks it out (R65). */
export async function rememberDevice(services: With, c: Context, address: string) {
  const mark = await deviceMarkFor(services.config.appSecret, address);
  const others = readMarks(services, c).filter((one) => one !== mark);
  const marks = [mark, ...others].slice(0, marksOfDevice);
  setSafeCookie(services, c, deviceCookie, marks.join('.'), deviceSeconds);
}

/** Whether this browser says that it has proven some address before; which, and whether it has, is not asked. */
export const isAnyKnownDevice = (services: With, c: Context): boolean =>
  readMarks(services, c).length > 0;

/** Whether this browser proved this address before; its sends and tries count apart from those of others (R65). */
export async function isKnownDevice(services: With, c: Context, address: string): Promise<boolean> {
  const marks = readMarks(services, c);
  if (marks.length === 0) return false;
  const own = await deviceMarkFor(services.config.appSecret, address);
  return marks.some((mark) => sameSecret(mark, own));
}
