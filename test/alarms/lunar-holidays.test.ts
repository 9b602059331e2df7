import { describe, expect, it } from 'vitest';
import type { PulseAnswer } from '#shared/contract/desk/pulse.ts';
import { days, hours } from '../../worker/foundation/ports/clock.ts';
import { createAlarmApp } from '../helpers/alarms.ts';
import { signInAgent } from '../helpers/people.ts';

const name = 'lunar_holidays_unsettled';

/** From the clock's first, 3 Azar, to the first of Bahman. */
const toBahman = days(58);

describe('lunar holidays that are not settled', () => {
  it('are an alarm at the desk from two months before the year, until they are', async () => {
    const app = await createAlarmApp();
    await app.tick();
    app.clock.turn(toBahman - days(1));
    await app.tick();
    expect(app.alarmEvents()).not.toContain(name);

    app.clock.turn(days(1));
    await app.tick();
    expect(app.alarmEvents()).toContain(name);
    const { browser } = await signInAgent(app, { mobile: '+989350000001', role: 'admin' });
    const standing = async () => {
      const answer = (await (await browser.get('/api/desk/pulse')).json()) as PulseAnswer;
      return answer.alarms.filter((alarm) => alarm.name === name);
    };
    expect(await standing()).toMatchObject([{ key: '1406', severity: 'warning' }]);

    app.settings.lunarHolidays['1406']!.provisional = false;
    app.clock.turn(hours(0.1));
    await app.tick();
    expect(await standing()).toEqual([]);
  });

  it('are one of this year at once, where its list is missing', async () => {
    const app = await createAlarmApp({
      settings: (settings) => {
        settings.lunarHolidays = {};
      },
    });
    await app.tick();
    expect(app.alarmEvents()).toContain(name);
  });
});
