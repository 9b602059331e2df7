import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardPrefixes } from '#shared/fields/banks.ts';
import { isCardNumber, isKnownCard } from '#shared/fields/card-number.ts';
import { maskCardNumbers } from '#shared/fields/mask-cards.ts';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { expectLinear } from '../helpers/cpu.ts';

const runs = { seed: 14050903, numRuns: Number(process.env.CARD_RUNS ?? 50_000) };

const shifted = (zero: number) => (text: string) =>
  text.replace(/\d/g, (one) => String.fromCharCode(zero + Number(one)));
const script = fc.constantFrom(
  (text: string) => text,
  toPersianDigits,
  shifted(0x660),
  shifted(0xff10),
);

const digits = (count: number) =>
  fc.nat(10 ** count - 1).map((number) => String(number).padStart(count, '0'));

/** A card of an Iranian bank. */
const card = fc.tuple(fc.constantFrom(...cardPrefixes), digits(9)).map(([prefix, rest]) => {
  const last = [...'0123456789'].find((one) => isCardNumber(prefix + rest + one));
  return prefix + rest + last;
});

const separators = [
  ...' -_./,،*|\\:+~٬٫;؛=#&\'’`^"·•…!?؟()[]{}<>%$@',
  '\t',
  '\n',
  '\u00a0',
  '\u2009',
  '\u200c',
  '\u200f',
  '\u2022',
  '–',
  '—',
  'ـ',
  ', ',
  ' - ',
  ' | ',
  '، ',
  ' … ',
  ' و ',
  'و',
  ' خط تیره ',
  ' تا ',
  ' '.repeat(20),
  '-'.repeat(40),
  '\n\n'.repeat(50),
  '--',
  '**',
  '\ufe0f\u20e3',
  '&nbsp;',
  ' &nbsp; ',
  '&rlm; - ',
  '&amp;nbsp;',
  '<br>',
  '<br />',
  '\\n',
  '\u115f',
  '\u3164',
  '&#32;',
  '&#x200c;',
  '&ndash;',
];
const separator = fc.constantFrom(...separators);

/** What parts quarters alone: other groups would be two numbers with a word between them. */
const betweenQuarters = fc.oneof(
  { weight: 3, arbitrary: separator },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...['%20', '%0A', '%2C', '%C2%A0', '%d8%8c', '%E2%80%8C', '%20-%20', '\\u060c'],
      ...[' and ', ', then ', ' va ', ' dash ', '\nto '],
    ),
  },
);

const groupings = [
  [4, 4, 4, 4],
  [8, 8],
  [16],
  [6, 2, 4, 4],
  [4, 4, 8],
  [4, 8, 4],
  [8, 4, 4],
  [4, 12],
  [12, 4],
  [6, 10],
  [6, 2, 8],
  [4, 2, 2, 4, 4],
  [2, 2, 4, 4, 4],
  [4, 4, 4, 2, 2],
  [8, 4, 2, 2],
  [4, 1, 1, 2, 8],
  Array<number>(8).fill(2),
  Array<number>(16).fill(1),
];
const grouping = fc.constantFrom(...groupings);

function cut(number: string, lengths: readonly number[]): string[] {
  let from = 0;
  return lengths.map((length) => {
    from += length;
    return number.slice(from - length, from);
  });
}

/** The same separator throughout, or another one each time. */
const joints = fc.oneof(
  separator.map((one) => Array<string>(15).fill(one)),
  fc.array(separator, { minLength: 15, maxLength: 15 }),
);
const join = (groups: readonly string[], between: readonly string[]) =>
  groups.map((one, index) => (index === 0 ? one : between[index - 1]! + one)).join('');

/** Where four of these groups in a row are a card, in either order. */
const cardsIn = (groups: readonly string[]) =>
  groups.flatMap((_, index) => {
    const four = groups.slice(index, index + 4);
    const isCard = isKnownCard(four.join('')) || isKnownCard(four.toReversed().join(''));
    return four.every(({ length }) => length === 4) && isCard ? [index] : [];
  });

const before = fc.constantFrom(
  '',
  'کارت ',
  'شماره کارت:',
  'من (',
  'my card is ',
  'card#',
  '2. ',
  '«',
);
const after = fc.constantFrom('', ' است', '.', '، لطفاً برگردانید', ') thanks', '»', '\nممنون', '!');

describe('R73 a card of an Iranian bank', () => {
  test('is masked, whatever parts its groups', () => {
    fc.assert(
      fc.property(
        card,
        grouping,
        joints,
        script,
        before,
        after,
        (number, lengths, between, write, start, end) => {
          const written = join(cut(number, lengths).map(write), between);
          const kept = maskCardNumbers(start + written + end);
          expect(kept).toBe(`${start}xxxx-xxxx-xxxx-${number.slice(-4)}${end}`);
        },
      ),
      runs,
    );
  }, 60_000);

  test('is masked where its quarters were copied in the order of a line from right to left', () => {
    fc.assert(
      fc.property(card, joints, script, before, after, (number, between, write, start, end) => {
        const groups = cut(number, [4, 4, 4, 4]);
        fc.pre(!isKnownCard(groups.toReversed().join('')));
        const written = join(groups.toReversed().map(write), between);
        const kept = maskCardNumbers(start + written + end);
        expect(kept).toBe(`${start}xxxx-xxxx-xxxx-${number.slice(-4)}${end}`);
      }),
      { ...runs, numRuns: runs.numRuns / 5 },
    );
  }, 60_000);

  const fours = fc.array(digits(4), { maxLength: 2 });
  test('is masked beside other groups of four, and these stay as they are', () => {
    fc.assert(
      fc.property(
        fours,
        card,
        fours,
        fc.boolean(),
        fc.array(betweenQuarters, { minLength: 7, maxLength: 7 }),
        script,
        (front, number, behind, isBackwards, between, write) => {
          const quarters = cut(number, [4, 4, 4, 4]);
          if (isBackwards) quarters.reverse();
          const all = [...front, ...quarters, ...behind];
          fc.pre(cardsIn(all).join() === String(front.length));
          fc.pre(!isKnownCard(quarters.toReversed().join('')) || isBackwards);
          fc.pre(!isKnownCard(quarters.join('')) || !isBackwards);
          const joints = between.slice(0, all.length - 1);
          const kept = [...front, `xxxx-xxxx-xxxx-${number.slice(-4)}`, ...behind];
          const jointsKept = joints.filter(
            (_, index) => index < front.length || index >= front.length + 3,
          );
          const inScript = (one: string) => (one.startsWith('x') ? one : write(one));
          const written = join(all.map(write), joints);
          expect(maskCardNumbers(written)).toBe(join(kept.map(inScript), jointsKept));
        },
      ),
      { ...runs, numRuns: runs.numRuns / 5 },
    );
  }, 60_000);

  test.each([
    ['1234 6037 9911 9950 0590', '1234 xxxx-xxxx-xxxx-0590'],
    ['1234,6037,9911,9950,0590', '1234,xxxx-xxxx-xxxx-0590'],
    ['1234 0590 9950 9911 6037', '1234 xxxx-xxxx-xxxx-0590'],
    ['0590,9950,9911,6037,1234', 'xxxx-xxxx-xxxx-0590,1234'],
    ['0590 9950 9911 6037 1234', 'xxxx-xxxx-xxxx-0590 1234'],
    ['1_6037_9911_9950_0590_1', '1_xxxx-xxxx-xxxx-0590_1'],
    ['card=6037+9911+9950+0590&amount=20', 'card=xxxx-xxxx-xxxx-0590&amount=20'],
    ['q=1234%206037%209911%209950%200590%2012', 'q=1234%20xxxx-xxxx-xxxx-0590%2012'],
    ['xxxx-xxxx-xxxx-0590 9950 9911 6037', 'xxxx-xxxx-xxxx-0590 9950 9911 6037'],
    ['0590 9950 9911 6037', 'xxxx-xxxx-xxxx-0590'],
    ['0590 9950 9911 6037 1405/09/05', 'xxxx-xxxx-xxxx-0590 1405/09/05'],
    ['0590-9950-9911-6037 1405-09-05', 'xxxx-xxxx-xxxx-0590 1405-09-05'],
    ['0590\u200e9950\u200e9911\u200e6037 1234', 'xxxx-xxxx-xxxx-0590 1234'],
    ['(1) 0590\u20609950\u20609911\u20606037 1405/09/05', '(1) xxxx-xxxx-xxxx-0590 1405/09/05'],
    ['6037&#160;9911&#xA0;9950&#xa0;0590', 'xxxx-xxxx-xxxx-0590'],
    ['کد 1234 6037&nbsp;9911&nbsp;9950&nbsp;0590', 'کد 1234 xxxx-xxxx-xxxx-0590'],
    ['کد 1234 6037\t9911\t9950\t0590', 'کد 1234 xxxx-xxxx-xxxx-0590'],
    ['سال 1405 6037  9911  9950  0590', 'سال 1405 xxxx-xxxx-xxxx-0590'],
    ['کارت ۰۵۹۰-۹۹۵۰-۹۹۱۱-۶۰۳۷ است', 'کارت xxxx-xxxx-xxxx-0590 است'],
    ['14050903 0590 9950 9911 6037', '14050903 xxxx-xxxx-xxxx-0590'],
    ['6037-991-19950-0590', 'xxxx-xxxx-xxxx-0590'],
    ['6037&nbsp;9911&nbsp;9950&nbsp;0590', 'xxxx-xxxx-xxxx-0590'],
    ['1405, 6037,9911,9950,0590', '1405, xxxx-xxxx-xxxx-0590'],
    ['1405,6037991199500590', '1405,xxxx-xxxx-xxxx-0590'],
    ['14050903 6037 9911 9950 0590', '14050903 xxxx-xxxx-xxxx-0590'],
    ['1405/09/03 6037991199500590', '1405/09/03 xxxx-xxxx-xxxx-0590'],
    ['6037,9911,9950,0590,123,0405', 'xxxx-xxxx-xxxx-0590,123,0405'],
    ['6037|9911|9950|0590|1234|5678', 'xxxx-xxxx-xxxx-0590|1234|5678'],
    ['6037,9911,9950,0590,6037,9911,9950,0590', 'xxxx-xxxx-xxxx-0590,xxxx-xxxx-xxxx-0590'],
    ['6037991199500590,6037,9911,9950,0590', 'xxxx-xxxx-xxxx-0590,xxxx-xxxx-xxxx-0590'],
    [
      'IR06 2960 0000 0010 0324 2000 01, 6037,9911,9950,0590',
      'IR06 2960 0000 0010 0324 2000 01, xxxx-xxxx-xxxx-0590',
    ],
    ['09121234567,6037*9911*9950*0590', '09121234567,xxxx-xxxx-xxxx-0590'],
    ['شماره کارت: 6037 - 9911 و 9950 و 0590', 'شماره کارت: xxxx-xxxx-xxxx-0590'],
    ['مبلغ 2500 به کارت 6037,9911,9950,0590', 'مبلغ 2500 به کارت xxxx-xxxx-xxxx-0590'],
    ['6037,9911,9950,0590 به نام 2 نفر', 'xxxx-xxxx-xxxx-0590 به نام 2 نفر'],
    ['6,037,991,199,500,590 ریال', 'xxxx-xxxx-xxxx-0590 ریال'],
    ['۶٬۰۳۷٬۹۹۱٬۱۹۹٬۵۰۰٬۵۹۰', 'xxxx-xxxx-xxxx-0590'],
    ['www.bank.ir 6037991199500590 14050903', 'www.bank.ir xxxx-xxxx-xxxx-0590 14050903'],
    ['ir 6037,9911,9950,0590 14050903', 'ir xxxx-xxxx-xxxx-0590 14050903'],
  ])('%j beside other numbers is kept as %j', (typed, kept) => {
    expect(maskCardNumbers(typed)).toBe(kept);
    expect(maskCardNumbers(kept)).toBe(kept);
  });
});

describe('R73 a random code in groups of four', () => {
  const inFours = (digits: string) => digits.replace(/\d{4}(?=\d)/g, '$& ');
  const countMasked = (codes: readonly string[]) =>
    codes.filter((code) => maskCardNumbers(code) !== code).length;

  test.each([
    [20, 2],
    [24, 3],
  ])(
    'of %i digits holds a card by chance in %i of 100,000',
    (length, inHundredThousand) => {
      const places = length / 4 - 3;
      const numRuns = 20_000;
      /** The digits of an issuer at one of the places, in one of the two orders. */
      const begun = fc
        .tuple(
          fc.array(digits(4), { minLength: length / 4, maxLength: length / 4 }),
          fc.constantFrom(...cardPrefixes),
          fc.nat(places - 1),
          fc.boolean(),
        )
        .map(([fours, prefix, place, isBackwards]) => {
          const [first, second] = isBackwards ? [place + 3, place + 2] : [place, place + 1];
          fours[first] = prefix.slice(0, 4);
          fours[second] = prefix.slice(4) + fours[second]!.slice(2);
          return fours.join(' ');
        });
      const share = countMasked(fc.sample(begun, { ...runs, numRuns })) / numRuns;
      const ofIssuers = cardPrefixes.size / 1_000_000;
      expect(ofIssuers * share * places * 2 * 100_000).toBeCloseTo(inHundredThousand, 0);
      const random = fc
        .tuple(digits(12), digits(12))
        .map((all) => inFours(all.join('').slice(-length)));
      expect(countMasked(fc.sample(random, { ...runs, numRuns }))).toBeLessThanOrEqual(5);
    },
    60_000,
  );
});

describe('R73 issuers', () => {
  test.each(['505426', '636797', '903769'])('%s is one of a bank', (prefix) => {
    const start = `${prefix}123456789`;
    const number = start + [...'0123456789'].find((one) => isCardNumber(start + one));
    expect(isKnownCard(number)).toBe(true);
  });
});

describe('R73 what only looks like a card', () => {
  const number = (most: number) => fc.nat(most).map(String);
  const two = (most: number) =>
    fc.integer({ min: 1, max: most }).map((one) => String(one).padStart(2, '0'));
  const listOf = (one: fc.Arbitrary<string>, sign: fc.Arbitrary<string>) =>
    fc
      .tuple(fc.array(one, { minLength: 2, maxLength: 12 }), sign)
      .map(([all, between]) => all.join(between));
  const newSign = fc.constantFrom(...',،*|\\:+~٬٫;؛=#&\'’`^"·•…', ', ', '، ', ' + ', ' | ');
  const date = fc
    .tuple(fc.integer({ min: 1380, max: 1420 }), two(12), two(29))
    .map((all) => all.join('/'));
  const clock = fc.tuple(two(23), two(59), two(59)).map((all) => all.join(':'));
  const foreign = digits(16).filter((one) => !isKnownCard(one));
  /** Its check digit is right, but no bank here issues it. */
  const foreignCard = digits(15)
    .map((start) => start + [...'0123456789'].find((one) => isCardNumber(start + one)))
    .filter((one) => !isKnownCard(one) && !isKnownCard(cut(one, [4, 4, 4, 4]).reverse().join('')));

  const lookAlike = fc.oneof(
    listOf(number(9999), newSign),
    listOf(number(999_999), newSign),
    listOf(
      number(999_999_999).map((one) => one.replace(/\B(?=(?:\d{3})+$)/g, ',')),
      fc.constantFrom('؛ ', ' + ', ' | '),
    ),
    listOf(
      digits(9).map((rest) => `09${rest}`),
      newSign,
    ),
    fc.tuple(date, clock).map((all) => all.join(' ')),
    listOf(date, newSign),
    listOf(clock, newSign),
    listOf(
      digits(4).map((number) => `${number} تومان`),
      fc.constantFrom(' و ', '، '),
    ),
    fc
      .date({ noInvalidDate: true })
      .map((day) => day.toISOString())
      .filter((text) => /^[12]/.test(text)),
    listOf(
      fc.array(number(255), { minLength: 4, maxLength: 4 }).map((all) => all.join('.')),
      newSign,
    ),
    fc
      .tuple(
        fc.double({ min: 25, max: 40, noNaN: true }),
        fc.double({ min: 44, max: 49, noNaN: true }),
      )
      .map(([north, east]) => `${north.toFixed(6)}, ${east.toFixed(6)}`),
    fc
      .tuple(
        foreign,
        grouping.filter((one) => one.length > 1),
        newSign,
      )
      .map(([one, lengths, sign]) => join(cut(one, lengths), Array<string>(15).fill(sign))),
    fc
      .tuple(fc.constantFrom(15, 17, 18, 19), digits(10), digits(9), newSign)
      .map(([length, one, other, sign]) =>
        join(
          cut((one + other).slice(0, length), [4, 4, 4, length - 12]),
          Array<string>(15).fill(sign),
        ),
      ),
    fc
      .tuple(fc.constantFrom(20, 24), digits(12), digits(12), newSign)
      .map(([length, one, other, sign]) =>
        cut((one + other).slice(0, length), Array<number>(length / 4).fill(4)).join(sign),
      ),
    fc
      .tuple(digits(12), digits(12), newSign)
      .map(([one, other, sign]) => `IR${one}${other}`.replace(/.{4}(?=.)/g, (four) => four + sign)),
    fc.uuid(),
    fc
      .tuple(foreignCard, grouping, joints)
      .map(([one, lengths, between]) => join(cut(one, lengths), between)),
    foreignCard.map((one) => join(cut(one, [8, 8]), [' و '])),
    foreignCard.map((one) => `ORD-${cut(one, [4, 4, 8]).join('-')}`),
    listOf(
      fc.integer({ min: 1, max: 9999 }).map((one) => `${one}000`),
      fc.constantFrom(' ', ' و ', '، ', '-', '\n'),
    ),
  );

  test('stays byte for byte', () => {
    fc.assert(
      fc.property(lookAlike, script, before, after, (text, write, start, end) => {
        const typed = start + write(text) + end;
        expect(maskCardNumbers(typed)).toBe(typed);
      }),
      runs,
    );
  }, 60_000);

  test.each([
    '6037,9911,9950,0591',
    '4000,0000,0000,0002',
    '603, 7991, 19950, 0590',
    '603 7991 19950 0590',
    '6037991 199500590',
    '60379 91199500590',
    'ORD-1405-8121-13567942',
    '4000 0000 0000 0002',
    '4000000000000002',
    'IR12 0590 9950 9911 6037 0000 12',
    'IR%2012%200590%209950%209911%206037%200000%2012',
    '1234 IR12 0170 6037 9911 9950 0590 12',
    '12345678, 60379911, 99500590',
    '6037 تومان و 9911 تومان و 9950 تومان و 0590 تومان',
    '6037 ریال، 9911 ریال، 9950 ریال، 0590 ریال',
    '6037 toman 9911 toman 9950 toman 0590',
    '6,037 9,911 9,950 0,590',
    '6037,000 9911,000 9950,000 0590,000',
    '09126037991 09119950059 09126037991',
    '60379911995005900000',
    '603799119950059012345678',
    '16037,9911,9950,0590',
    '6037,9911,9950,05901',
    'IR12,0170,6037,9911,9950,0590,12',
    'IR12 0170 6037 9911 9950 0590 12 در 1405/09/03',
    '1,6,0,3,7,9,9,1,1,9,9,5,0,0,5,9,0',
    '6037a9911b9950c0590',
    '6037 در این متن دراز 9911 9950 0590',
    '50.290812, 32.123410',
    '10:50:28, 06:12:09, 07:13:14',
    '1 و 6 و 0 و 3 و 7 و 9 و 9 و 1 و 1 و 9 و 9 و 5 و 0 و 0 و 5 و 9 و 0',
    '90502286-0009-1000-a000-000000000000',
    '4f-40000000-00000002',
  ])('%j stays as it is', (typed) => {
    expect(maskCardNumbers(typed)).toBe(typed);
  });
});

describe('R92 a text is read in time that grows with its length', () => {
  test.each([
    '1',
    '1 ',
    '1,',
    '۱٬',
    '1\n',
    '1111,',
    '1 , ',
    ',',
    ' ',
    '\u200c',
    '1\u200c',
    `1${' '.repeat(17)}`,
    `1${'آ'.repeat(17)}`,
    `6037${','.repeat(99)}`,
    '1 و ',
    '6037,9911,9950,0591,',
    '6037 9911 9950 0590 ',
    '60,37,99,11,99,50,05,91,',
    'IR1',
    'IR,',
    'xxxx-xxxx-xxxx-',
    'xxxx-xxxx-xxxx-1 ',
    '0590 9950 9911 6037 ',
    '1&nbsp;',
    '&nbsp;',
    '&nbsp',
    '<br>1',
    '&#160;',
    '%20',
    '1%20',
    '1&#32;',
    '1 and ',
    '1 a',
    '\\u060c1',
  ])('%j over and over', (unit) => expectLinear(maskCardNumbers, unit));
});
