import fc from 'fast-check';

/** What a text may hold that mail gives a meaning, or that is hard to cut. */
const pieces = [
  ...[
    '\r\nBcc: other@mail.example',
    '\r\n\r\n',
    '\n',
    '\r',
    '\0',
    '\t',
    '\u0085',
    '\u2028',
    '\u007f',
  ],
  ...[
    '\r\n.\r\n',
    '.',
    '\n.',
    '\n..',
    '\nFrom ',
    'From ',
    '--=_alternative',
    '\n--=_alternative--\n',
  ],
  ...[
    '=?UTF-8?B?2LPZhNin2YU=?=',
    '=?',
    '?=',
    '=',
    '=3D',
    '=\n',
    '"',
    '\\',
    '<',
    '>',
    ',',
    ';',
    ':',
  ],
  ...['\ud800', '\udc00', '\u202e', '\u200f', '\u200c', '\u00a0', ' ', '  ', '   ', '@', '(', ')'],
  ...[
    'سلام ',
    'نامه‌های شما ',
    'می‌رسد',
    '😀',
    '👨‍👩‍👧',
    '🇮🇷',
    'ب\u0651\u064e',
    'ß',
    'plain words ',
    'word',
  ],
  ...[
    'ن'.repeat(200),
    'x'.repeat(200),
    '<x@y>',
    `<${'x'.repeat(100)}>`,
    '😀'.repeat(70),
    '1'.repeat(990),
  ],
];

/** Texts of such pieces and of any letters. */
export const hostileWords = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...pieces) },
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.string({ unit: 'grapheme', maxLength: 20 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));
