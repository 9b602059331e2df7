import type { Context } from 'hono';
import type { CodeSent } from '#shared/contract/sign-in.ts';
import { days } from '../foundation/ports/clock.ts';
import type { Services } from '../foundation/ports/services.ts';
import { noSolution, readSolution, type Solution } from '../proof-of-work/challenge.ts';
import { workNeeded } from '../proof-of-work/charge.ts';
import { isKnownDevice, keepProof, rememberDevice } from '../proofs/browser.ts';
import { lifeMs } from '../proofs/life.ts';
import { keepToken } from '../sessions/browser.ts';

type With = Pick<Services, 'config' | 'randomBytes' | 'clock' | 'settings'>;

/**
 * What the rules must know of the browser that asks for a code: whether it has proven this address
 * before, and what work it brings. A known device needs none, and every other does (R61).
 * @param asked.prefix What the work names of the address; null where the requester does not know it.
 * @throws Problem `work_needed` where there is none, and those of a bad solution.
 */
export async function readAsker(
  services: With,
  c: Context,
  { address, prefix, work }: { address: string; prefix: string | null; work: string | undefined },
): Promise<{ knownDevice: boolean; solution: Solution; clientAddress: string }> {
  const { clientAddress } = c.var;
  if (await isKnownDevice(services, c, address))
    return { knownDevice: true, solution: noSolution, clientAddress };
  const solution = await readSolution(services, { form: 'code', prefix }, work);
  if (solution.level === null) throw workNeeded(0);
  return { knownDevice: false, solution, clientAddress };
}

/** Gives the browser what it needs to prove, and says how long that holds. */
export function answerCodeSent(
  services: With,
  c: Context,
  sent: { purpose: string; proofId: string; kind: 'sms_code' | 'email_code' },
) {
  keepProof(services, c, sent);
  const answer: CodeSent = {
    kind: sent.kind === 'sms_code' ? 'mobile' : 'email',
    expiresInSeconds: lifeMs[sent.kind] / 1000,
    resendAfterSeconds: 60,
  };
  return c.json(answer, 202);
}

/**
 * Gives the browser the customer's session that its proof has opened, as long as settings let one last,
 * and remembers the device for the address. The proof is used up: its cookie is the caller's to drop.
 */
export async function startCustomerSession(
  services: With,
  c: Context,
  { token, address }: { token: string; address: string },
): Promise<void> {
  const seconds = days(services.settings.limits.customerSessionDays) / 1000;
  keepToken(services, c, 'customer', token, seconds);
  await rememberDevice(services, c, address);
}
