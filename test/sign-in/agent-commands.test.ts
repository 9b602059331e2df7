import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { minutes, seconds } from '../../worker/foundation/ports/clock.ts';
import { findAgentByMobile } from '../../worker/people/store.ts';
import { createTestApp, type TestApp } from '../helpers/app.ts';
import { bareEnvironment } from '../helpers/bare-environment.ts';
import { type Browser, problemOf } from '../helpers/browser.ts';
import {
  addAgent,
  authenticatorCode,
  passFirstFactor,
  recoveryCodesOf,
  signIn,
  signInAgent,
} from '../helpers/people.ts';

const run = promisify(execFile);
const mobile = '+989350000001';
const enrolUri = /otpauth:\/\/totp\/\S+/g;
const recoveryCode = /\b[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}\b/g;

/** The app, and the commands of an owner who runs them on its database beside it. */
async function openBoth() {
  const app = await createTestApp();
  const folder = await mkdtemp(join(tmpdir(), 'pasokh-agents-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await cp('content/settings.json', join(folder, 'content', 'settings.json'));
  const env = {
    ...bareEnvironment,
    LIBSQL_URL: `file:${app.file}`,
    APP_SECRET: app.config.appSecret,
  };
  const tool = (script: string, ...words: string[]) => {
    const all = [`scripts/${script}.ts`, ...words, '--content', join(folder, 'content')];
    return run(process.execPath, all, { env }).then(
      ({ stdout, stderr }) => ({ exitCode: 0, text: stdout + stderr }),
      ({ code, stdout, stderr }) => ({ exitCode: code as number, text: stdout + stderr }),
    );
  };
  return { app, tool };
}

const halfOpen = (app: TestApp) => passFirstFactor(app, mobile);

const deskStatus = async (browser: Browser) => (await browser.get('/api/desk/session')).status;
const secondFactor = (browser: Browser, code: string) =>
  browser.post('/api/desk/sign-in/second-factor', { code });
const agentNow = async (app: TestApp) => (await findAgentByMobile(app.db, mobile))[0]!;

/** A session, a half-open one and a code under way: all that a sign-in can have left. */
async function everyKindOfSignIn(app: TestApp) {
  const { browser: whole } = await signInAgent(app, { mobile });
  app.clock.turn(minutes(1));
  const half = await halfOpen(app);
  app.clock.turn(minutes(1));
  const asked = app.visitor();
  expect((await asked.post('/api/desk/sign-in/code', { mobile })).status).toBe(202);
  const { code } = app.lastSms();
  return { whole, half, asked, code };
}

async function expectAllDead(
  app: TestApp,
  { whole, half, asked, code }: Awaited<ReturnType<typeof everyKindOfSignIn>>,
) {
  expect(await deskStatus(whole)).toBe(401);
  app.clock.turn(seconds(30));
  const right = await authenticatorCode(app, await agentNow(app));
  expect(await problemOf(secondFactor(half, right))).toBe('sign_in_needed');
  const prove = asked.post('/api/desk/sign-in/prove', { code });
  expect(await problemOf(prove)).toBe('code_expired');
}

describe('disabling an agent beside a running server', () => {
  it('R18 R87 ends sessions for good: enabling brings none back, half-open or under way', async () => {
    const { app, tool } = await openBoth();
    const left = await everyKindOfSignIn(app);
    const customer = await signIn(app, '+989121234567');
    const other = await signInAgent(app, { mobile: '+989350000002' });

    expect((await tool('agent-disable', mobile)).exitCode).toBe(0);
    expect(await deskStatus(left.whole)).toBe(401);
    expect((await tool('agent-disable', '--enable', mobile)).exitCode).toBe(0);
    await expectAllDead(app, left);

    expect(await deskStatus(other.browser)).toBe(200);
    expect((await customer.get('/api/requests')).status).toBe(200);
    app.clock.turn(minutes(1));
    await signInAgent(app, { mobile });
  });

  it('R18 enabling revives nothing that an earlier version left, and ends nothing of who may work', async () => {
    const { app, tool } = await openBoth();
    const { whole, half } = await everyKindOfSignIn(app);
    await tool('agent-disable', '--enable', mobile);
    expect(await deskStatus(whole)).toBe(200);

    await app.client.execute('UPDATE agents SET disabled_at = 1');
    await tool('agent-disable', '--enable', mobile);
    expect([await deskStatus(whole), await deskStatus(half)]).toEqual([401, 401]);
    expect((await app.client.execute('SELECT * FROM sessions')).rows).toEqual([]);
  });
});

describe('a new second factor', () => {
  it('R87 voids the old authenticator and ends every session at once', async () => {
    const { app, tool } = await openBoth();
    const left = await everyKindOfSignIn(app);
    const before = await agentNow(app);
    const reset = await tool('agent-reset-factor', '۰۹۳۵ ۰۰۰ ۰۰۰۱');
    expect(reset.exitCode).toBe(0);
    expect(reset.text.match(enrolUri)).toHaveLength(1);
    expect(new Set(reset.text.match(recoveryCode)).size).toBe(10);
    await expectAllDead(app, left);

    app.clock.turn(minutes(1));
    const browser = await halfOpen(app);
    const old = await authenticatorCode(app, before);
    expect(await problemOf(secondFactor(browser, old))).toBe('code_wrong');
    // The present step was used by nobody under the new secret.
    const fresh = await authenticatorCode(app, await agentNow(app));
    expect((await secondFactor(browser, fresh)).status).toBe(204);
    expect(await deskStatus(browser)).toBe(200);
  });

  it('R87 can be used in the very moment of the reset, whatever step the old one had used', async () => {
    const { app, tool } = await openBoth();
    await signInAgent(app, { mobile });
    await app.client.execute('UPDATE agents SET totp_last_step = totp_last_step + 1000000');
    await tool('agent-reset-factor', mobile);
    app.clock.turn(minutes(1));
    await signInAgent(app, { mobile });
  });

  it('is another one each time, and of this agent alone', async () => {
    const { app, tool } = await openBoth();
    await addAgent(app, { mobile });
    const other = await signInAgent(app, { mobile: '+989350000002' });
    const texts = [
      await tool('agent-reset-factor', mobile),
      await tool('agent-reset-factor', mobile),
    ];
    const [first, second] = texts.map(({ text }) => text.match(enrolUri)?.[0]);
    expect(first).toContain(`09350000001`);
    expect(second).not.toBe(first);
    expect(await deskStatus(other.browser)).toBe(200);
  });

  it('can be made for a disabled agent, who stays out', async () => {
    const { app, tool } = await openBoth();
    await addAgent(app, { mobile });
    await tool('agent-disable', mobile);
    const { exitCode, text } = await tool('agent-reset-factor', mobile);
    expect({ exitCode, text }).toEqual({
      exitCode: 0,
      text: expect.stringContaining(`agent:enable -- ${mobile}`),
    });
    await app.visitor().post('/api/desk/sign-in/code', { mobile });
    expect(app.texts).toEqual([]);
  });

  it.each(['agent-reset-factor', 'agent-disable'])(
    '%s is refused in plain words for whoever is no agent, and for words it does not know',
    async (script) => {
      const { tool } = await openBoth();
      const [noAgent, ...unclear] = await Promise.all([
        tool(script, '09120000009'),
        tool(script),
        tool(script, mobile, mobile),
        tool(script, mobile, '--force'),
      ]);
      expect(noAgent).toEqual({
        exitCode: 1,
        text: '\nNo agent has the mobile 09120000009.\n\n',
      });
      for (const { exitCode, text } of unclear) {
        expect(exitCode).toBe(1);
        expect(text).toContain('Usage: npm run agent:');
        expect(text).not.toMatch(/^\s+at /m);
      }
    },
  );
});

describe('editing an agent beside a running server', () => {
  it('R16 R18 R87 changes what is given, and another role ends sessions for good', async () => {
    const { app, tool } = await openBoth();
    const left = await everyKindOfSignIn(app);
    const words = ['--departments', 'financial,orders', '--name', ' مینا ', '--role', 'admin'];
    const { exitCode, text } = await tool('agent-edit', '۰۹۳۵ ۰۰۰ ۰۰۰۱', ...words);
    expect({ exitCode, text }).toEqual({
      exitCode: 0,
      text: expect.stringContaining('مینا (admin) can answer for: financial, orders'),
    });
    const departments = ['financial', 'orders'];
    expect(await agentNow(app)).toMatchObject({ name: 'مینا', role: 'admin', departments });
    await expectAllDead(app, left);
  });

  it('R88 gives a right beyond the role, and takes it away', async () => {
    const { app, tool } = await openBoth();
    await addAgent(app, { mobile });
    const given = await tool('agent-edit', mobile, '--rights', 'full_sheba');
    expect(given.text).toContain('Rights beyond the role: full_sheba');
    expect(await agentNow(app)).toMatchObject({ rights: ['full_sheba'] });
    const wrong = await tool('agent-edit', mobile, '--rights', 'full_sheba,moon');
    expect(wrong).toMatchObject({ exitCode: 1, text: expect.stringContaining('moon') });
    await tool('agent-edit', mobile, '--rights', 'none');
    expect(await agentNow(app)).toMatchObject({ rights: [] });
  });

  it('says all that is wrong, and changes nothing then', async () => {
    const { app, tool } = await openBoth();
    const before = await addAgent(app, { mobile });
    const words = ['--name', ' ', '--role', 'boss', '--departments', 'moon,toString'];
    const [wrong, nothing] = [
      await tool('agent-edit', mobile, ...words),
      await tool('agent-edit', mobile),
    ];
    for (const word of ['name', '"boss"', 'moon', 'toString', 'Usage'])
      expect(wrong.text).toContain(word);
    expect(nothing.text).toContain('Usage: npm run agent:edit');
    expect([wrong.exitCode, nothing.exitCode]).toEqual([1, 1]);
    expect(await agentNow(app)).toEqual(before);
  });
});

describe('new recovery codes', () => {
  it('R87 are shown once, void the earlier ones, and end no session', async () => {
    const { app, tool } = await openBoth();
    const { agent, browser } = await signInAgent(app, { mobile });
    const [old = ''] = await recoveryCodesOf(app, agent);
    const { exitCode, text } = await tool('agent-recovery-codes', '۰۹۳۵ ۰۰۰ ۰۰۰۱');
    const codes = text.match(recoveryCode) ?? [];
    expect([exitCode, new Set(codes).size]).toEqual([0, 10]);
    expect(await deskStatus(browser)).toBe(200);
    app.clock.turn(minutes(1));
    const half = await halfOpen(app);
    expect(await problemOf(secondFactor(half, old))).toBe('code_wrong');
    expect((await secondFactor(half, codes[0] ?? '')).status).toBe(204);
    expect((await tool('agent-recovery-codes', '09120000009')).text).toContain('No agent has');
  });
});

describe('adding an agent who is there', () => {
  const words = ['--name', 'سارا', '--mobile', mobile];

  it('R87 shows the secret once, and names the command that makes another', async () => {
    const { tool } = await openBoth();
    const { text } = await tool('agent-add', ...words);
    expect(text.match(enrolUri)).toHaveLength(1);
    expect(new Set(text.match(recoveryCode)).size).toBe(10);
    const again = await tool('agent-add', ...words);
    expect(again.exitCode).toBe(0);
    expect(again.text).not.toMatch(/otpauth|secret|[▀▄█]/);
    expect(again.text).not.toMatch(recoveryCode);
    expect(again.text).toContain(`npm run agent:reset-factor -- ${mobile}`);
  });

  it('says that another name, role or departments were not taken', async () => {
    const { app, tool } = await openBoth();
    await tool('agent-add', ...words);
    const before = await agentNow(app);
    const asked = ['--name', 'مینا', '--mobile', mobile, '--role', 'admin', '--departments'];
    const { exitCode, text } = await tool('agent-add', ...asked, 'technical');
    expect(exitCode).toBe(1);
    for (const word of ['سارا', 'role', 'agent', 'departments', 'agent:edit', 'agent:reset-factor'])
      expect(text).toContain(word);
    expect(text).not.toContain('otpauth');
    expect(await agentNow(app)).toEqual(before);
  });

  it('says that the agent is disabled', async () => {
    const { tool } = await openBoth();
    await tool('agent-add', ...words);
    await tool('agent-disable', mobile);
    expect((await tool('agent-add', ...words)).text).toContain('agent:enable');
  });
});
