import type { Challenge } from 'altcha-lib';
import { describe, expect, it } from 'vitest';
import { commit } from '../../worker/foundation/database/commit.ts';
import { hours, minutes, seconds } from '../../worker/foundation/ports/clock.ts';
import { makeChallenge, readSolution } from '../../worker/proof-of-work/challenge.ts';
import { addressLimit, redeemAndCharge } from '../../worker/proof-of-work/charge.ts';
import { allowanceFor, levelFor, topLevel } from '../../worker/proof-of-work/difficulty.ts';
import { createTestApp, type TestApp } from '../helpers/app.ts';
import { outcomeOf } from '../helpers/outcome.ts';
import { solve, solveFor } from '../helpers/proof-of-work.ts';

const submit = async ({ db, clock, services }: TestApp, text: string, form = 'ticket') => {
  const solution = await readSolution(services, form, text);
  const limits = [addressLimit('test', '192.0.2.1', 1_000, hours(1), solution)];
  return await commit(db, redeemAndCharge(db, limits, solution, clock));
};

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

  it('R27 a solution for one form is nothing for another', async () => {
    const app = await createTestApp();
    const solution = await solveFor(app.visitor(), 'code');
    expect(await outcomeOf(submit(app, solution))).toBe('work_wrong');
  });

  it.each([
    ['a cheaper challenge', (c: Challenge) => ({ ...c.parameters, cost: 1 })],
    [
      'a later end',
      (c: Challenge) => ({ ...c.parameters, data: { ...c.parameters.data, expiresAt: 9e15 } }),
    ],
    [
      'a higher level',
      (c: Challenge) => ({ ...c.parameters, data: { ...c.parameters.data, level: 3 } }),
    ],
    [
      'another id',
      (c: Challenge) => ({ ...c.parameters, data: { ...c.parameters.data, id: 'x' } }),
    ],
  ])('R27 %s is refused', async (_, edit) => {
    const app = await createTestApp();
    const challenge = await makeChallenge(app.services, 'ticket', 0);
    const solved = JSON.parse(atob(await solve(challenge))) as Record<string, unknown>;
    const edited = { ...solved, challenge: { ...challenge, parameters: edit(challenge) } };
    expect(await outcomeOf(submit(app, btoa(JSON.stringify(edited))))).toBe('work_wrong');
  });

  it.each([
    '',
    'x',
    btoa('null'),
    btoa('{}'),
    btoa('{"challenge":{"parameters":{}},"solution":{}}'),
  ])('R27 %j is no solution', async (text) => {
    const app = await createTestApp();
    const outcome = await outcomeOf(readSolution(app.services, 'ticket', text));
    expect(outcome).toBe(text === '' ? 'done' : 'work_wrong');
  });

  it('a refused charge keeps the solution unspent', async () => {
    const app = await createTestApp();
    const { db, clock, services } = app;
    const solution = await readSolution(
      services,
      'ticket',
      await solveFor(app.visitor(), 'ticket'),
    );
    const pay = (limit: { key: string; max: number }) =>
      outcomeOf(
        commit(db, redeemAndCharge(db, [{ ...limit, windowMs: hours(1) }], solution, clock)),
      );
    expect(await pay({ key: 'full', max: 0 })).toBe('too_many_requests');
    expect(await pay({ key: 'free', max: 1 })).toBe('done');
  });

  it('R9 an address that keeps asking works more step by step, and is stopped at ten times its limit', async () => {
    const app = await createTestApp();
    const ask = (level: number, nth: number) => {
      const solution = { level, challengeId: `solved ${level} ${nth}`, expiresAt: 9e15 };
      const limits = [addressLimit('test', '192.0.2.1', 2, hours(1), solution)];
      const { db, clock } = app;
      return outcomeOf(commit(db, redeemAndCharge(db, limits, solution, clock)));
    };
    const passed: number[] = [];
    for (let level = 0; level <= topLevel; level++) {
      let outcome = 'done';
      for (let nth = 0; outcome === 'done'; nth++) {
        outcome = await ask(level, nth);
        if (outcome === 'done') passed.push(level);
      }
      expect(outcome).toBe(level === topLevel ? 'too_many_requests' : 'work_needed');
    }
    expect(passed).toHaveLength(20);
    app.clock.turn(hours(1));
    expect(await ask(0, 99)).toBe('done');
  });

  it('rises with the count of an address, up to ten times its limit', () => {
    expect(allowanceFor(20, null)).toBe(20);
    expect(allowanceFor(20, topLevel)).toBe(200);
    expect([0, 19, 20, 39, 40, 99, 100, 199, 500].map((count) => levelFor(20, count))).toEqual([
      0, 0, 1, 1, 2, 2, 3, 3, 3,
    ]);
  });
});
