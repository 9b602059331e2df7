import { decodeBase64Url } from 'hono/utils/encode';
import * as z from 'zod/mini';
import {
  shownDigits,
  type WorkChallenge,
  type WorkForm,
  workForms,
  workFound,
  workKeys,
  workSolution,
} from '#shared/contract/proof-of-work.ts';
import { minutes } from '../foundation/ports/clock.ts';
import { base64Url, makeToken } from '../foundation/ports/random.ts';
import type { Services } from '../foundation/ports/services.ts';
import { Problem } from '../foundation/problem.ts';
import { keyedHashText, sameSecret } from '../foundation/security/keyed-hash.ts';
import { derivationsOf, type SolvedLevel } from './difficulty.ts';

/** A challenge can be solved and sent for so long. */
export const challengeLifeMs = minutes(10);

/**
 * Pieces of a challenge. Whoever knows what their counters add up to need not look for the last one, so more
 * of them leave less luck; each costs one derivation here.
 */
const pieceCount = 12;

type With = Pick<Services, 'randomBytes' | 'clock'> & {
  config: Pick<Services['config'], 'appSecret'>;
};

/** What a challenge is for. Without a prefix it is for an address that the requester does not know. */
export type WorkAsked = { form: WorkForm; prefix: string | null };

/** A solved challenge, still to be redeemed. Its level is null where nothing was solved. */
export type Solution = { level: SolvedLevel; challengeId: string; expiresAt: number };

/** What was solved by who brings no work. */
export const noSolution: Solution = { level: null, challengeId: '', expiresAt: 0 };

const boundSchema = z.strictObject({
  id: z.string(),
  form: z.enum(workForms),
  prefix: z.nullable(z.string()),
  /** Index of what `derivationsOf` counts. */
  level: z.number(),
  /** Epoch ms. */
  expiresAt: z.number(),
});

/** What a challenge names. It is good until `expiresAt` by our own clock. */
type Bound = z.infer<typeof boundSchema>;

/** A challenge and its solution, for one derivation to each piece. */
export async function makeSolvedChallenge(
  services: With,
  { form, prefix, level }: WorkAsked & { level: number },
): Promise<{ challenge: WorkChallenge; solution: string }> {
  const id = makeToken(services.randomBytes, 16);
  const expiresAt = services.clock.now() + challengeLifeMs;
  const bound: Bound = { id, form, prefix, level, expiresAt };
  const text = base64Url(utf8.encode(JSON.stringify(bound)));
  const derive = await workKeys(text);
  const derivations = derivationsOf(level);
  const counters = countersFor(services, derivations);
  const keys = await Promise.all(counters.map((counter, piece) => derive(piece, counter)));
  const signed = {
    challenge: text,
    signature: await signatureOf(services, text, workFound(keys)),
  };
  const pieces = keys.map((key) => key.slice(0, shownDigits));
  return {
    challenge: { ...signed, derivations, pieces },
    solution: workSolution(signed, keys),
  };
}

/** A challenge for one form and prefix, good for ten minutes. */
export const makeChallenge = async (
  services: With,
  asked: WorkAsked & { level: number },
): Promise<WorkChallenge> => (await makeSolvedChallenge(services, asked)).challenge;

/**
 * Checks a solution without the database and without any derivation. Whether it was used before, and
 * whether it is hard enough, is settled by `redeem`.
 * @throws Problem `work_wrong` or `work_expired`.
 */
export async function readSolution(
  services: With,
  asked: WorkAsked,
  sent: string | undefined,
): Promise<Solution> {
  if (!sent) return noSolution;
  const [text = '', signature = '', found = '', ...rest] = sent.split('.');
  const isSigned =
    rest.length === 0 && sameSecret(signature, await signatureOf(services, text, found));
  const bound = isSigned ? readBound(text) : null;
  if (bound?.form !== asked.form || bound.prefix !== asked.prefix) throw new Problem('work_wrong');
  const { id: challengeId, level, expiresAt } = bound;
  if (expiresAt <= services.clock.now()) throw new Problem('work_expired');
  return { level, challengeId, expiresAt };
}

/** Read only behind its signature, and still checked: a later release may have signed something else. */
function readBound(text: string): Bound | null {
  try {
    const json: unknown = JSON.parse(new TextDecoder().decode(decodeBase64Url(text)));
    return boundSchema.safeParse(json).data ?? null;
  } catch {
    return null;
  }
}

/** Over the solution too, so that nothing has to be derived again to check it. */
const signatureOf = ({ config }: With, text: string, found: string): Promise<string> =>
  keyedHashText(config.appSecret, 'work solution', text, found);

/** Counters that no search order finds sooner than another: all ways to make up the sum are as likely. */
function countersFor(services: With, derivations: number): number[] {
  // A counter of nought takes one derivation.
  const sum = derivations - pieceCount;
  const cuts = Array.from({ length: pieceCount - 1 }, () => randomUint32(services) % (sum + 1));
  const bounds = [...cuts.sort((one, other) => one - other), sum];
  return bounds.map((bound, i) => bound - (bounds[i - 1] ?? 0));
}

const randomUint32 = ({ randomBytes }: With) => new DataView(randomBytes(4).buffer).getUint32(0);

const utf8 = new TextEncoder();
