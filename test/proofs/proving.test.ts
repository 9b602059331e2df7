import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { commit, readTogether } from '../../worker/foundation/database/commit.ts';
import { hours, minutes, seconds } from '../../worker/foundation/ports/clock.ts';
import { judge, tryCode, tryLink } from '../../worker/proofs/prove.ts';
import { codeFor, linkTokenFor } from '../../worker/proofs/secrets.ts';
import { makeProof, type ProofAsked, startProof } from '../../worker/proofs/start.ts';
import { readTry, type Try } from '../../worker/proofs/store.ts';
import { createTestApp } from '../helpers/app.ts';
import { meanwhile } from '../helpers/meanwhile.ts';
import { outcomeOf } from '../helpers/outcome.ts';

const mobile = '+989121234567';
const neverWithheld = sql`0`;

/** Proofs without the features above: what they ask for is started and tried directly. */
async function openProofs() {
  const app = await createTestApp();
  const { db, clock } = app;
  const context = { ...app.services, db };
  const secret = app.config.appSecret;
  const prove = async (attempt: Try) => {
    const [[proof]] = await readTogether(db, [readTry(db, attempt)]);
    const { steps } = await judge(context, attempt, proof);
    await commit(db, steps);
  };
  const proved = async (proving: Promise<void>) => {
    const outcome = await outcomeOf(proving);
    return outcome === 'done' ? 'proven' : outcome;
  };
  return {
    ...app,
    async start(asked: Partial<ProofAsked> = {}) {
      const proof = makeProof(context, {
        address: mobile,
        purpose: 'test',
        kind: 'sms_code',
        ...asked,
      });
      const send = { id: proof.id, limits: [], now: clock.now(), isWithheld: neverWithheld };
      await commit(db, startProof(context, proof, send));
      return proof.id;
    },
    flood: () => db.all(sql`SELECT count FROM rate_limits WHERE key = 'wrong-codes'`),
    code: (proofId: string, purpose = 'test') => codeFor(secret, proofId, purpose),
    token: (proofId: string, purpose = 'test') => linkTokenFor(secret, proofId, purpose),
    tryCode: async (proofId: string, code: string, purpose = 'test') =>
      proved(tryCode(context, { proofId, purpose, code }).then(prove)),
    tryLink: async (proofId: string, token: string, purpose = 'test') =>
      proved(tryLink(context, { proofId, purpose, token }).then(prove)),
  };
}

const wrong = (code: string) => (code === '000000' ? '000001' : '000000');
const countOf = (outcomes: string[], outcome: string) =>
  outcomes.filter((one) => one === outcome).length;

describe('codes', () => {
  it('R2 are uniform over six digits', async () => {
    const codes = await Promise.all(
      Array.from({ length: 2000 }, (_, i) => codeFor('a fixed secret', `proof ${i}`, 'sign_in')),
    );
    expect(codes.every((code) => /^\d{6}$/.test(code))).toBe(true);
    for (let place = 0; place < 6; place++) {
      const counts = Array.from({ length: 10 }, () => 0);
      for (const code of codes) counts[Number(code[place])]! += 1;
      const chiSquare = counts.reduce((sum, count) => sum + (count - 200) ** 2 / 200, 0);
      expect(chiSquare).toBeLessThan(27.88); // 9 degrees of freedom, p = 0.001
    }
    expect(Math.abs(codes.filter((code) => code.startsWith('0')).length - 200)).toBeLessThan(60);
  });

  it.each([
    ['R3 a code', codeFor],
    ['R12 the token of a link', linkTokenFor],
  ])('%s follows from the secret, the challenge and the purpose', async (_, derive) => {
    const given = ['secret', 'proof', 'purpose'] as const;
    const first = await derive(...given);
    expect(await derive(...given)).toBe(first);
    const others = await Promise.all([
      derive('other', given[1], given[2]),
      derive(given[0], 'other', given[2]),
      derive(given[0], given[1], 'other'),
    ]);
    expect(new Set([first, ...others]).size).toBe(4);
  });

  it.each([
    ['sms_code' as const, seconds(120)],
    ['email_code' as const, minutes(10)],
  ])('R2 %s lives to the second', async (kind, life) => {
    const early = await openProofs();
    const inTime = await early.start({ kind });
    early.clock.turn(life - seconds(1));
    expect(await early.tryCode(inTime, await early.code(inTime))).toBe('proven');

    const late = await openProofs();
    const outOfTime = await late.start({ kind });
    late.clock.turn(life + seconds(1));
    expect(await late.tryCode(outOfTime, await late.code(outOfTime))).toBe('code_expired');
  });

  it('R4 pass for their own challenge and purpose only', async () => {
    const { start, code, tryCode } = await openProofs();
    const first = await start();
    const second = await start({ address: '+989350000000' });
    expect(await tryCode(second, await code(first))).toBe('code_wrong');
    expect(await tryCode(first, await code(first, 'other'), 'other')).toBe('code_expired');
    expect(await tryCode(first, await code(first))).toBe('proven');
  });

  it('R5 are judged five times at most, however many guess at once', async () => {
    const { start, code, tryCode } = await openProofs();
    const proof = await start();
    const right = await code(proof);
    const outcomes = await Promise.all(
      Array.from({ length: 300 }, () => tryCode(proof, wrong(right))),
    );
    expect(countOf(outcomes, 'code_wrong')).toBe(5);
    expect(countOf(outcomes, 'code_expired')).toBe(295);
    expect(await tryCode(proof, right)).toBe('code_expired');
  });

  it('R6 work once, however many send the right one at once', async () => {
    const { start, code, tryCode } = await openProofs();
    const proof = await start();
    const right = await code(proof);
    const outcomes = await Promise.all(Array.from({ length: 100 }, () => tryCode(proof, right)));
    expect(countOf(outcomes, 'proven')).toBe(1);
  });

  it('R7 die when a newer one is sent to the same phone for the same purpose', async () => {
    const { start, code, tryCode } = await openProofs();
    const first = await start();
    const otherPurpose = await start({ purpose: 'other' });
    const second = await start();
    expect(await tryCode(first, await code(first))).toBe('code_expired');
    expect(await tryCode(second, await code(second))).toBe('proven');
    expect(await tryCode(otherPurpose, await code(otherPurpose, 'other'), 'other')).toBe('proven');
  });

  it('R8 a new code buys no new guesses, but a known device still gets in', async () => {
    const { start, code, tryCode, clock } = await openProofs();
    const outcomes: string[] = [];
    for (let round = 0; round < 3; round++) {
      const proof = await start();
      const right = await code(proof);
      for (let i = 0; i < 5; i++) outcomes.push(await tryCode(proof, wrong(right)));
      clock.turn(minutes(1));
    }
    expect(countOf(outcomes, 'code_wrong')).toBe(10);
    expect(outcomes.slice(10)).toEqual(Array.from({ length: 5 }, () => 'too_many_requests'));

    const unknownDevice = await start();
    expect(await tryCode(unknownDevice, await code(unknownDevice))).toBe('too_many_requests');
    const known = await start({ knownDevice: true });
    expect(await tryCode(known, await code(known))).toBe('proven');

    clock.turn(minutes(61));
    const later = await start();
    expect(await tryCode(later, await code(later))).toBe('proven');
  });

  it('R8 wrong guesses at one phone leave another all of its guesses', async () => {
    const { start, code, tryCode } = await openProofs();
    for (const purpose of ['one', 'two']) {
      const proof = await start({ purpose });
      const digits = wrong(await code(proof, purpose));
      for (let i = 0; i < 5; i++) await tryCode(proof, digits, purpose);
    }
    const other = await start({ address: '+989350000000' });
    expect(await tryCode(other, await code(other))).toBe('proven');
  });

  it('R8 over all challenges ten are judged, however many guess at once', async () => {
    const { start, code, tryCode } = await openProofs();
    const guesses = [];
    for (const purpose of ['one', 'two', 'three']) {
      const proof = await start({ purpose });
      const digits = wrong(await code(proof, purpose));
      for (let i = 0; i < 5; i++) guesses.push(() => tryCode(proof, digits, purpose));
    }
    const outcomes = await Promise.all(guesses.map((guess) => guess()));
    expect(countOf(outcomes, 'code_wrong')).toBe(10);
    expect(countOf(outcomes, 'too_many_requests')).toBe(5);
  });

  it('R8 a right one is refused where others spend the guesses meanwhile', async () => {
    const app = await openProofs();
    const { start, code, tryCode, client, clock } = app;
    const proof = await start();
    const others = [await start({ purpose: 'one' }), await start({ purpose: 'two' })];
    await start({ address: '+989350000000' });
    clock.turn(minutes(1));
    meanwhile(client, async () => {
      for (const [i, purpose] of ['one', 'two'].entries()) {
        const digits = wrong(await code(others[i]!, purpose));
        for (let j = 0; j < 5; j++) await tryCode(others[i]!, digits, purpose);
      }
    });
    expect(await tryCode(proof, await code(proof))).toBe('too_many_requests');
    clock.turn(minutes(60));
    const later = await start();
    expect(await tryCode(later, await code(later))).toBe('proven');
  });

  it('R7 a right one is refused where a newer one is sent meanwhile', async () => {
    const { start, code, tryCode, client } = await openProofs();
    const proof = await start();
    meanwhile(client, () => start());
    expect(await tryCode(proof, await code(proof))).toBe('code_expired');
  });

  it('R8 twenty wrong guesses end the day', async () => {
    const { start, code, tryCode, clock } = await openProofs();
    const outcomes: string[] = [];
    for (let round = 0; round < 6; round++) {
      const proof = await start();
      const right = await code(proof);
      for (let i = 0; i < 5; i++) outcomes.push(await tryCode(proof, wrong(right)));
      clock.turn(minutes(40));
    }
    expect(countOf(outcomes, 'code_wrong')).toBe(20);
  });

  it('R65 wrong guesses at a known device leave other devices theirs, and end like theirs', async () => {
    const { start, code, tryCode } = await openProofs();
    const outcomes: string[] = [];
    for (const purpose of ['one', 'two', 'three']) {
      const proof = await start({ purpose, knownDevice: true });
      const digits = wrong(await code(proof, purpose));
      for (let i = 0; i < 5; i++) outcomes.push(await tryCode(proof, digits, purpose));
    }
    expect(countOf(outcomes, 'code_wrong')).toBe(10);
    const other = await start();
    expect(await tryCode(other, await code(other))).toBe('proven');
  });

  it('R66 a flood of wrong codes over many phones is counted for an hour and stops nobody', async () => {
    const { start, code, tryCode, clock, flood } = await openFlooded();
    expect(await flood()).toEqual([{ count: 8 }]);
    for (const knownDevice of [true, false]) {
      const proof = await start({ address: '+989359999999', knownDevice });
      expect(await tryCode(proof, await code(proof))).toBe('proven');
    }
    clock.turn(hours(1));
    const proof = await start({ address: '+989358888888' });
    await tryCode(proof, wrong(await code(proof)));
    expect(await flood()).toEqual([{ count: 1 }]);
  });

  it('R66 counts no wrong code that comes too late, none of a known device and no link', async () => {
    const { start, code, tryCode, tryLink, client, flood } = await openProofs();
    const proof = await start();
    const digits = wrong(await code(proof));
    meanwhile(client, () => start());
    expect(await tryCode(proof, digits)).toBe('code_expired');
    const known = await start({ address: '+989350000000', knownDevice: true });
    expect(await tryCode(known, wrong(await code(known)))).toBe('code_wrong');
    const link = await start({ kind: 'email_link', address: 'reza@example.com' });
    await tryLink(link, 'x'.repeat(43));
    expect(await flood()).toEqual([]);
  });
});

async function openFlooded() {
  const proofs = await openProofs();
  proofs.settings.limits.wrongCodesGlobalPerHour = 4;
  for (let i = 0; i < 4; i++) {
    const proof = await proofs.start({ address: `+98912000000${i}` });
    const right = await proofs.code(proof);
    for (let j = 0; j < 2; j++) await proofs.tryCode(proof, wrong(right));
  }
  return proofs;
}

describe('links', () => {
  const link = { kind: 'email_link' as const, address: 'reza@example.com' };

  it('R12 work once for two people who press the button at once', async () => {
    const { start, token, tryLink } = await openProofs();
    const proof = await start(link);
    const right = await token(proof);
    const outcomes = await Promise.all([tryLink(proof, right), tryLink(proof, right)]);
    expect(new Set(outcomes)).toEqual(new Set(['link_expired', 'proven']));
  });

  it('R12 live 24 hours and no second longer', async () => {
    const { start, token, tryLink, clock } = await openProofs();
    const proof = await start(link);
    clock.turn(minutes(24 * 60) + seconds(1));
    expect(await tryLink(proof, await token(proof))).toBe('link_expired');
  });

  it('R12 to different tickets of one mailbox do not end each other', async () => {
    const { start, token, tryLink } = await openProofs();
    const first = await start({ ...link, subject: 'ticket 1' });
    const second = await start({ ...link, subject: 'ticket 2' });
    expect(await tryLink(first, await token(second))).toBe('link_expired');
    expect(await tryLink(first, await token(first))).toBe('proven');
    expect(await tryLink(second, await token(second))).toBe('proven');
  });

  it('R12 are not ended by a code that somebody else asks for the same mailbox', async () => {
    const { start, token, tryLink } = await openProofs();
    const proof = await start({ ...link, subject: 'ticket 1' });
    await start({ ...link, kind: 'email_code', subject: 'ticket 2' });
    expect(await tryLink(proof, await token(proof))).toBe('proven');
    const own = await start({ ...link, subject: 'ticket 1' });
    await start({ ...link, kind: 'email_code', subject: 'ticket 1' });
    expect(await tryLink(own, await token(own))).toBe('link_expired');
  });

  it('R12 do not end a code for another ticket of the same mailbox', async () => {
    const { start, code, tryCode } = await openProofs();
    const proof = await start({ ...link, kind: 'email_code', subject: 'ticket 1' });
    await start({ ...link, subject: 'ticket 2' });
    expect(await tryCode(proof, await code(proof))).toBe('proven');
  });

  it('R12 are not opened by six digits, nor codes by a token', async () => {
    const { start, code, token, tryCode, tryLink } = await openProofs();
    const proof = await start(link);
    expect(await tryCode(proof, await code(proof))).toBe('code_expired');
    expect(await tryLink(proof, await token(proof))).toBe('proven');
    const digits = await start({ ...link, kind: 'email_code' });
    expect(await tryLink(digits, await token(digits))).toBe('link_expired');
    expect(await tryCode(digits, await code(digits))).toBe('proven');
  });
});

describe('R99 under a clock that was ahead', () => {
  it.each([minutes(5), hours(3), hours(24 * 3_650)])(
    'by %i ms a code and a link end with it',
    async (aheadMs) => {
      const app = await openProofs();
      app.clock.turn(aheadMs);
      const code = await app.start();
      const link = await app.start({ kind: 'email_link', address: 'reza@example.com' });
      app.clock.turn(-aheadMs);
      expect(await app.tryCode(code, await app.code(code))).toBe('code_expired');
      expect(await app.tryLink(link, await app.token(link))).toBe('link_expired');
      const next = await app.start();
      expect(await app.tryCode(next, await app.code(next))).toBe('proven');
    },
  );

  it('by a few seconds, as two clocks may be apart, it can be proven', async () => {
    const app = await openProofs();
    app.clock.turn(seconds(30));
    const code = await app.start();
    app.clock.turn(-seconds(30));
    expect(await app.tryCode(code, await app.code(code))).toBe('proven');
  });
});
