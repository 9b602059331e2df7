import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noteInput } from '#shared/contract/desk/acts.ts';
import { feedbackInput } from '#shared/contract/feedback.ts';
import { newFromMessageInput, rateInput, replyInput } from '#shared/contract/tickets.ts';
import { isBlank } from '#shared/fields/blank.ts';
import { fieldTypes } from '#shared/fields/field.ts';
import { readField } from '#shared/fields/registry.ts';
import { cleanLine, cleanText } from '#shared/persian/typed.ts';

// What Unicode draws as nothing: format characters, fillers, selectors of variants, spaces, controls.
const unseenCharacters = [
  ...'\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff\u00ad\u061c\u180e',
  ...'\u115f\u1160\u3164\uffa0\u034f\u17b4\u17b5\u180b\u180f\ufe00\ufe0f\u2800',
  ...'\u{e0020}\u{e007f}\u{e0100}\u{e01ef}\u{1d173}\u{1bca0}',
  ...' \t\n\r\v\f\u00a0\u1680\u2003\u2028\u2029\u202a\u202e\u2066\u2069\u3000\u0000\u0085',
  '\ud83d',
];
const unseen = fc
  .array(fc.constantFrom(...unseenCharacters), { maxLength: 40 })
  .map((characters) => characters.join(''));

test('a text that shows nothing counts as empty, whatever it is made of', () => {
  for (const one of unseenCharacters) expect(cleanText(one), JSON.stringify(one)).toBe('');
  fc.assert(
    fc.property(unseen, (typed) => {
      expect(cleanText(typed)).toBe('');
      expect(cleanLine(typed)).toBe('');
      expect(isBlank(typed)).toBe(true);
    }),
  );
});

test('one visible character among them is a text, and none of them is lost inside', () => {
  fc.assert(
    fc.property(
      unseen,
      fc.constantFrom('ب', '.', '؟', '۱', '👨\u200d👩\u200d👧', 'ـ'),
      (rest, seen) => {
        expect(isBlank(rest + seen)).toBe(false);
        expect(cleanText(rest + seen)).toContain(seen);
      },
    ),
  );
});

test('no input for words takes such a text', () => {
  const id = 'm';
  fc.assert(
    fc.property(unseen, (text) => {
      const attachments: string[] = [];
      expect(replyInput.safeParse({ text, attachments }).success).toBe(false);
      expect(noteInput.safeParse({ text, version: 1 }).success).toBe(false);
      expect(rateInput.safeParse({ rating: 1, comment: text }).success).toBe(false);
      expect(newFromMessageInput.safeParse({ messageId: id, title: text }).success).toBe(false);
      const comment = feedbackInput.safeParse({ article: 'a', helpful: 'no', comment: text });
      expect(comment.data?.comment ?? '').toBe('');
    }),
  );
});

test.each(fieldTypes)('a field of type %s takes such a text for none', (type) => {
  const choices = ['a', 'b'].map((value) => ({ value, label: value }));
  const field = { type, choices };
  fc.assert(
    fc.property(unseen, (typed) => {
      expect(readField({ ...field, required: false }, typed)).toEqual({ ok: true, value: null });
      expect(readField({ ...field, required: true }, typed).ok).toBe(false);
    }),
    { numRuns: 20 },
  );
});
