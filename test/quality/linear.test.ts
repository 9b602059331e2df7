import { describe, test } from 'vitest';
import { feedbackInput } from '#shared/contract/feedback.ts';
import { lineInput, textInput } from '#shared/contract/tickets.ts';
import { isBlank } from '#shared/fields/blank.ts';
import { csvCell } from '#shared/fields/csv.ts';
import { fieldTypes } from '#shared/fields/field.ts';
import { pairedMoments } from '#shared/fields/paired-moment.ts';
import { fieldRegistry } from '#shared/fields/registry.ts';
import { parseTrackingCode } from '#shared/fields/tracking-code.ts';
import { readMarkup } from '#shared/forms/message-markup.ts';
import { splitLinks } from '#shared/forms/split-links.ts';
import { foldText, normaliseTyped } from '#shared/persian/letters.ts';
import { splitNumbers } from '#shared/persian/split-numbers.ts';
import { cleanCode, cleanLine, cleanText } from '#shared/persian/typed.ts';
import { splitWords } from '#shared/persian/words.ts';
import { coach } from '#shared/quality/coach.ts';
import { findDuplicate } from '#shared/quality/duplicate-ticket.ts';
import { isFinglish } from '#shared/quality/finglish.ts';
import { persianSpelling } from '#shared/quality/persian-spelling.ts';
import { conceptsOf } from '#shared/search/concepts.ts';
import { lexiconWith } from '#shared/search/lexicon.ts';
import { similarity } from '#shared/search/similarity.ts';
import { loadSettings } from '#shared/settings/load.ts';
import settingsFile from '../../content/settings.json';
import { showName } from '../../worker/attachments/rules.ts';
import { cleanComment } from '../../worker/feedback/rules.ts';
import { readMailbox, wireAddress } from '../../worker/foundation/mail-address.ts';
import { ownWords } from '../../worker/inbound/mime/read-mail.ts';
import { addressHeader } from '../../worker/notifications/mail/address.ts';
import { composeMail } from '../../worker/notifications/mail/compose-mail.ts';
import { asLine, asText, composeEmail } from '../../worker/notifications/templates/render.ts';
import { foldQuestion } from '../../worker/search/fold-question.ts';
import { expectLinearOver, hostileOf, typedUnits } from './hostile-texts.ts';

const { quality } = loadSettings(settingsFile);
const good = 'پول کم شد ولی سفارش من ثبت نشد.';
const notification = { id: '1', to: 'a@example.com', replyTo: null };
const mail = { to: 'a@example.com', subject: '1', text: '1', messageId: '<1@help.example>' };
const sender = 'help@help.example';
const template = { subject: '{text}', text: '{text}' };
const site = { config: { publicOrigin: 'https://help.example' } } as Parameters<
  typeof composeEmail
>[0];

const concepts = conceptsOf(lexiconWith([]));

/** All that reads what a person typed. */
const readers: Record<string, (text: string) => unknown> = {
  'the coach, of a text': (text) => coach(quality, { title: good, text }, persianSpelling),
  'the coach, of a title': (title) => coach(quality, { title, text: good }, persianSpelling),
  isFinglish,
  persianSpelling,
  readMarkup,
  splitLinks,
  splitNumbers,
  findDuplicate: (text) =>
    findDuplicate(
      { title: text, text },
      [{ code: '', title: `${text} `, text: `${text} ` }],
      concepts,
    ),
  similarity: (text) => similarity(text, good, concepts),
  cleanText,
  cleanLine,
  cleanCode,
  normaliseTyped,
  foldText,
  splitWords: (text) => splitWords(text),
  isBlank,
  pairedMoments: (text) =>
    pairedMoments(
      [
        { id: 'day', type: 'date' },
        { id: 'hour', type: 'time' },
      ],
      { day: text },
      '1405-09-03',
    ),
  parseTrackingCode,
  lineInput: (text) => lineInput(1e6).safeParse(text),
  textInput: (text) => textInput(1e6).safeParse(text),
  feedbackInput: (comment) => feedbackInput.safeParse({ article: 'a', helpful: 'no', comment }),
  ownWords,
  asLine,
  asText,
  composeEmail: (text) => composeEmail(site, notification, template, { text }),
  'composeMail, of a subject': (subject) => composeMail(sender, { ...mail, subject }, new Date(0)),
  'composeMail, of a text': (text) => composeMail(sender, { ...mail, text }, new Date(0)),
  addressHeader: (name) => addressHeader('From', { name, address: sender }),
  readMailbox,
  wireAddress,
  csvCell,
  cleanComment,
  foldQuestion,
  showName,
  ...Object.fromEntries(
    fieldTypes.map((type) => [
      `a field of type ${type}`,
      (text) => fieldRegistry[type].parse(text),
    ]),
  ),
};

const texts = hostileOf(typedUnits, [
  ['', ''],
  ['salam pardakht kardam http://a', 'b'],
]);

describe('R92 ten times the text takes ten times the time, not a hundred', () => {
  test.each(Object.entries(readers))('%s', (_, read) => expectLinearOver(texts, read));
});
