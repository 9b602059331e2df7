import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { commit } from '../../worker/foundation/database/commit.ts';
import { hours, minutes, seconds } from '../../worker/foundation/ports/clock.ts';
import { mailboxOf } from '../../worker/foundation/security/mailbox.ts';
import { isNoAgentMobile } from '../../worker/people/store.ts';
import { makeProof, makeSend, type ProofAsked, startProof } from '../../worker/proofs/start.ts';
import { chargeSend } from '../../worker/proofs/store-send-charge.ts';
import { amountOf } from '../helpers/amounts.ts';
import { createTestApp, type TestApp } from '../helpers/app.ts';
import { problemOf } from '../helpers/browser.ts';
import { signInByEmail } from '../helpers/people.ts';
import { solveFor } from '../helpers/proof-of-work.ts';
import { goodRequest } from '../helpers/tickets.ts';

const askByMail = (app: TestApp, email: string) =>
  app.visitor().post('/api/sign-in/code', { email });

const openApp = (limits: object = {}) =>
  createTestApp({
    settings: (settings) => {
      Object.assign(settings.limits, { sendsPerAddressPerHour: 10_000, ...limits });
      settings.limits.ticketsPerAddressPerHour = 10_000;
    },
  });

const { replyChannel: _replyChannel, ...request } = goodRequest;

describe('R67 a mailbox', () => {
  it.each([
    ['reza+shop@example.com', 'reza@example.com'],
    ['reza+a+b@example.com', 'reza@example.com'],
    ['r.e.za@example.com', 'r.e.za@example.com'],
    ['r.e.za+x@gmail.com', 'reza@gmail.com'],
    ['re.za@googlemail.com', 'reza@gmail.com'],
    ['+989121234567', '+989121234567'],
    ['code:7K3MX9QP2RTW', 'code:7K3MX9QP2RTW'],
  ])('%s is %s', (address, mailbox) => {
    expect(mailboxOf(address)).toBe(mailbox);
  });

  it('gets as many codes under sixty tags as under one address', async () => {
    const app = await openApp();
    let taken = 0;
    for (let i = 0; i < 60; i++) {
      if ((await askByMail(app, `reza+${i}@example.com`)).status === 202) taken += 1;
      app.clock.turn(seconds(61));
    }
    expect(taken).toBe(5);
    expect(app.mails).toHaveLength(5);
    expect((await askByMail(app, 'sara@example.com')).status).toBe(202);
  });

  it('gets three links a day from people who have proven nothing, whatever dots and tags they write', async () => {
    const app = await openApp();
    const spellings = ['reza', 'r.eza', 're.za+1', 'reza+2', 'r.e.z.a', 'rez.a'];
    for (const [i, spelling] of spellings.entries()) {
      const browser = app.visitor();
      const email = `${spelling}@gmail.com`;
      const sender = { email, prove: 'link', work: await solveFor(browser, 'ticket', email) };
      const answer = await browser.post('/api/contact', {
        ...request,
        title: `${request.title} ${i}`,
        ...sender,
      });
      expect(answer.status).toBe(201);
      app.clock.turn(minutes(20));
    }
    expect(app.mails.map(({ to }) => to)).toEqual([
      'reza@gmail.com',
      'r.eza@gmail.com',
      're.za+1@gmail.com',
    ]);
  });
});

describe('many sends at once', () => {
  /** Starts proofs as features do, many in one commit. */
  async function startMany(app: TestApp, asked: readonly ProofAsked[], isNobody = false) {
    const context = { ...app.services, db: app.db };
    for (let at = 0; at < asked.length; at += 200)
      await commit(
        app.db,
        asked.slice(at, at + 200).flatMap((one, i) => {
          const proof = makeProof(context, one);
          const isWithheld = isNobody ? isNoAgentMobile(one.address) : sql`0`;
          const send = makeSend(context, proof, isWithheld);
          // What is charged comes first; the rest costs much more and is looked at in a part of them.
          const isWhole = !isNobody || i % 20 === 0;
          return [chargeSend(app.db, send), ...(isWhole ? startProof(context, proof, send) : [])];
        }),
      );
  }

  const queued = async (app: TestApp) =>
    (await app.db.all<{ count: number }>(sql`SELECT count(*) AS count FROM outbox`))[0]?.count;

  it('R67 six hundred mails to people who asked for none end with their share of the day', async () => {
    const app = await openApp({ emailsPerDay: 1_000 });
    const owner = await signInByEmail(app, 'reza@example.com');
    await startMany(
      app,
      Array.from({ length: 600 }, (_, i) => ({
        kind: 'email_code',
        address: `person${i}@d${i}.example`,
        purpose: 'sign_in',
      })),
    );
    expect(await queued(app)).toBe(400);
    expect(await problemOf(askByMail(app, 'sara@example.com'))).toBe('email_spent');
    app.clock.turn(minutes(2));
    const again = owner.post('/api/sign-in/code', { email: 'reza@example.com' });
    expect((await again).status).toBe(202);
  });

  it('R62 thousands of codes for numbers of nobody leave every budget, prefix and phone as it was', async () => {
    const app = await openApp();
    await startMany(
      app,
      Array.from({ length: amountOf({ all: 10_000, inWorkerd: 2_000 }) }, (_, i) => ({
        kind: 'sms_code',
        address: `+98935${String(1_000_000 + i)}`,
        purpose: 'agent_sign_in',
      })),
      true,
    );
    expect(await queued(app)).toBe(0);
    const others = sql`SELECT key FROM rate_limits
      WHERE key NOT LIKE 'desk:%' AND key NOT LIKE 'from:%' ORDER BY key`;
    expect(await app.db.all(others)).toEqual([]);
    app.clock.turn(hours(1));
    const owner = app.visitor().post('/api/sign-in/code', { mobile: '+989351000000' });
    expect((await owner).status).toBe(202);
    expect(app.texts).toHaveLength(1);
  });
});
