import { expect, it } from 'vitest';
import type { BudgetAnswer } from '#shared/contract/desk/failed.ts';
import { hours } from '../../worker/foundation/ports/clock.ts';
import { agentAt, openDesk } from '../helpers/desk.ts';

it('says what today has sent, by what it was for, until midnight in Tehran', async () => {
  const { app } = await openDesk({
    settings: (settings) => {
      settings.limits.smsGlobalPerDay = 1_000;
      settings.limits.smsRialsPerDay = 500_000;
    },
  });
  const read = async () => {
    const { browser } = await agentAt(app, { role: 'lead' });
    return (await (await browser.get('/api/desk/budget')).json()) as BudgetAnswer;
  };
  const before = (await read()).channels.find(({ channel }) => channel === 'sms')!;
  expect(before).toMatchObject({ max: 1_000 });
  const after = await read();
  const sms = after.channels.find(({ channel }) => channel === 'sms')!;
  expect(sms.sent).toBe(before.sent + 1);
  const sum = sms.shares.reduce((all, { sent }) => all + sent, 0);
  expect(sum).toBe(sms.sent);
  expect(sms.shares.find(({ share }) => share === 'agents')!.sent).toBeGreaterThan(0);
  expect(after.rials).toMatchObject({ max: 500_000 });
  app.clock.turn(hours(14));
  const next = (await read()).channels.find(({ channel }) => channel === 'sms')!;
  expect(next.sent).toBeLessThan(sms.sent);
});
