import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { toLatinDigits } from '#shared/persian/digits.ts';
import { loadSettings } from '#shared/settings/load.ts';
import type { Settings } from '#shared/settings/schema.ts';
import { calendarSchema, weekdays } from '#shared/working-time/calendar.ts';
import { formatDuration } from '#shared/working-time/duration.ts';
import { readLibrary } from '../../src/articles/library.node.ts';
import { printHours } from '../../src/articles/printed-hours.ts';
import { printedLimits } from '../../src/articles/printed-limits.ts';
import { faultOfDirective, settingsDirective } from '../../src/articles/settings-directive.ts';

// Policies, promises and limits are numbers of the settings: an article that types one says another day's rule
// as soon as they change. Aliases may, for they are what people search by.

const organisations = ['course-shop', 'sms-panel', 'wallet', 'store', 'portal'];
const folders = ['content', ...organisations.map((name) => `test/organisations/${name}/content`)];

/** Numbers that are something else, though settings have the same. */
const others: Readonly<Record<string, readonly string[]>> = {
  'delivery/tracking/code-not-found': ['1 روز کاری', '2 روز کاری'],
  'refunds/working-hours': ['1 روز کاری', '1 ساعت'],
  'returns/damaged': ['2 دقیقه'],
  'safety/phishing': ['1 ساعت'],
  'site/offline': ['2 دقیقه'],
  'support/good-title': ['2 درخواست'],
};

const words = [
  ...['صفر', 'یک', 'دو', 'سه', 'چهار', 'پنج', 'شش', 'هفت', 'هشت', 'نه', 'ده'],
  ...['یازده', 'دوازده', 'سیزده', 'چهارده', 'پانزده', 'شانزده', 'هفده', 'هجده', 'نوزده'],
];
const tens: Readonly<Record<string, number>> = {
  ...{ بیست: 20, سی: 30, چهل: 40, پنجاه: 50, شصت: 60, هفتاد: 70, هشتاد: 80, نود: 90 },
};
const small = words.join('|');
const round = Object.keys(tens).join('|');
const numberWord = `(?:${round}) و (?:${small})|${round}|${small}`;
const numberOf = (word: string) =>
  word
    .split(' و ')
    .reduce((sum, part) => sum + (tens[part] ?? Math.max(0, words.indexOf(part))), 0);
const unit = 'ثانیه|دقیقه|ساعت|روز|هفته|ماه|فایل|مگابایت|بار|درخواست';
const number = `(?:\\d+|(?:${numberWord}))`;
const pattern = new RegExp(
  `(?<![\\p{L}\\u200c])(${number}(?: تا ${number})?)(?: |(?<=\\d))((?:${unit})(?: کاری)?)(?:ه|\u200cای)?(?![\\p{L}\\u200c])`,
  'gu',
);
/** Hours of a day, which count nothing: «۹ تا ۱۳». */
const ranges = new RegExp(
  `(?<![\\d:])\\d{1,2}(?::\\d\\d)? تا \\d{1,2}(?::\\d\\d)?(?![\\d:]| ?(?:${unit}))`,
  'g',
);

/** Without what sets a number apart from what it counts: emphasis, half-spaces, spaces that do not break. */
const bare = (text: string) =>
  toLatinDigits(text)
    .replace(/[*_]|&nbsp;/g, (mark) => (mark === '&nbsp;' ? ' ' : ''))
    .replace(new RegExp(`[\\u00a0\\u202f]|(?<=\\d|${numberWord})\\u200c(?=${unit})`, 'g'), ' ');

/** «۲۴ تا ۷۲ ساعت کاری», «سی روز»: numbers with what they count, as `24 تا 72 ساعت کاری`, `30 روز`. */
function countsIn(text: string): string[] {
  const plain = bare(text);
  const counted = [...plain.matchAll(pattern)].flatMap(([, count = '', of = '']) => {
    const digits = count.replace(new RegExp(numberWord, 'g'), (word) => String(numberOf(word)));
    // «یک روز» is a day, too.
    const isOne = digits === '1' && !of.endsWith('کاری') && !/^(?:ساعت|هفته|ماه)$/.test(of);
    return isOne ? [] : [`${digits} ${of}`];
  });
  return [...counted, ...[...plain.matchAll(ranges)].map(([range]) => range)];
}

/** All that the settings count. */
const countsOf = (settings: Settings): Set<string> =>
  new Set(
    [
      ...Object.values(settings.promises).map(({ within }) => formatDuration(within)),
      ...Object.values(settings.policies).flatMap(({ value, text, rule }) => [
        ...[value, text],
        ...(rule && 'duration' in rule ? [formatDuration(rule.duration)] : []),
      ]),
      ...Object.values(printedLimits(settings)),
      ...Object.values(settings.calendars).map(printHours),
    ].flatMap(countsIn),
  );

/** What an article types of it, directives aside. */
const typedIn = (text: string, settings: Settings): string[] => {
  const known = countsOf(settings);
  return countsIn(text.replace(/:[a-z]+\[[^\]]*\]/g, ':')).filter((count) => known.has(count));
};

describe('numbers of the settings', () => {
  it.each(folders)('are typed by no article of %s', (folder) => {
    const { settings, articles } = readLibrary(folder);
    const typed = articles.flatMap(({ id, title, description, body }) =>
      typedIn([title, description, body].join('\n'), settings)
        .filter((count) => !others[id]?.includes(count))
        .map((count) => `${id}: ${count}`),
    );
    expect(articles.length).toBeGreaterThanOrEqual(8);
    expect(countsOf(settings).size).toBeGreaterThan(5);
    expect(typed).toEqual([]);
  });

  const settings = loadSettings(JSON.parse(readFileSync('content/settings.json', 'utf8')));

  it.each([
    ['تا ۲۴ ساعت پس از تحویل خبر دهید.', ['24 ساعت']],
    ['تا 24 ساعت', ['24 ساعت']],
    ['تا ٢٤ ساعت', ['24 ساعت']],
    ['وجه ۲۴ تا ۷۲ ساعت کاری بعد می‌رسد.', ['24 تا 72 ساعت کاری']],
    ['تا یک روز کاری پاسخ می‌دهیم', ['1 روز کاری']],
    [
      'هر فایل پنج مگابایت، پنج فایل و پانزده مگابایت در همه',
      ['5 مگابایت', '5 فایل', '15 مگابایت'],
    ],
    ['کد دو دقیقه اعتبار دارد', ['2 دقیقه']],
    ['سی روز پس از آن', ['30 روز']],
    ['تا **۲۴** ساعت، ۲۴\u200cساعته، ۲۴ساعت، ۲۴&nbsp;ساعت', Array(4).fill('24 ساعت')],
    ['هفتاد و دو ساعت، بیست و چهار ساعته', ['72 ساعت', '24 ساعت']],
    ['از ۹ تا ۱۳ باز است', ['9 تا 13']],
    [':policy[damage-report] خبر دهید؛ یک روز هم دیر نیست، در ۱۳ روز هم نه', []],
  ])('are found however they are written: %s', (text, found) => {
    expect(typedIn(text, settings)).toEqual(found);
  });

  it('are printed by directives', () => {
    const { textDirective } = settingsDirective(settings);
    const print = (name: string, id: string) =>
      textDirective({ name, children: [{ type: 'text', value: id }] })?.value;
    expect(print('policy', 'refund-time')).toBe('۲۴ تا ۷۲ ساعت کاری');
    expect(print('promise', 'one-day')).toBe('یک روز کاری');
    expect(print('limit', 'file-size')).toBe('۵ مگابایت');
    expect(print('hours', 'financial')).toBe(
      'شنبه تا چهارشنبه ۹ تا ۱۳ و ۱۴ تا ۱۷، پنجشنبه ۹ تا ۱۳',
    );
    expect(print('strong', 'x')).toBeUndefined();
  });

  it.each(['policy', 'promise', 'limit', 'hours'])(
    'that are not there are a fault: :%s',
    (name) => {
      for (const value of ['nothing', '', 'constructor', '__proto__'])
        expect(faultOfDirective({ name, children: [{ type: 'text', value }] }, settings)).toContain(
          `:${name}[${value}] `,
        );
    },
  );

  it('print hours round the clock, and each day that differs', () => {
    const { week } = calendarSchema.parse({
      week: Object.fromEntries(weekdays.map((day) => [day, [['00:00', '24:00']]])),
    });
    expect(printHours({ week })).toBe('همهٔ روزها شبانه‌روز');
    expect(printHours({ week: { sun: [['08:30', '12:00']], tue: [['08:30', '12:00']] } })).toBe(
      'یکشنبه ۸:۳۰ تا ۱۲، سه‌شنبه ۸:۳۰ تا ۱۲',
    );
  });
});
