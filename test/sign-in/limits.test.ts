import { describe, expect, it } from 'vitest';
import { days, hours, minutes, seconds } from '../../worker/foundation/ports/clock.ts';
import { stepsOfOthers } from '../../worker/proof-of-work/difficulty.ts';
import { createTestApp, type TestApp } from '../helpers/app.ts';
import { signIn } from '../helpers/people.ts';
import { levelAt } from '../helpers/proof-of-work.ts';

const mobile = '+989121234567';
const mobileNo = (i: number) => `+9893${i % 10}${String(i * 7919).padStart(7, '0')}`;

const ask = (app: TestApp, mobile: string) => app.visitor().post('/api/sign-in/code', { mobile });

async function passing(app: TestApp, mobile: string, tries: number, apart: number) {
  let passed = 0;
  for (let i = 0; i < tries; i++) {
    if ((await ask(app, mobile)).status === 202) passed += 1;
    app.clock.turn(apart);
  }
  return passed;
}

describe('limits of sending', () => {
  it('R9 one a minute for a phone, in all its spellings', async () => {
    const app = await createTestApp();
    expect((await ask(app, mobile)).status).toBe(202);
    app.clock.turn(seconds(59));
    const refused = await ask(app, '0912 123 4567');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('Retry-After')).toBe('1');
    app.clock.turn(seconds(1));
    expect((await ask(app, mobile)).status).toBe(202);
  });

  it('R9 five an hour for a phone', async () => {
    const app = await createTestApp();
    expect(await passing(app, mobile, 8, minutes(2))).toBe(5);
    expect(app.texts).toHaveLength(5);
  });

  it('R9 ten a day for a phone', async () => {
    const app = await createTestApp();
    expect(await passing(app, mobile, 20, hours(1))).toBe(10);
  });

  it('R99 those of a clock that was ten years ahead end when it is right', async () => {
    const app = await createTestApp();
    app.clock.turn(days(3_650));
    await passing(app, mobile, 8, minutes(2));
    app.clock.turn(-days(3_650));
    expect(await passing(app, mobile, 20, hours(1))).toBe(10);
  });

  it('R9 R63 numbers that share all but four digits, however many, close nothing', async () => {
    const app = await createTestApp({
      settings: ({ limits }) =>
        Object.assign(limits, { sendsPerAddressPerHour: 1_000, sendsInAllPerHour: 1_000 }),
    });
    for (let i = 0; i < 60; i++)
      expect((await ask(app, `+98912123${String(i).padStart(4, '0')}`)).status).toBe(202);
    expect(await levelAt(app.visitor(), 'code', '+989121239999')).toBe(1);
    for (let i = 60; i < 130; i++)
      expect((await ask(app, `+98912123${String(i).padStart(4, '0')}`)).status).toBe(202);
    expect(await levelAt(app.visitor(), 'code', '+989121239999')).toBe(stepsOfOthers.length);
    expect(await levelAt(app.visitor(), 'code', '+989351230000')).toBe(0);
    await signIn(app, '+989121239999');
  });

  it('R8 what else is counted is no flood of wrong codes', async () => {
    const app = await createTestApp({
      settings: ({ limits }) => Object.assign(limits, { wrongCodesGlobalPerHour: 2 }),
    });
    for (let i = 0; i < 4; i++) await signIn(app, mobileNo(i));
  });

  it('R9 a day has a budget for all, and somebody is alarmed once', async () => {
    const app = await createTestApp({
      settings: ({ limits }) => Object.assign(limits, { smsGlobalPerDay: 3 }),
    });
    const statuses: number[] = [];
    for (let i = 0; i < 5; i++) statuses.push((await ask(app, mobileNo(i))).status);
    expect(statuses).toEqual([202, 202, 202, 429, 429]);
    const alarms = app.logLines.filter((line) => line.includes('sms_day_budget_spent'));
    expect(alarms).toHaveLength(1);
  });

  it('R9 hosts of one IPv6 network share a limit, and spellings of one address do too', async () => {
    const app = await createTestApp({
      settings: ({ limits }) => Object.assign(limits, { sendsPerAddressPerHour: 2 }),
    });
    const level = () => levelAt(app.visitor(), 'code', mobileNo(5));
    app.comeFrom('2001:db8:1:2::1');
    expect((await ask(app, mobileNo(1))).status).toBe(202);
    app.comeFrom('2001:0DB8:0001:0002:ffff:0:0:9');
    expect(await level()).toBe(0);
    expect((await ask(app, mobileNo(2))).status).toBe(202);
    app.comeFrom('2001:db8:1:2::3');
    expect(await level()).toBeGreaterThan(0);
    app.comeFrom('2001:db8:1:3::3');
    expect(await level()).toBe(0);
  });

  it('R26 a refusal says when to come back and nothing else', async () => {
    const app = await createTestApp();
    await ask(app, mobile);
    const refused = await ask(app, mobile);
    expect(refused.headers.get('Retry-After')).toBe('60');
    const body = (await refused.json()) as { error: Record<string, unknown> };
    expect(new Set(Object.keys(body.error))).toEqual(new Set(['code', 'message', 'requestId']));
  });
});
