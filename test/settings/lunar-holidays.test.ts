import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { jalaliToInstant } from '#shared/persian/dates.ts';
import { dayNumberOf, parseJalaliIso } from '#shared/persian/jalali.ts';
import { loadSettings } from '#shared/settings/load.ts';
import { unsettledLunarYears, wordsOfUnsettledYear } from '#shared/settings/unsettled-years.ts';

const own = ['course-shop', 'sms-panel', 'wallet', 'store', 'portal'];
const folders = ['content', ...own.map((name) => `test/organisations/${name}/content`)];
const settingsOf = async (folder: string) =>
  loadSettings(JSON.parse(await readFile(`${folder}/settings.json`, 'utf8')));

const at = (iso: string) => jalaliToInstant(parseJalaliIso(iso)!, { hour: 10 });
const dayOf = (iso: string) => dayNumberOf(parseJalaliIso(iso)!);

/** The lunar day of each holiday, as `month-day` of the Hijri calendar. */
const umAlQura = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura', {
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
});
const lunarDays = [
  [1, 9],
  [1, 10],
  [2, 20],
  [2, 28],
  [2, 29],
  [2, 30],
  [3, 8],
  [3, 17],
  [6, 3],
  [7, 13],
  [7, 27],
  [8, 15],
  [9, 21],
  [10, 1],
  [10, 2],
  [10, 25],
  [12, 10],
  [12, 18],
] as const;
const asNumber = (month: number, day: number) => month * 29.53 + day;

describe.each(folders)('lunar holidays of %s', (folder) => {
  it('are those of 1405 and 1406, each within two days of its day by the moon', async () => {
    const { lunarHolidays } = await settingsOf(folder);
    expect(Object.keys(lunarHolidays)).toEqual(['1405', '1406']);
    for (const [year, { days }] of Object.entries(lunarHolidays)) {
      expect(Object.keys(days).length).toBeGreaterThanOrEqual(17);
      for (const day of Object.keys(days)) {
        const date = new Date(dayOf(`${year}-${day}`) * 86_400_000);
        const parts = umAlQura.formatToParts(date);
        const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
        const moon = asNumber(part('month'), part('day'));
        const nearest = Math.min(...lunarDays.map(([m, d]) => Math.abs(asNumber(m, d) - moon)));
        expect([day, nearest <= 2]).toEqual([day, true]);
      }
    }
  });

  it('close a department that keeps holidays', async () => {
    const { calendars } = await settingsOf(folder);
    for (const { fixedHolidays, closures } of Object.values(calendars)) {
      const days = closures.map(({ from }) => from);
      expect(days.includes('1405-04-04')).toBe(fixedHolidays);
      expect(days.includes('1406-03-25')).toBe(fixedHolidays);
    }
  });

  it('say where 1405 was read, and that 1406 is computed', async () => {
    const { lunarHolidays } = await settingsOf(folder);
    expect(lunarHolidays['1405']).toMatchObject({
      source: expect.stringContaining('تقویم رسمی ۱۴۰۵'),
      provisional: false,
    });
    expect(lunarHolidays['1406']).toMatchObject({
      source: expect.stringContaining('محاسبه'),
      provisional: true,
    });
  });
});

describe('a year whose lunar holidays are not settled', () => {
  it.each([
    ['1405-09-03', []],
    ['1405-10-30', []],
    ['1405-11-01', ['1406 provisional']],
    ['1406-01-01', ['1406 provisional']],
    ['1406-11-01', ['1406 provisional', '1407 missing']],
    ['1407-05-01', ['1407 missing']],
  ])('on %s: %j', async (day, expected) => {
    const years = unsettledLunarYears(await settingsOf('content'), at(day));
    expect(years.map(({ year, is }) => `${year} ${is}`)).toEqual(expected);
  });

  it('is nobody’s matter where no calendar keeps holidays', async () => {
    const { calendars } = await settingsOf('content');
    const always = { ...calendars.office!, fixedHolidays: false };
    expect(
      unsettledLunarYears({ calendars: { always }, lunarHolidays: {} }, at('1405-11-01')),
    ).toEqual([]);
  });

  it('names its setting', () => {
    expect(wordsOfUnsettledYear({ year: 1406, is: 'missing' })).toMatch(
      /^lunarHolidays\.1406 is missing/,
    );
    expect(wordsOfUnsettledYear({ year: 1406, is: 'provisional' })).toMatch(/provisional/);
  });
});
