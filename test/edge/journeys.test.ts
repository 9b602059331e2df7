import { describe, expect, it } from 'vitest';
import type { FiledAnswer, Thread } from '#shared/contract/tickets.ts';
import { panelNames } from '../fakes/panels.ts';
import { type Browser, problemOf } from '../helpers/browser.ts';
import { solveAt } from '../helpers/proof-of-work.ts';
import { goodRequest } from '../helpers/tickets.ts';
import { signInAgentAt } from './desk.ts';
import { goodVariables } from './open-edge.ts';
import { mustBe, openEdgeWithPhone, signInAt } from './phone.ts';

const mobile = '09121234567';
const { replyChannel: _, ...request } = goodRequest;

const readThread = async (browser: Browser, code: string) =>
  (await (await mustBe(await browser.get(`/api/requests/${code}`), 200)).json()) as Thread;

/** A guest does the work by itself, files, and proves the phone with the code that came. */
async function fileAndProve(edge: Awaited<ReturnType<typeof openEdgeWithPhone>>) {
  const browser = edge.visitor();
  expect(await problemOf(browser.post('/api/contact', { ...request, mobile }))).toBe('work_needed');
  const work = await solveAt(edge.worker.fetch, goodVariables.PUBLIC_ORIGIN)('ticket', mobile);
  const filed = await mustBe(
    await browser.post(
      '/api/contact',
      { ...request, work, mobile },
      { 'Idempotency-Key': 'form-key-of-a-guest' },
    ),
    201,
  );
  const { code, state } = (await filed.json()) as FiledAnswer;
  expect(state).toBe('unconfirmed');
  const proof = { code: await edge.codeFor(mobile) };
  await mustBe(await browser.post('/api/contact/prove', proof), 200);
  return { browser, code };
}

describe('a person at the built worker', () => {
  it.each(panelNames)('files a request and proves a phone by %s', async (name) => {
    const edge = await openEdgeWithPhone({}, name);
    const { browser, code } = await fileAndProve(edge);
    expect((await readThread(browser, code)).state).toBe('waiting');
    expect(await edge.rows(`SELECT DISTINCT provider FROM outbox WHERE state = 'sent'`)).toEqual([
      expect.objectContaining({ provider: name }),
    ]);
    expect(edge.worker.lines.join('\n')).not.toContain('key-in-');
  });

  it('is answered at the desk, replies, and signs out', async () => {
    const edge = await openEdgeWithPhone();
    const { browser, code } = await fileAndProve(edge);
    const agent = await signInAgentAt(edge);
    expect((await agent.list()).tickets.map((ticket) => ticket.code)).toEqual([code]);
    const before = edge.last(mobile);
    await mustBe(await agent.act(code, 'reply', { text: 'دوباره امتحان کنید، درست شد.' }), 201);
    // The customer is notified by the gateway, behind the answer.
    await edge.until(() => edge.last(mobile) !== before);
    expect(edge.last(mobile)?.text).toContain(code);

    const thread = await readThread(browser, code);
    expect(thread.messages.at(-1)?.text).toBe('دوباره امتحان کنید، درست شد.');
    await mustBe(
      await browser.post(
        `/api/requests/${code}/messages`,
        { text: 'ممنون، درست شد.', attachments: [] },
        { 'Idempotency-Key': 'a-key-of-the-next-message' },
      ),
      201,
    );
    expect((await agent.read(code)).messages.at(-1)?.text).toBe('ممنون، درست شد.');

    expect((await agent.browser.post('/api/desk/sign-out')).status).toBe(204);
    expect(await problemOf(agent.browser.get('/api/desk/tickets'))).toBe('sign_in_needed');
    expect((await browser.post('/api/sign-out')).status).toBe(204);
    expect(await problemOf(browser.get(`/api/requests/${code}`))).toBe('sign_in_needed');
    expect(await problemOf(edge.visitor().get(`/api/requests/${code}`))).toBe('sign_in_needed');
  });

  it('R21 has cookies that this origin alone can read and set', async () => {
    const edge = await openEdgeWithPhone();
    const lines: string[] = [];
    const browser = edge.visitor();
    const post = async (path: string, body: unknown) => {
      const answer = await browser.post(path, body);
      lines.push(...answer.headers.getSetCookie());
      return answer;
    };
    await mustBe(await post('/api/sign-in/code', { mobile }), 202);
    await mustBe(await post('/api/sign-in/prove', { code: await edge.codeFor(mobile) }), 204);
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) {
      expect(line).toMatch(/^__Host-/);
      const attributes = line.toLowerCase().split('; ').slice(1);
      // A cookie that is taken back has nothing left to guard.
      const guards = /=;/.test(line) ? [] : ['httponly', 'samesite=lax'];
      for (const attribute of ['secure', 'path=/', ...guards])
        expect(attributes, line).toContain(attribute);
      expect(line).not.toMatch(/domain=/i);
    }
    expect((await browser.get('/api/requests')).status).toBe(200);
  });

  it('R19 is accepted from our own pages alone', async () => {
    const edge = await openEdgeWithPhone();
    const customer = await signInAt(edge, mobile);
    const foreign = { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' };
    expect(await problemOf(customer.post('/api/sign-out', undefined, foreign))).toBe(
      'foreign_origin',
    );
    expect((await customer.get('/api/requests')).status).toBe(200);
  });
});
