import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { jalaliIso } from '#shared/persian/jalali.ts';
import { stepDays } from '#shared/persian/month.ts';
import { loadSettings } from '#shared/settings/load.ts';
import { SettingsFault } from '#shared/settings/settings-fault.ts';

const shop = async () => JSON.parse(await readFile('content/settings.json', 'utf8'));
type Raw = Awaited<ReturnType<typeof shop>>;

const mondays = (count: number) =>
  Array.from({ length: count }, (_, week) =>
    jalaliIso(stepDays({ year: 1405, month: 9, day: 9 }, week * 7)),
  );

const faultsOf = (raw: unknown) => {
  try {
    loadSettings(raw);
    return [];
  } catch (fault) {
    if (fault instanceof SettingsFault) return fault.faults;
    throw fault;
  }
};

describe('settings', () => {
  it('loads the shop that comes with the product, with defaults filled in', async () => {
    const settings = loadSettings(await shop());
    expect(settings.requestTypes.length).toBeGreaterThanOrEqual(6);
    expect(settings.limits.codeTries).toBe(5);
  });

  it('names the path of each fault', async () => {
    const raw = await shop();
    raw.brand.accent.light = 'orange';
    raw.colour = 'red';
    expect(faultsOf(raw)).toEqual([
      expect.stringMatching(/^brand\.accent\.light: /),
      '(whole file): نام ناشناخته: colour. نام را بررسی یا آن را حذف کنید.',
    ]);
  });

  it('refuses names that point at nothing', async () => {
    const raw = await shop();
    raw.requestTypes[0].department = 'nobody';
    raw.requestTypes[1].policies = ['missing'];
    raw.policies['cancel-window'].rule.otherwise.offer = 'nothing';
    expect(faultsOf(raw)).toHaveLength(3);
  });

  it('refuses a rule whose field the request type does not ask for', async () => {
    const raw = await shop();
    const cancel = raw.requestTypes.find(({ id }: { id: string }) => id === 'cancel');
    cancel.fields = cancel.fields.filter(({ id }: { id: string }) => id !== 'order-state');
    expect(faultsOf(raw)).toEqual([expect.stringContaining('"order-state"')]);
  });

  const received = { id: 'received', title: 'درخواست رسید' };
  const accepted = { id: 'accepted', title: 'پذیرفته شد' };
  const paid = { id: 'paid', title: 'وجه واریز شد' };
  it.each([
    ['a course of one stage', [received], 'two stages'],
    ['an id twice', [received, { ...paid, id: 'received' }], 'id stands twice'],
    ['a title twice', [received, { ...paid, title: received.title }], 'title stands twice'],
    [
      'a title twice in other letters',
      [received, { ...paid, title: `${received.title.replaceAll('ی', 'ي')} ` }],
      'title stands twice',
    ],
    ['a title that nobody sees', [received, { ...paid, title: '\u200c\u3164' }], '"paid" has no'],
    ['an end of no promise', [received, { ...accepted, until: 'paid' }, paid], 'promises nothing'],
    [
      'a calendar of no promise',
      [received, { ...accepted, calendar: 'office' }, paid],
      'promises nothing',
    ],
    ['a first stage aside', [{ ...received, aside: true }, accepted, paid], 'first stage'],
    ['a first stage that promises', [{ ...received, promise: 'refund' }, paid], 'first stage'],
    ['a last stage that promises', [received, { ...paid, promise: 'refund' }], '"paid"'],
    ['a promise of none', [received, { ...accepted, promise: 'none' }, paid], '"none"'],
    [
      'a promise in no calendar',
      [received, { ...accepted, promise: 'refund', calendar: 'none' }, paid],
      '"none"',
    ],
    [
      'a promise of a stage before',
      [received, { ...accepted, promise: 'refund', until: 'received' }, paid],
      '"accepted"',
    ],
    [
      'a promise aside of the course',
      [received, paid, { ...accepted, aside: true, promise: 'refund' }],
      '"accepted"',
    ],
  ])('refuses %s in the stages of a request type', async (_, stages, named) => {
    const raw = await shop();
    raw.requestTypes.find(({ id }: { id: string }) => id === 'return').stages = stages;
    expect(faultsOf(raw)).toEqual(expect.arrayContaining([expect.stringContaining(named)]));
  });

  it.each(['نارنج\u0000', 'نارنج\ud83d', '\u202eنارنج', 'نارنج\u2028'])(
    'refuses the name %j, which no page or feed can print',
    async (name) => {
      const raw = await shop();
      raw.brand.name = name;
      expect(faultsOf(raw)).toEqual([expect.stringMatching(/^brand\.name: .*کاراکتر پنهان/)]);
    },
  );

  it.each([
    'https://good.ir@evil.ir/',
    'https://user:word@good.ir/',
    'https://good.ir\\@evil.ir/',
    'https:///evil.ir/',
    '/\\evil.ir/',
    '/\u200e/evil.ir/',
    '//evil.ir/',
    'http://good.ir/',
    'https://good\u202e.ir/',
    'javascript:alert(1)',
  ])('R33 refuses the link %j, wherever settings take one', async (href) => {
    const raw = await shop();
    raw.brand.home = href;
    expect(faultsOf(raw)).toEqual([expect.stringMatching(/^brand\.home: /)]);
  });

  it.each<[string, (raw: Raw) => void, RegExp]>([
    [
      'a closure for a hundred years',
      (raw) =>
        raw.calendars.office.closures.push({ from: '1405-10-01', to: '1499-12-29', title: 'x' }),
      /^calendars\.office\.closures: from 1405-10-01 on/,
    ],
    [
      'closures that together leave no day',
      (raw) =>
        (raw.calendars.support.closures = [
          { from: '1406-01-01', to: '1406-06-31', title: 'x' },
          { from: '1406-07-01', to: '1407-02-01', title: 'y' },
        ]),
      /^calendars\.support\.closures: from 1406-01-01 on/,
    ],
    [
      'a closure on the only open weekday of every week',
      (raw) => {
        raw.calendars.office.week = { mon: [['00:00', '24:00']] };
        raw.calendars.office.closures = mondays(60).map((from) => ({ from, title: 'x' }));
      },
      /^calendars\.office\.closures: from 1405-/,
    ],
    [
      'a Gregorian closure',
      (raw) => raw.calendars.office.closures.push({ from: '2026-12-23', title: 'x' }),
      /^calendars\.office\.closures\.\d+\.from: این تاریخ میلادی است/,
    ],
    [
      'a Gregorian end of a closure',
      (raw) =>
        raw.calendars.office.closures.push({ from: '1405-10-02', to: '2026-12-24', title: 'x' }),
      /^calendars\.office\.closures\.\d+\.to: این تاریخ میلادی است/,
    ],
    [
      'a closure on a day that is not there',
      (raw) => raw.calendars.office.closures.push({ from: '1405-12-30', title: 'x' }),
      /^calendars\.office\.closures\.\d+\.from: تاریخ شمسی/,
    ],
    [
      'a Gregorian announcement',
      (raw) => (raw.announcements = [{ text: 'x', from: '2026-12-01', to: '1405-12-01' }]),
      /^announcements\.0\.from: این تاریخ میلادی است/,
    ],
    [
      'an announcement to a day that is not there',
      (raw) => (raw.announcements = [{ text: 'x', from: '1405-07-01', to: '1405-07-31' }]),
      /^announcements\.0\.to: تاریخ شمسی/,
    ],
    [
      'an announcement that ends first',
      (raw) => (raw.announcements = [{ text: 'x', from: '1405-09-02', to: '1405-09-01' }]),
      /^announcements\.0\.to: پایان اطلاعیه/,
    ],
    [
      'a promise of many years',
      (raw) => (raw.promises.fast.within = { atMost: 9_000, unit: 'hours' }),
      /^promises\.fast\.within: 9000 hours are about 375 days/,
    ],
    [
      'a promise that few open hours make one of years',
      (raw) => {
        raw.calendars.support.week = { mon: [['09:00', '09:01']] };
        raw.promises.fast.within = { atMost: 4, unit: 'working_hours' };
      },
      /^promises\.fast\.within: 4 working_hours are about 1680 days in the calendar "support"/,
    ],
    [
      'a rule that nobody lives to see',
      (raw) => (raw.policies['damage-report'].rule.duration = { atMost: 90_000, unit: 'days' }),
      /^policies\.damage-report\.rule\.duration: 90000 days/,
    ],
    [
      'a retention of thousands of years',
      (raw) => {
        raw.retention = { searchMisses: 3_000_000 };
      },
      /^retention\.searchMisses: /,
    ],
    [
      'a session that ends after the last date',
      (raw) => {
        raw.limits = { customerSessionDays: 2 ** 53 - 1 };
      },
      /^limits\.customerSessionDays: /,
    ],
    [
      'a session of customers that is longer than a browser keeps a cookie',
      (raw) => {
        raw.limits = { customerSessionDays: 401 };
      },
      /^limits\.customerSessionDays: /,
    ],
    [
      'a session of agents that is longer than a browser keeps a cookie',
      (raw) => {
        raw.limits = { agentSessionHours: 400 * 24 + 1 };
      },
      /^limits\.agentSessionHours: /,
    ],
    [
      'titles longer than a title may be',
      (raw) => {
        raw.quality.minTitleLength = 151;
      },
      /^quality\.minTitleLength: /,
    ],
  ])('R74 refuses %s and names the setting', async (_what, change, fault) => {
    const raw = await shop();
    raw.calendars.office.closures = [];
    change(raw);
    const faults = faultsOf(raw);
    expect(faults.filter((one) => fault.test(one))).toHaveLength(1);
    const setting = faults[0]?.split(/[.:]/)[0];
    expect(faults.every((one) => one.startsWith(`${setting}.`))).toBe(true);
  });

  it('lays lunar holidays over the calendars that keep holidays, once however often it is loaded', async () => {
    const raw = await shop();
    raw.calendars.always = { week: raw.calendars.support.week, fixedHolidays: false };
    raw.calendars.office.closures = [{ from: '1405-10-16', title: 'مبعث' }];
    raw.lunarHolidays = {
      1405: { source: 'تقویم', days: { '10-02': 'ولادت حضرت علی (ع)', '10-16': 'مبعث' } },
    };
    const settings = loadSettings(loadSettings(raw));
    const daysOf = (id: string) => settings.calendars[id]?.closures.map(({ from }) => from);
    expect(daysOf('office')).toEqual(['1405-10-16', '1405-10-02']);
    expect(daysOf('support')).toEqual(['1405-10-02', '1405-10-16']);
    expect(daysOf('always')).toEqual([]);
  });

  it.each<[string, unknown, RegExp]>([
    [
      'a day that is not there',
      { 1405: { source: 'x', days: { '12-30': 'عید' } } },
      /^lunarHolidays\.1405\.days\.12-30: /,
    ],
    [
      'a Gregorian year',
      { 2026: { source: 'x', days: { '03-21': 'عید' } } },
      /^lunarHolidays\.2026: /,
    ],
    [
      'a year without its source',
      { 1405: { days: { '01-01': 'عید' } } },
      /^lunarHolidays\.1405\.source: /,
    ],
    ['a year without a day', { 1405: { source: 'x', days: {} } }, /^lunarHolidays\.1405\.days: /],
    [
      'a day written otherwise',
      { 1405: { source: 'x', days: { '1/25': 'عید' } } },
      /^lunarHolidays\.1405\.days\.1\/25: /,
    ],
  ])('R74 refuses lunar holidays with %s', async (_what, lunarHolidays, fault) => {
    expect(faultsOf({ ...(await shop()), lunarHolidays })).toEqual([expect.stringMatching(fault)]);
  });
});
