import { describe, expect, it } from 'vitest';
import type { PulseAnswer } from '#shared/contract/desk/pulse.ts';
import { hours } from '../../worker/foundation/ports/clock.ts';
import { createAlarmApp } from '../helpers/alarms.ts';
import type { Browser } from '../helpers/browser.ts';
import { problemOf } from '../helpers/browser.ts';
import { signInAgent } from '../helpers/people.ts';

const alarmsIn = async (browser: Browser) => {
  const answer = await browser.get('/api/desk/pulse');
  return ((await answer.json()) as PulseAnswer).alarms;
};

describe('the line of alarms at the desk', () => {
  it('R68 is shown to an admin, and to nobody else, while something is wrong', async () => {
    const app = await createAlarmApp();
    const { browser: admin } = await signInAgent(app, { mobile: '+989351000003', role: 'admin' });
    const { browser: agent } = await signInAgent(app, { mobile: '+989351000004' });
    expect(await alarmsIn(admin)).toEqual([]);
    app.services.log.alarm('outbox_dead', { channel: 'sms', address: 'not shown' });
    app.services.log.alarm('backup_failed', { said: 'ENOSPC' });
    await app.settle();
    const alarms = await alarmsIn(admin);
    expect(alarms).toMatchObject([
      { name: 'backup_failed', severity: 'critical', count: 1, seen: false },
      { name: 'outbox_dead', key: 'sms', severity: 'warning' },
    ]);
    expect(JSON.stringify(alarms)).not.toContain('not shown');
    expect(await alarmsIn(agent)).toEqual([]);
    app.services.log.info('backup_made');
    await app.settle();
    expect(await alarmsIn(admin)).toMatchObject([{ name: 'outbox_dead' }]);
  });

  it('R68 lets an admin stop the reminders, which the journal keeps', async () => {
    const app = await createAlarmApp();
    const { browser: admin } = await signInAgent(app, { mobile: '+989351000003', role: 'admin' });
    const { browser: agent } = await signInAgent(app, { mobile: '+989351000004' });
    app.services.log.alarm('backup_failed', { said: 'ENOSPC' });
    await app.settle();
    await app.tick();
    const alarm = { name: 'backup_failed', key: '' };
    expect(await problemOf(agent.post('/api/desk/alarms/seen', alarm))).toBe('not_found');
    expect((await admin.post('/api/desk/alarms/seen', alarm)).status).toBe(204);
    expect(await alarmsIn(admin)).toMatchObject([{ seen: true }]);
    expect(app.logLines.join('\n')).toMatch(
      /"alarm_acknowledged","name":"backup_failed".*"agentId"/,
    );
    app.clock.turn(hours(7));
    await app.tick();
    expect(app.ownerMails()).toHaveLength(1);
    app.services.log.info('backup_made');
    await app.settle();
    await app.tick();
    expect(app.ownerMails()).toHaveLength(2);
  });

  it('R68 knows no alarm that does not stand', async () => {
    const app = await createAlarmApp();
    const { browser: admin } = await signInAgent(app, { mobile: '+989351000003', role: 'admin' });
    const asked = admin.post('/api/desk/alarms/seen', { name: 'backup_failed', key: '' });
    expect(await problemOf(asked)).toBe('not_found');
  });
});
