import fc from 'fast-check';

// What no form of ours sends, as texts, as values of JSON and as values of headers.

const oddTexts = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  'a\udfffb',
  '\u202eexe.png',
  '\u2028',
  '\r\nBcc: somebody@example.com',
  '\u200c\u200f\u200d',
  '\ufeff',
  '۱۲۳٤٥٦',
  'ﷺ',
  'e\u0301'.repeat(50),
  '👩‍👩‍👧‍👦',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '../../etc/passwd',
  '..\\..\\x',
  '%00',
  '%ff%fe',
  "' OR 1=1 --",
  '"; DROP TABLE tickets; --',
  '%_%',
  '*" OR title:"',
  'NEAR(a b)',
  '<script>alert(1)</script>',
  '<svg/onload=alert(1)>',
  'javascript:alert(1)',
  'https://user:password@evil.example/',
  '=HYPERLINK("https://evil.example")',
  '{{name}}',
  '$&$1',
  'null',
  'NaN',
  '-1',
  '1e400',
  '1405-13-40',
  '0000-00-00',
  '٠٩١٢١٢٣٤٥٦٧',
  '+98 912 123 45 67',
  'a@b',
  'sara@mail.example',
  'sara+tag@xn--mgba3a4f16a.example',
];

/** Repeated, these are what slow rules are slow over. */
const units = [
  'a',
  'ن',
  ' ',
  '\n',
  '@',
  '.',
  '-',
  'a@',
  'a.',
  '؟ ',
  '۱',
  '(',
  '[',
  '&#x',
  'http://',
  '\u0301',
];

const repeated = fc
  .tuple(fc.constantFrom(...units), fc.constantFrom(3, 40, 160, 1_100, 10_001, 60_000))
  .map(([unit, times]) => unit.repeat(times));

/** Texts that are hard to read, to store or to show. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...oddTexts) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: repeated },
);

const oddJson = [
  'null',
  'true',
  '0',
  '-0',
  '-1',
  '1.5',
  '1e400',
  '9007199254740993',
  `1${'0'.repeat(400)}`,
  '[]',
  '[null]',
  '{}',
  '""',
  '"\\u0000"',
  '"\\ud800"',
  '"\\udc00\\ud800"',
  '{"__proto__":{"isAdmin":true}}',
  '{"constructor":{"prototype":{"a":1}}}',
  '{"toString":1,"valueOf":1}',
  '{"toJSON":1}',
  '{"then":1}',
  '{"length":4294967295}',
];

const nested = fc
  .tuple(
    fc.constantFrom(['[', ']'], ['{"a":', '}']),
    fc.constantFrom(50, 3_000, 30_000),
    fc.boolean(),
  )
  .map(([[open = '', end = ''], depth, closes]) =>
    closes ? `${open.repeat(depth)}0${end.repeat(depth)}` : open.repeat(depth),
  );

/** Text of JSON, or nearly, of no particular type. */
export const hostileJson: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...oddJson) },
  { weight: 4, arbitrary: hostileText.map((text) => JSON.stringify(text)) },
  { weight: 1, arbitrary: fc.json({ maxDepth: 3 }) },
  { weight: 1, arbitrary: nested },
);

const mostOfHeader = 2_000;

/** What a header can carry of a text: bytes as Latin-1, without those that end a line. */
const asHeader = (text: string): string =>
  Buffer.from(text.slice(0, mostOfHeader))
    .toString('latin1')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what no header may hold.
    .replace(/[\0-\x1f\x7f]/g, '')
    .trim();

/** Values of headers that no browser sends. */
export const hostileHeader: fc.Arbitrary<string> = hostileText.map(asHeader);

/** A text broken as it came over the wire: cut, doubled, with a byte too many. */
export const broken = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(text, fc.nat(), fc.constantFrom('', '\0', ',', '}', '"', '\ufeff', '//', '=', '&', '%'))
    .map(([whole, number, junk]) => {
      const at = number % (whole.length + 1);
      return number % 3 === 0
        ? whole.slice(0, at)
        : `${whole.slice(0, at)}${junk}${whole.slice(at)}`;
    });
