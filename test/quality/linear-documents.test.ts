import { parse as parseCookies } from 'hono/utils/cookie';
import { describe, test } from 'vitest';
import { searchAsked } from '#shared/contract/search.ts';
import { maskPersonalData } from '#shared/fields/personal-data.ts';
import { readHtml } from '#shared/html/read.ts';
import { nameDepartment } from '#shared/persian/department-name.ts';
import { skeletonOf, soundsOf } from '#shared/persian/finglish.ts';
import { latinFromPersianKeys, persianFromLatinKeys } from '#shared/persian/keyboard.ts';
import { wordsToDigits } from '#shared/persian/number-words.ts';
import { readAmount } from '#shared/persian/parse-amount.ts';
import { readDate } from '#shared/persian/parse-date.ts';
import { measureSms } from '#shared/persian/sms.ts';
import { editDistance } from '#shared/persian/spelling.ts';
import { sentencesOf } from '#shared/search/sentences.ts';
import { parseSynonyms } from '#shared/search/synonyms.ts';
import { loadSettings } from '#shared/settings/load.ts';
import { readMarkup } from '#shared/transcripts/markup.ts';
import { isPlainJson } from '#shared/transcripts/verify.ts';
import settingsFile from '../../content/settings.json';
import { sectionsOf } from '../../src/search/article-text.ts';
import { answerInPlace } from '../../src/starlight/answer-in-place.ts';
import { wantsDocument } from '../../worker/foundation/http/answer-faults.tsx';
import {
  addressBehindProxies,
  addressKey,
} from '../../worker/foundation/security/client-address.ts';
import { textOfMail } from '../../worker/inbound/mime/html-mail.ts';
import { outsideQuotes, parameterOf } from '../../worker/inbound/mime/structured-value.ts';
import { mailPage } from '../../worker/notifications/templates/mail-page.ts';
import { checkCustomers } from '../../worker/people/import-customers.ts';
import { expectLinearOver, hostileOf, typedUnits } from './hostile-texts.ts';

const settings = loadSettings(settingsFile);

type Readers = Record<string, (text: string) => unknown>;

const ofWords: Readers = {
  nameDepartment,
  soundsOf,
  skeletonOf,
  persianFromLatinKeys,
  latinFromPersianKeys,
  readAmount: (text) => readAmount(text, 'toman'),
  wordsToDigits,
  readDate: (text) => readDate(text, { today: null }),
  measureSms,
  'editDistance of a word': (text) => editDistance(text, 'سفارش', 3),
  sentencesOf: (text) => [...sentencesOf(text, 160)],
  maskPersonalData: (text) => maskPersonalData(text, '#'),
  searchAsked: (q) => searchAsked({ q }),
  mailPage: (text) => mailPage({ subject: text, text, origin: 'https://help.example' }),
};

const ofMarkup: Readers = {
  readHtml: (html) => readHtml(html, () => false),
  'readHtml without some': (html) => readHtml(html, ({ name }) => name === 'p'),
  textOfMail,
  sectionsOf,
  answerInPlace: (html) => answerInPlace(html, 3, 'a'),
  readMarkup,
};

const ofData: Readers = {
  isPlainJson: (text) => isPlainJson(JSON.stringify(text)),
  parseSynonyms: (text) => {
    try {
      return parseSynonyms(JSON.stringify({ groups: [text] }));
    } catch {
      return null;
    }
  },
  'a line of a list of customers': (text) =>
    checkCustomers(settings, [{ line: 1, mobile: text, name: text, plan: text }]),
};

const ofHeaders: Readers = {
  addressKey,
  addressBehindProxies: (text) => addressBehindProxies('192.0.2.1', text, 2),
  parseCookies: (text) => parseCookies(text, '__Host-session'),
  wantsDocument: (text) => wantsDocument('/', text),
  outsideQuotes: (text) => outsideQuotes(text),
  parameterOf: (text) => parameterOf(text, 'boundary'),
};

const markupUnits = [
  ...[
    '<',
    '>',
    '<a',
    '<a ',
    '<a b',
    '<a b=',
    '<a b="',
    "<a b='",
    '</',
    '</a',
    '<p>',
    '<p><b>',
    '</p>',
  ],
  ...[
    '<!',
    '<!--',
    '-->',
    '<style>',
    '</style',
    '<script>',
    '<h2>',
    '<h2 id="a">',
    '<a href="#a">',
    '<br>',
  ],
  ...['&', '&#', '&#1', '&#x', '&amp', '&amp;', '&zwnj;', '"', "'", '=', ' ', '\n', 'a', 'آ'],
];
const dataUnits = [
  ...['"', '""', '"a",', ',', ';', 'a,b\n', '\n', '"\n', '\r', '\r\n', "'", '\\', '\\"', '{', '['],
  ...['09121234567,a\n', '"09121234567","a"\n', ' ', '\t', 'a', 'آ', '\ufeff', '\u0000'],
];
const headerUnits = [
  ...[
    ';',
    '; ',
    '=',
    'a=',
    'a=b; ',
    '"',
    '"\\',
    '\\',
    '(',
    ')',
    ',',
    ', ',
    ':',
    '::',
    '0:',
    '[',
    '%',
    '.',
  ],
  ...[
    '1',
    '1.',
    'a',
    ' ',
    '\t',
    '__Host-session=',
    '*',
    '*/*',
    'q=0.',
    '<',
    '@',
    "'",
    '/',
    'boundary=',
  ],
];

const plain: [string, string][] = [['', '']];

describe('R92 ten times the words take ten times the time', () => {
  const texts = hostileOf(typedUnits, plain);
  test.each(Object.entries(ofWords))('%s', (_, read) => expectLinearOver(texts, read));
});

describe('R92 ten times the markup takes ten times the time', () => {
  const texts = hostileOf(markupUnits, [
    ['', ''],
    ['<p>a', '</p>'],
  ]);
  test.each(Object.entries(ofMarkup))('%s', (_, read) => expectLinearOver(texts, read));
});

describe('R92 ten times the data take ten times the time', () => {
  const texts = hostileOf(dataUnits, [
    ['', ''],
    ['a ', '\n\nb'],
  ]);
  test.each(Object.entries(ofData))('%s', (_, read) => expectLinearOver(texts, read));
});

describe('R92 ten times the header takes ten times the time', () => {
  const texts = hostileOf(headerUnits, [
    ['', ''],
    ['a=b; "', 'c'],
  ]);
  test.each(Object.entries(ofHeaders))('%s', (_, read) => expectLinearOver(texts, read));
});
