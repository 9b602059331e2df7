import type { Context } from 'hono';
import type { Services } from '../foundation/ports/services.ts';
import { dropSafeCookie, listSafeCookies, setSafeCookie } from '../foundation/security/cookies.ts';
import { filePurpose, waitingMs } from './scope.ts';

// Each request that waits has a cookie of its own, named by its tracking code: two of one browser take nothing from
// each other, also where both are answered at one time, and each cookie ends by itself.

type With = Pick<Services, 'config' | 'clock'>;

const prefix = `proof-${filePurpose}`;
/** How many requests of one browser may wait; with one more the cookie that was given first goes. */
const mostWaiting = 5;

/** The proof of a request that this browser has sent. */
type Kept = {
  /** Of the cookie, behind the prefix; empty for one that an earlier release gave for all requests. */
  rest: string;
  proofId: string;
  /** Epoch ms; 0 where the cookie does not say. */
  keptAt: number;
};

const restOf = (trackingCode: string) => `-${trackingCode.replaceAll('-', '')}`;

/** The last one first. */
const listKept = (services: With, c: Context): Kept[] =>
  listSafeCookies(services, c, prefix)
    .map(({ rest, value }) => {
      const [proofId = '', at = ''] = value.split('.');
      return { rest, proofId, keptAt: Number.parseInt(at, 36) || 0 };
    })
    // Browsers send the one that was given first before the others (RFC 6265, 5.4).
    .reverse()
    .sort((a, b) => b.keptAt - a.keptAt);

/** Ids of the proofs of requests that this browser has sent, the last one first; five at the most, for each is looked up. */
export const listWaitingProofs = (services: With, c: Context): string[] =>
  listKept(services, c)
    .slice(0, mostWaiting)
    .map(({ proofId }) => proofId);

/**
 * Id of the proof that this browser holds for the request with this tracking code, as people read it or as it is
 * stored; for the last one that it sent where none is named. Undefined where it holds none.
 */
export function readWaitingProof(
  services: With,
  c: Context,
  trackingCode: string | undefined,
): string | undefined {
  const kept = listKept(services, c);
  if (trackingCode === undefined) return kept[0]?.proofId;
  const named = kept.find(({ rest }) => rest === restOf(trackingCode));
  return (named ?? kept.find(({ rest }) => rest === ''))?.proofId;
}

/**
 * Gives the browser the id of the proof that its request waits for (R4): it may ask for another one by it for as
 * long as the request is kept. Takes the place of `instead`, the proof that was waited for before.
 */
export function keepWaiting(
  services: With,
  c: Context,
  {
    proofId,
    trackingCode,
    instead,
  }: { proofId: string; trackingCode: string; instead?: string | undefined },
) {
  const rest = restOf(trackingCode);
  const others = listKept(services, c).filter((one) => one.rest !== rest);
  const value = `${proofId}.${services.clock.now().toString(36)}`;
  setSafeCookie(services, c, prefix + rest, value, waitingMs / 1000);
  others.forEach((one, at) => {
    if (at >= mostWaiting - 1 || one.proofId === instead)
      dropSafeCookie(services, c, prefix + one.rest);
  });
}

/** Takes the cookie back that holds this proof, where there is one: it is used up. */
export function forgetWaiting(services: With, c: Context, proofId: string | undefined) {
  for (const one of listKept(services, c))
    if (one.proofId === proofId) dropSafeCookie(services, c, prefix + one.rest);
}
