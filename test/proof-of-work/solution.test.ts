import { describe, expect, it } from 'vitest';
import type { WorkChallenge } from '#shared/contract/proof-of-work.ts';
import { solveChallenge } from '../../src/api/solve-challenge.ts';
import { commit } from '../../worker/foundation/database/commit.ts';
import { minutes, seconds } from '../../worker/foundation/ports/clock.ts';
import {
  makeChallenge,
  makeSolvedChallenge,
  readSolution,
} from '../../worker/proof-of-work/challenge.ts';
import { redeem } from '../../worker/proof-of-work/charge.ts';
import { createTestApp, type TestApp } from '../helpers/app.ts';
import { outcomeOf } from '../helpers/outcome.ts';
import { solveFor } from '../helpers/proof-of-work.ts';

const prefix = '+98912123';
const forTicket = { form: 'ticket', prefix } as const;

const submit = async ({ db, clock, services }: TestApp, sent: string, asked = {}) =>
  await commit(
    db,
    redeem(
      db,
      await readSolution(services, { ...forTicket, ...asked }, sent),
      [{ key: 'quiet', usual: 1, steps: [1] }],
      clock.now(),
    ),
  );

const boundOf = ({ challenge }: Pick<WorkChallenge, 'challenge'>) =>
  JSON.parse(Buffer.from(challenge, 'base64url').toString()) as Record<string, unknown>;

describe('the work of an anonymous request', () => {
  it('R27 one solution passes once, however often it is sent at once', async () => {
    const app = await createTestApp();
    const solution = await solveFor(app.visitor(), 'ticket');
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, () => outcomeOf(submit(app, solution))),
    );
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'work_spent')).toHaveLength(49);
  });

  it('R27 a solution is good for ten minutes by our own clock', async () => {
    const app = await createTestApp();
    const inTime = await solveFor(app.visitor(), 'ticket');
    const late = await solveFor(app.visitor(), 'ticket');
    app.clock.turn(minutes(10) - seconds(1));
    expect(await outcomeOf(submit(app, inTime))).toBe('done');
    app.clock.turn(seconds(2));
    expect(await outcomeOf(submit(app, late))).toBe('work_expired');
  });

  it.each([
    { form: 'code' },
    { form: 'lookup' },
    { prefix: '+98912124' },
    { prefix: 'example.ir' },
    { prefix: null },
  ])('R27 R61 a solution for one form and prefix is nothing for %j', async (other) => {
    const app = await createTestApp();
    const solution = await solveFor(app.visitor(), 'ticket');
    expect(await outcomeOf(submit(app, solution, other))).toBe('work_wrong');
  });

  it.each([
    ['another id', { id: 'x' }],
    ['another form', { form: 'code' }],
    ['another prefix', { prefix: '+98912124' }],
    ['a higher level', { level: 3 }],
    ['a later end', { expiresAt: 9e15 }],
  ])('R27 %s is refused', async (_, change) => {
    const app = await createTestApp();
    const made = await makeSolvedChallenge(app.services, { ...forTicket, level: 0 });
    const bound: Record<string, unknown> = { ...boundOf(made.challenge), ...change };
    const edited = Buffer.from(JSON.stringify(bound)).toString('base64url');
    const sent = made.solution.replace(made.challenge.challenge, edited);
    const { form, prefix } = bound;
    expect(await outcomeOf(submit(app, sent, { form, prefix }))).toBe('work_wrong');
  });

  it('R27 a solution with a piece that was not found is refused', async () => {
    const app = await createTestApp();
    const { solution } = await makeSolvedChallenge(app.services, { ...forTicket, level: 0 });
    const [challenge, signature, found = ''] = solution.split('.');
    for (const other of ['', found.slice(0, -16), `${found.slice(0, -1)}${'x'}`, `${found}00`])
      expect(await outcomeOf(submit(app, [challenge, signature, other].join('.')))).toBe(
        'work_wrong',
      );
    expect(await outcomeOf(submit(app, `${solution}.`))).toBe('work_wrong');
    expect(await outcomeOf(submit(app, solution))).toBe('done');
  });

  it.each(['x', '..', '...', btoa('null'), `${btoa('{}')}.x.y`, '\u{1F600}.é.\0'])(
    'R27 %j is no solution',
    async (text) => {
      const app = await createTestApp();
      expect(await outcomeOf(readSolution(app.services, forTicket, text))).toBe('work_wrong');
    },
  );

  it('a refused batch keeps the solution unspent', async () => {
    const app = await createTestApp();
    const { db, clock, services } = app;
    const solution = await readSolution(
      services,
      forTicket,
      (await makeSolvedChallenge(services, { ...forTicket, level: 0 })).solution,
    );
    const use = (usual: number) =>
      outcomeOf(
        commit(db, redeem(db, solution, [{ key: 'busy', usual, steps: [1, 2] }], clock.now())),
      );
    expect(await use(0)).toBe('work_needed');
    expect(await use(1)).toBe('done');
  });

  it('R61 takes as many derivations as it says, however the counters fell', async () => {
    const app = await createTestApp();
    const { subtle } = crypto;
    const derive = subtle.deriveBits.bind(subtle);
    for (let i = 0; i < 2; i++) {
      const challenge = await makeChallenge(app.services, { ...forTicket, level: 0 });
      let derived = 0;
      subtle.deriveBits = (...given) => {
        derived++;
        return derive(...given);
      };
      const solution = await solveChallenge(challenge).finally(() => {
        subtle.deriveBits = derive;
      });
      expect(derived).toBe(challenge.derivations);
      expect(await outcomeOf(submit(app, solution))).toBe('done');
    }
  });

  it('R61 is made with few derivations and checked with none', async () => {
    const app = await createTestApp();
    const { subtle } = crypto;
    const derive = subtle.deriveBits.bind(subtle);
    let derived = 0;
    subtle.deriveBits = (...given) => {
      derived++;
      return derive(...given);
    };
    try {
      const { solution } = await makeSolvedChallenge(app.services, { ...forTicket, level: 8 });
      expect(derived).toBe(12);
      await readSolution(app.services, forTicket, solution);
      expect(derived).toBe(12);
    } finally {
      subtle.deriveBits = derive;
    }
  });

  it('is given up when its person goes on to something else', async () => {
    const app = await createTestApp();
    const challenge = await makeChallenge(app.services, { ...forTicket, level: 8 });
    const giveUp = new AbortController();
    const solving = solveChallenge(challenge, { signal: giveUp.signal });
    giveUp.abort();
    await expect(solving).rejects.toThrow('abort');
  });
});
