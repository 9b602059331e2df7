import { type WorkChallenge, type WorkForm, workPrefixOf } from '#shared/contract/proof-of-work.ts';
import { email, looksLikeEmail } from '#shared/fields/email.ts';
import { mobile } from '#shared/fields/mobile.ts';
import { ApiFault, answerOf, api } from './client.browser.ts';
import { wasProvenHere } from './proven-here.browser.ts';
import { solveChallenge } from './solve-challenge.ts';
import * as texts from './texts.ts';
import { inProgress, wasCancelled } from './work-in-progress.browser.ts';

/** What the work is for: a form, and the mobile or e-mail address as typed, where the page knows it. */
export type WorkFor = { form: WorkForm; address?: string | undefined };

/** Faults that another solution mends: it was not hard enough, or it is too late for it. */
const mendedByWork: readonly string[] = ['work_needed', 'work_expired', 'work_wrong'];

/** How often a request is sent again with harder work, before its fault is shown. */
const mostTries = 4;

/** Fetches a challenge and solves it; answers what requests carry. @throws ApiFault, AbortError */
const solveProofOfWork = ({ form, address }: WorkFor): Promise<string> =>
  inProgress(async (signal) => {
    const canonical = address && canonicalOf(address);
    const query = { form, ...(canonical && { prefix: workPrefixOf(canonical) }) };
    const challenge = await answerOf(api['proof-of-work'].$get({ query }, { init: { signal } }));
    try {
      return await solveInWorker(challenge, signal);
    } catch (fault) {
      if (wasCancelled(fault)) throw fault;
      console.error(fault);
      throw new ApiFault({
        code: 'work_wrong',
        message: texts.workNotDone,
      });
    }
  });

/** Undefined for what is no address; the request itself is refused then, with words for its field. */
function canonicalOf(typed: string): string | undefined {
  const parsed = (looksLikeEmail(typed) ? email : mobile).parse(typed);
  return parsed.ok ? parsed.value : undefined;
}

/** In a web worker; where that cannot be loaded, beside the page's own work. */
async function solveInWorker(challenge: WorkChallenge, signal: AbortSignal): Promise<string> {
  const worker = openWorker();
  if (!worker) return await solveChallenge(challenge, { lanes: 1, signal });
  try {
    const answer = await new Promise<{ solution?: string; fault?: string } | null>(
      (resolve, reject) => {
        worker.onmessage = ({ data }: MessageEvent<{ solution?: string; fault?: string }>) =>
          resolve(data);
        worker.onerror = () => resolve(null);
        signal.addEventListener('abort', () => reject(signal.reason));
        signal.throwIfAborted();
        worker.postMessage(challenge);
      },
    );
    if (answer === null) return await solveChallenge(challenge, { lanes: 1, signal });
    if (answer.solution === undefined) throw new Error(answer.fault);
    return answer.solution;
  } finally {
    worker.terminate();
  }
}

function openWorker(): Worker | null {
  try {
    return new Worker(new URL('./solver.browser.ts', import.meta.url), { type: 'module' });
  } catch {
    return null;
  }
}

/**
 * Sends a request with proof of work, and again where the API asks for more. A known device needs none, so a
 * browser that has proven an address asks without it first.
 * @param options.first Whether work is done before the first try, where that is known better.
 * @throws ApiFault, AbortError where the person gave up the work
 */
export async function withProofOfWork<Answer>(
  workFor: WorkFor,
  send: (work: string | undefined) => Promise<Answer>,
  { first = !wasProvenHere() }: { first?: boolean } = {},
): Promise<Answer> {
  let work = first ? await solveProofOfWork(workFor) : undefined;
  for (let tries = 1; ; tries++) {
    try {
      return await send(work);
    } catch (fault) {
      const isMended = fault instanceof ApiFault && mendedByWork.includes(fault.code);
      if (!isMended || tries === mostTries) throw fault;
      work = await solveProofOfWork(workFor);
    }
  }
}
