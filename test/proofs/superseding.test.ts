import { describe, expect, it } from 'vitest';
import { blockAddress } from '../../worker/people/store.ts';
import { createTestApp, type TestApp } from '../helpers/app.ts';
import { type Browser, problemOf } from '../helpers/browser.ts';
import { solveFor } from '../helpers/proof-of-work.ts';
import { goodRequest } from '../helpers/tickets.ts';

// Whoever knows a number can ask for codes to it. What is not sent takes the place of nothing.

const mobile = '+989121234567';
const email = 'reza@example.com';
const { replyChannel: _replyChannel, ...request } = goodRequest;

async function file(
  browser: Browser,
  no: number,
  sender: { mobile?: string; email?: string; prove?: string },
) {
  const work = await solveFor(browser, 'ticket', sender.mobile ?? sender.email);
  const body = { ...request, title: `${request.title} ${no}`, ...sender, work };
  const answer = await browser.post('/api/contact', body);
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { code: string }).code;
}

const provers = {
  file: '/api/contact/prove',
  lookUp: '/api/requests/prove',
} as const;

describe('R7 a code that was sent', () => {
  it('stays alive where somebody else files for the same phone and gets none', async () => {
    const app = await createTestApp();
    const owner = app.visitor();
    await file(owner, 1, { mobile });
    const { code } = app.lastSms();
    for (let i = 2; i < 5; i++) await file(app.visitor(), i, { mobile });
    expect(app.texts).toHaveLength(1);
    expect((await owner.post(provers.file, { code })).status).toBe(200);
  });

  it('stays alive where the same request is looked up again and no code is sent', async () => {
    const app = await createTestApp();
    const ticket = await file(app.visitor(), 1, { mobile });
    app.clock.turn(61_000);
    const owner = app.visitor();
    await owner.post(`/api/requests/${ticket}/proof`, {});
    const { code } = app.lastSms();
    const other = await file(app.visitor(), 2, { mobile });
    await app.visitor().post(`/api/requests/${other}/proof`, {});
    expect(app.texts).toHaveLength(2);
    expect((await owner.post(provers.lookUp, { code })).status).toBe(204);
  });

  it.each([
    ['code', { email, prove: 'code' }],
    ['link', { email, prove: 'link' }],
  ])('stays alive in a mailbox too: a %s', async (_, sender) => {
    const app = await createTestApp();
    const owner = app.visitor();
    await file(owner, 1, sender);
    const { code, link } = app.lastMail();
    for (let i = 2; i < 4; i++) await file(app.visitor(), i, sender);
    expect(app.mails).toHaveLength(1);
    if (sender.prove === 'code')
      return expect((await owner.post(provers.file, { code })).status).toBe(200);
    const { searchParams } = new URL(link);
    const answer = await owner.postForm('/confirm/', Object.fromEntries(searchParams));
    expect(answer.status).toBe(303);
  });

  it('ends with the next that is sent', async () => {
    const app = await createTestApp();
    const owner = app.visitor();
    await file(owner, 1, { mobile });
    const { code } = app.lastSms();
    app.clock.turn(61_000);
    await file(app.visitor(), 2, { mobile });
    expect(app.texts).toHaveLength(2);
    expect(await problemOf(owner.post(provers.file, { code }))).toBe('code_expired');
  });

  it('R10 answers alike for a number that is blocked', async () => {
    const seen = async (app: TestApp) => {
      const [first, second] = [app.visitor(), app.visitor()];
      await file(first, 1, { mobile });
      await file(second, 2, { mobile });
      const problems = [await problemOf(first.post(provers.file, { code: '000000' }))];
      app.clock.turn(61_000);
      await file(app.visitor(), 3, { mobile });
      for (const browser of [first, second])
        problems.push(await problemOf(browser.post(provers.file, { code: '000000' })));
      return problems;
    };
    const free = await seen(await createTestApp());
    expect(free).toEqual(['code_wrong', 'code_expired', 'code_expired']);
    const stopped = await createTestApp();
    await blockAddress(stopped.db, {
      address: mobile,
      reason: 'آزار',
      blockedAt: 1,
      blockedBy: null,
    });
    expect(await seen(stopped)).toEqual(free);
  });
});
