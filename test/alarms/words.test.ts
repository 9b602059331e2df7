import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { Alarms } from '../../src/desk/admin/alarms.browser.tsx';
import { alarmTitle } from '../../worker/alarm-watch/notifications.ts';
import { alarmKinds } from '../../worker/alarms/catalogue.ts';

describe('what an alarm says', () => {
  it.each([
    ['email', 'صف (ایمیل)'],
    ['sms', 'صف (پیامک)'],
    ['1406', 'صف (۱۴۰۶)'],
    ['kavenegar', 'صف (kavenegar)'],
    ['', 'صف'],
  ])('of «%s» is Persian where that has a Persian word', (key, title) => {
    expect(alarmTitle('صف', key)).toBe(title);
  });

  it('runs from right to left, though it begins with a Latin name', () => {
    const { title, advice } = alarmKinds.other_secret;
    const alarm = { name: 'other_secret', key: '', severity: 'critical', title, advice } as const;
    const alarms = [{ ...alarm, since: '۳ آذر', count: 1, seen: false }];
    const page = renderToString(h(Alarms, { alarms, onSeen() {} }));
    expect(title).toMatch(/^[A-Z]/);
    expect(page).toContain(`<strong>${title}</strong>`);
    expect(page).toContain(`<p>${advice}</p>`);
  });
});
