import { type Challenge, createChallenge, type Payload, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import { minutes } from '../foundation/ports/clock.ts';
import { makeToken } from '../foundation/ports/random.ts';
import type { Services } from '../foundation/ports/services.ts';
import { Problem } from '../foundation/problem.ts';
import { keyedHashText } from '../foundation/security/keyed-hash.ts';
import { countersOf, type SolvedLevel } from './difficulty.ts';

const lifeMs = minutes(10);
const keyIterations = 2_000;

type With = Pick<Services, 'randomBytes' | 'clock' | 'config'>;

/** A solved challenge, still to be redeemed. `challengeId` null = nothing was solved. */
export type Solution = { level: SolvedLevel; challengeId: string | null; expiresAt: number };

const noSolution: Solution = { level: null, challengeId: null, expiresAt: 0 };

const secretsOf = async ({ config }: With) => ({
  hmacSignatureSecret: await keyedHashText(config.appSecret, 'work challenge'),
  hmacKeySignatureSecret: await keyedHashText(config.appSecret, 'work solution'),
});

/**
 * A signed ALTCHA challenge for one form, good for ten minutes. Its end is in `data`, where our
 * own clock judges it.
 */
export async function makeChallenge(services: With, form: string, level: number) {
  const counters = countersOf(level);
  return createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost: keyIterations,
    counter: counters / 2 + (randomUint32(services) % (counters / 2)),
    deriveKey,
    data: {
      id: makeToken(services.randomBytes, 16),
      form,
      level,
      expiresAt: services.clock.now() + lifeMs,
    },
    ...(await secretsOf(services)),
  });
}

/**
 * Checks a solution (base64 of JSON, as ALTCHA's widget sends it) without the database. Whether
 * it was used before is settled by `redeem`.
 * @throws Problem `work_wrong` or `work_expired`.
 */
export async function readSolution(
  services: With,
  form: string,
  text: string | undefined,
): Promise<Solution> {
  if (!text) return noSolution;
  const payload = readPayload(text);
  if (!payload) throw new Problem('work_wrong');
  const result = await verifySolution({
    challenge: payload.challenge as Challenge,
    solution: payload.solution,
    deriveKey,
    ...(await secretsOf(services)),
  }).catch(() => null);
  if (!result?.verified) throw new Problem('work_wrong');

  const { id, form: boundForm, level, expiresAt } = payload.challenge.parameters.data ?? {};
  if (boundForm !== form) throw new Problem('work_wrong');
  if (Number(expiresAt) <= services.clock.now()) throw new Problem('work_expired');
  return { level: Number(level), challengeId: String(id), expiresAt: Number(expiresAt) };
}

function readPayload(text: string): Payload | null {
  try {
    const payload = JSON.parse(atob(text)) as Partial<Payload> | null;
    return payload?.challenge?.parameters && payload.solution ? (payload as Payload) : null;
  } catch {
    return null;
  }
}

const randomUint32 = ({ randomBytes }: With) => new DataView(randomBytes(4).buffer).getUint32(0);
