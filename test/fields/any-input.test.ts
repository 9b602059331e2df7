import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FieldType, fieldTypes } from '#shared/fields/field.ts';
import { fieldRegistry, readField, showField } from '#shared/fields/registry.ts';
import { toLatinDigits } from '#shared/persian/digits.ts';

const digitText = fc.string({
  unit: fc.constantFrom(...'0123456789۰۱۲۳۴۵۶۷۸۹٠٩ -\u200f\u200c+IR/.:,آذر\n'),
});
const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string(), digitText);

test.each(fieldTypes)(
  '%s answers anything typed with a value that reads back, or with a sentence',
  (type) => {
    fc.assert(
      fc.property(anyText, (typed) => {
        const parsed = readField({ type, required: true }, typed);
        if (!parsed.ok) {
          expect(parsed.reason).toMatch(/^[\u0600-\u06ff].*\.$/);
          return;
        }
        const value = parsed.value!;
        expect(showField({ type }, value)).not.toBe('');
        const again = typeof value === 'number' ? `${value} ریال` : String(value);
        expect(fieldRegistry[type].parse(again)).toEqual({ ok: true, value });
      }),
      { numRuns: 300 },
    );
  },
);

const ownNames = ['__proto__', 'constructor', 'toString', '5 constructor', '5 __proto__ 1405'];

test.each(['choice', 'date', 'time', 'amount', 'mobile', 'sheba', 'national_id'] as const)(
  '%s has no value for the names that every object has',
  (type) => {
    for (const typed of ownNames)
      expect(fieldRegistry[type].parse(typed, { today: '1405-09-03' }).ok, typed).toBe(false);
  },
);

const numbers: FieldType[] = fieldTypes.filter(
  (type) => !['text', 'long_text', 'choice', 'email', 'files'].includes(type),
);

test.each(numbers)('%s reads Persian and Arabic digits as it reads Latin ones', (type) => {
  fc.assert(
    fc.property(digitText, (typed) => {
      expect(fieldRegistry[type].parse(typed).ok).toBe(
        fieldRegistry[type].parse(toLatinDigits(typed)).ok,
      );
    }),
  );
});
