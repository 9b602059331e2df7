import { describe, expect, it } from 'vitest';
import { hours, minutes } from '../../worker/foundation/ports/clock.ts';
import { addAgent as addNewAgent } from '../../worker/people/add-agent.ts';
import { newRecoveryCodes } from '../../worker/sign-in/new-recovery-codes.ts';
import { resetSecondFactor } from '../../worker/sign-in/reset-factor.ts';
import { setAgentEnabled } from '../../worker/sign-in/set-agent-enabled.ts';
import { createTestApp, type TestApp } from '../helpers/app.ts';
import { type Browser, problemIn, problemOf } from '../helpers/browser.ts';
import { meanwhile } from '../helpers/meanwhile.ts';
import {
  addAgent,
  authenticatorCode,
  passFirstFactor,
  recoveryCodesOf,
} from '../helpers/people.ts';

const mobile = '+989350000001';
const colleague = '+989350000002';
const contextOf = (app: TestApp) => ({ ...app.services, db: app.db });

async function openApp() {
  const app = await createTestApp({
    settings: ({ limits }) =>
      Object.assign(limits, { sendsPerMinute: 100, sendsPerHour: 100, sendsPerDay: 100 }),
  });
  const agent = await addAgent(app, { mobile });
  return { app, agent, codes: await recoveryCodesOf(app, agent) };
}

const halfOpen = (app: TestApp, phone = mobile) => passFirstFactor(app, phone);

const tryFactor = (browser: Browser, code = '') =>
  browser.post('/api/desk/sign-in/second-factor', { code });
const deskStatus = async (browser: Browser) => (await browser.get('/api/desk/session')).status;

describe('recovery codes of an agent', () => {
  it('R87 are ten, each once in the place of the authenticator', async () => {
    const { app, codes } = await openApp();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) {
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
      const browser = await halfOpen(app);
      const half = browser.cookies.get('__Host-desk');
      expect((await tryFactor(browser, code.toLowerCase().replace('-', ' '))).status).toBe(204);
      expect(await deskStatus(browser)).toBe(200);
      expect(browser.cookies.get('__Host-desk')).not.toBe(half);
      expect(await problemOf(tryFactor(await halfOpen(app), code))).toBe('code_wrong');
      app.clock.turn(hours(13));
    }
  });

  it('R87 work once at one moment, in one session and in two', async () => {
    const { app, codes } = await openApp();
    const browsers = [await halfOpen(app), await halfOpen(app)];
    const answers = await Promise.all(
      browsers.flatMap((browser) => [tryFactor(browser, codes[0]), tryFactor(browser, codes[0])]),
    );
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);

    const [one, other] = [await halfOpen(app), await halfOpen(app)];
    meanwhile(app.client, async () => expect((await tryFactor(other, codes[1])).status).toBe(204));
    expect(await problemOf(tryFactor(one, codes[1]))).toBe('code_wrong');
    expect(await deskStatus(one)).toBe(401);
  });

  it('R87 are alarmed as they are used, with how many are left', async () => {
    const { app, agent, codes } = await openApp();
    await tryFactor(await halfOpen(app), codes[3]);
    await tryFactor(await halfOpen(app), codes[3]);
    await tryFactor(await halfOpen(app), codes[7]);
    const alarms = app.logLines
      .filter((line) => line.includes('recovery_code_used'))
      .map((line) => JSON.parse(line) as object);
    expect(alarms).toMatchObject([
      { level: 'alarm', agentId: agent.id, left: 9 },
      { level: 'alarm', agentId: agent.id, left: 8 },
    ]);
    for (const code of codes)
      for (const form of [code, code.replace('-', '')])
        expect(app.logLines.join()).not.toContain(form);
  });

  it('R3 R87 lie nowhere as they are shown', async () => {
    const { app, codes } = await openApp();
    const { rows } = await app.client.execute('SELECT * FROM recovery_codes');
    const stored = JSON.stringify(rows);
    expect(rows).toHaveLength(10);
    for (const code of codes) {
      expect(stored).not.toContain(code);
      expect(stored).not.toContain(code.replace('-', ''));
    }
  });

  it('R87 are their agent’s alone, and need the code of the phone', async () => {
    const { app, agent, codes } = await openApp();
    const other = await addAgent(app, { mobile: colleague });
    const ofOther = await recoveryCodesOf(app, other);
    expect(await problemOf(tryFactor(await halfOpen(app), ofOther[0]))).toBe('code_wrong');
    expect(await problemOf(tryFactor(app.visitor(), codes[0]))).toBe('sign_in_needed');
    const asked = app.visitor();
    await asked.post('/api/desk/sign-in/code', { mobile });
    expect(await problemOf(asked.post('/api/desk/sign-in/prove', { code: codes[0] }))).toBe(
      'bad_input',
    );
    expect((await tryFactor(await halfOpen(app, colleague), ofOther[0])).status).toBe(204);
    const right = await authenticatorCode(app, agent);
    expect((await tryFactor(await halfOpen(app), right)).status).toBe(204);
    expect((await app.client.execute('SELECT * FROM recovery_codes')).rows).toHaveLength(19);
  });

  it('R87 count as tries when they are wrong, and are refused where those are spent', async () => {
    const { app, codes } = await openApp();
    let browser = await halfOpen(app);
    for (let i = 0; i < 10; i++) {
      if (i === 5) {
        expect(await problemOf(tryFactor(browser, codes[0]))).toBe('sign_in_needed');
        browser = await halfOpen(app);
      }
      expect(await problemOf(tryFactor(browser, '00000-00000'))).toBe('code_wrong');
    }
    const last = await halfOpen(app);
    expect(await problemOf(tryFactor(last, codes[0]))).toBe('too_many_requests');
    expect(await problemOf(tryFactor(last, '00000-00000'))).toBe('too_many_requests');
    app.clock.turn(hours(1));
    expect((await tryFactor(await halfOpen(app), codes[0])).status).toBe(204);
  });

  it.each([
    ['a new second factor', (app: TestApp) => resetSecondFactor(contextOf(app), mobile)],
    ['new recovery codes', (app: TestApp) => newRecoveryCodes(contextOf(app), mobile)],
  ])('R87 are void with %s, which gives ten others', async (_, renew) => {
    const { app, codes } = await openApp();
    await recoveryCodesOf(app, await addAgent(app, { mobile: colleague }));
    const made = await renew(app);
    const fresh = made && ('codes' in made ? made.codes : made.enrolment.recoveryCodes);
    expect(fresh).toHaveLength(10);
    expect(new Set([...codes, ...(fresh ?? [])]).size).toBe(20);
    expect(await problemOf(tryFactor(await halfOpen(app), codes[0]))).toBe('code_wrong');
    expect((await tryFactor(await halfOpen(app), fresh?.[0])).status).toBe(204);
    const { rows } = await app.client.execute('SELECT * FROM recovery_codes');
    expect(rows).toHaveLength(19);
  });

  it('R87 that are renewed meanwhile begin no session', async () => {
    const { app, codes } = await openApp();
    const browser = await halfOpen(app);
    meanwhile(app.client, () => newRecoveryCodes(contextOf(app), mobile));
    expect(await problemOf(tryFactor(browser, codes[0]))).toBe('code_wrong');
    expect(await deskStatus(browser)).toBe(401);
  });

  it('R18 R87 open nothing for a disabled agent', async () => {
    const { app, codes } = await openApp();
    const browser = await halfOpen(app);
    meanwhile(app.client, () => setAgentEnabled(contextOf(app), mobile, false));
    expect(await problemOf(tryFactor(browser, codes[0]))).toBe('code_wrong');
    await setAgentEnabled(contextOf(app), mobile, true);
    app.clock.turn(minutes(2));
    expect(await deskStatus(browser)).toBe(401);
    expect((await tryFactor(await halfOpen(app), codes[0])).status).toBe(204);
  });

  it('come with a new agent, once', async () => {
    const { app } = await openApp();
    const asked = { name: 'مینا', mobile: colleague, role: 'agent', departments: [] };
    const { enrolment } = await addNewAgent(contextOf(app), asked);
    expect(enrolment?.recoveryCodes).toHaveLength(10);
    const again = await addNewAgent(contextOf(app), asked);
    expect(again).toMatchObject({ agent: { name: 'مینا' }, enrolment: null });
    const browser = await halfOpen(app, colleague);
    expect((await tryFactor(browser, enrolment?.recoveryCodes[9])).status).toBe(204);
  });

  it('say of what can be none how they look', async () => {
    const { app } = await openApp();
    const { code, fields } = await problemIn(tryFactor(await halfOpen(app), '1234567'));
    expect([code, fields?.code]).toEqual(['bad_input', expect.stringContaining('کد بازیابی')]);
  });
});
