import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toLatinDigits, toPersianDigits } from '#shared/persian/digits.ts';
import { foldLetters, foldText, normaliseTyped } from '#shared/persian/letters.ts';
import { toNormalForm } from '#shared/persian/normal-form.ts';

const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'يیىكکةۀهأإآائءـًّ‌‍\u202e۱٢3ﻻﷲ﷼Aİßk ') }),
);

describe('digits', () => {
  test('three scripts become one and come back', () => {
    expect(toLatinDigits('۰۹۱۲-٠٩١٢-0912')).toBe('0912-0912-0912');
    expect(toPersianDigits('ساعت 17 و ٣٠')).toBe('ساعت ۱۷ و ۳۰');
    expect(toPersianDigits(1404)).toBe('۱۴۰۴');
  });
  test('nothing but digits changes, and the length stays', () => {
    fc.assert(fc.property(anything, (text) => toLatinDigits(text).length === text.length));
    fc.assert(
      fc.property(anything, (text) => toLatinDigits(toPersianDigits(text)) === toLatinDigits(text)),
    );
  });
});

describe('folding', () => {
  test('spellings that read alike become one', () => {
    expect(foldLetters('پيگيري كالاي مرسولة')).toBe('پیگیری کالای مرسوله');
    expect(foldLetters('مسئول')).toBe(foldLetters('مسيول'));
    expect(foldLetters('تأیید رأی مؤثر إعلان آب')).toBe('تایید رای موثر اعلان اب');
    expect(foldLetters('خانۀ')).toBe(foldLetters('خانه'));
    expect(foldLetters('جزء')).toBe('جز');
    expect(foldLetters('مُهَنّــدس')).toBe('مهندس');
    expect(foldLetters('می‌شود')).toBe('میشود');
    expect(foldLetters('ﺳﻼﻡ')).toBe('سلام');
    expect(foldLetters('CAFÉ')).toBe('cafe');
    expect(foldText('  کد\t۲۴  رقمی ')).toBe('کد 24 رقمی');
    expect(foldText('کد \u0000 ۲۴')).toBe('کد 24');
  });
  test('folding twice is folding once', () => {
    fc.assert(
      fc.property(anything, (text) => foldLetters(foldLetters(text)) === foldLetters(text)),
    );
    fc.assert(fc.property(anything, (text) => foldText(foldText(text)) === foldText(text)));
  });
});

describe('the normal form', () => {
  const forms = ['NFC', 'NFKC', 'NFKD'] as const;

  test.each(forms)('%s of all that is written is what the standard says', (form) => {
    const written = fc.string({ unit: 'grapheme', maxLength: 200 });
    fc.assert(fc.property(written, (text) => toNormalForm(text, form) === text.normalize(form)));
    for (const text of ['مُهَنّْدِسِيٌّ'.repeat(9), 'שָׁלוֹם', 'Việt Nam', 'हिन्दी', 'กำลังทำ', 'ガギグゲゴ'])
      expect(toNormalForm(text, form)).toBe(text.normalize(form));
  });
  test.each(forms)('%s keeps thirty of the marks on one letter', (form) => {
    const marks = '\u0327\u0331'.repeat(500);
    const piled = toNormalForm(`q${marks}a`, form);
    expect(piled.length).toBe(32);
    expect(piled).toMatch(/^q.*a$/);
  });
});

describe('what a person typed', () => {
  test('overrides, controls and lone surrogates go; half-spaces and letters stay', () => {
    expect(normaliseTyped('می‌شود\u202e\u0000\ud800 ي۱')).toBe('می‌شود ي۱');
    expect(normaliseTyped('a\r\nb\rc')).toBe('a\nb\nc');
    expect(normaliseTyped('👨‍👩‍👧')).toBe('👨‍👩‍👧');
  });
  test('it settles at once', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const once = normaliseTyped(text);
        return normaliseTyped(once) === once && once.isWellFormed();
      }),
    );
  });
});
