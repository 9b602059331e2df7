import type { Context } from 'hono';
import type { CodeSent } from '#shared/contract/sign-in.ts';
import { days } from '../foundation/ports/clock.ts';
import type { Services } from '../foundation/ports/services.ts';
import { Problem } from '../foundation/problem.ts';
import { readSafeCookie, setSafeCookie } from '../foundation/security/cookies.ts';
import { readSolution, type Solution } from '../proof-of-work/challenge.ts';
import { dropProof, isKnownDevice, keepProof, rememberDevice } from '../proofs/browser.ts';
import { lifeMs } from '../proofs/life.ts';
import { keepToken } from '../sessions/browser.ts';

const askedCookie = 'asked';
const askedSeconds = 60 * 60;

type With = Pick<Services, 'config' | 'randomBytes' | 'clock' | 'settings'>;

/**
 * What the rules must know of the browser that asks for a code: whether it has proven this address
 * before, and what work it brings. The first code of a device is free, as far as its address allows, and
 * those of a known one are (R61).
 * @throws Problem `work_needed` and those of a bad solution.
 */
export async function readAsker(
  services: With,
  c: Context,
  address: string,
  typed: string | undefined,
): Promise<{ knownDevice: boolean; solution: Solution; clientAddress: string }> {
  const solution = await readSolution(services, 'code', typed);
  const knownDevice = await isKnownDevice(services, c, address);
  const isFirst = readSafeCookie(services, c, askedCookie) === undefined;
  if (solution.level === null && !isFirst && !knownDevice)
    throw new Problem('work_needed', { facts: { level: 0 } });
  return {
    solution,
    knownDevice,
    clientAddress: c.var.clientAddress,
  };
}

/** Gives the browser what it needs to prove, and says how long that holds. */
export function answerCodeSent(
  services: With,
  c: Context,
  sent: { purpose: string; proofId: string; kind: 'sms_code' | 'email_code' },
) {
  keepProof(services, c, sent);
  setSafeCookie(services, c, askedCookie, '1', askedSeconds);
  const answer: CodeSent = {
    kind: sent.kind === 'sms_code' ? 'mobile' : 'email',
    expiresInSeconds: lifeMs[sent.kind] / 1000,
    resendAfterSeconds: 60,
  };
  return c.json(answer, 202);
}

/**
 * Gives the browser the customer's session that its proof has opened, as long as settings let one last,
 * and remembers the device for the address. `purpose` is that of the proof, which is used up.
 */
export async function startCustomerSession(
  services: With,
  c: Context,
  { token, address, purpose }: { token: string; address: string; purpose: string },
): Promise<void> {
  const seconds = days(services.settings.limits.customerSessionDays) / 1000;
  keepToken(services, c, 'customer', token, seconds);
  dropProof(services, c, purpose);
  await rememberDevice(services, c, address);
}
