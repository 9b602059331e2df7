import { describe, expect, test } from 'vitest';
import { type FieldType, fieldTypes } from '#shared/fields/field.ts';
import { fieldRegistry, readField, showField } from '#shared/fields/registry.ts';
import { misplacedRules } from '#shared/fields/rules.ts';

/** What people type, and the one value that is stored for it. */
const read: [FieldType, string, unknown][] = [
  ['text', '  سلام\u00a0 دنیا ', 'سلام دنیا'],
  ['text', 'می\u200cخواهم\u202e', 'می\u200cخواهم'],
  ['long_text', 'یک\r\n\r\n\r\n\r\nدو  ', 'یک\n\nدو'],
  ['email', ' Sara.Ahmadi@Example.COM ', 'sara.ahmadi@example.com'],
  ['email', 'mailto:a۱@b.ir\u200e', 'a1@b.ir'],
  ['date', '۳ آذر ۱۴۰۵', '1405-09-03'],
  ['date', '2026-11-24', '1405-09-03'],
  ['time', '۱۷:۳۰', '17:30'],
  ['time', '1730', '17:30'],
  ['time', 'ساعت ۹', '09:00'],
  ['time', '۵ عصر', '17:00'],
  ['time', '۵ بعد از ظهر', '17:00'],
  ['time', '۱۲ ظهر', '12:00'],
  ['time', '۱۱ ظهر', '11:00'],
  ['time', 'ظهر', '12:00'],
  ['time', '۱۲ شب', '00:00'],
  ['time', '۱۰:۱۵ شب', '22:15'],
  ['time', '۲ شب', '02:00'],
  ['time', '۱۲:۳۰ بامداد', '00:30'],
  ['time', '9:05 am', '09:05'],
  ['time', '9.05 PM', '21:05'],
  ['amount', '۲۵۰ هزار تومان', 2_500_000],
  ['order_number', '#dkc-۱۲۳۴۵', 'DKC-12345'],
  ['order_number', '12 34 56', '123456'],
  ['payment_reference', '۱۲۳۴ ۵۶۷۸ ۹۰۱۲', '123456789012'],
  ['payment_reference', 'A0000012ab', 'A0000012ab'],
  ['postal_tracking', '12345 67890 12345 67890', '12345678901234567890'],
  ['postal_tracking', '۱۲۳۴۵۶۷۸۹۰۱۲۳۴۵۶۷۸۹۰۱۲۳۴', '123456789012345678901234'],
  ['sheba', 'IR06 2960 0000 0010 0324 2000 01', 'IR062960000000100324200001'],
  ['sheba', 'ir-۰۶-۲۹۶۰۰۰۰۰۰۰۱۰۰۳۲۴۲۰۰۰۰۱', 'IR062960000000100324200001'],
  ['sheba', '\u200e062960000000100324200001', 'IR062960000000100324200001'],
  ['card_last_four', '٤٥٦٧', '4567'],
  ['card_last_four', '6037-9911-9950-0590', '0590'],
  ['national_id', '۰۰۱-۲۳۴۵۶۷-۹', '0012345679'],
  ['legal_id', '103 8028 4790', '10380284790'],
  ['economic_number', '10380284790', '10380284790'],
  ['economic_number', '0012345679 0001', '00123456790001'],
  ['postal_code', '۱۹۳۹۵-۴۷۱۴۵', '1939547145'],
  ['serial_number', 'sn۱۲۳/ab', 'SN123/AB'],
  ['files', 'abcdefgh12, abcdefgh34', ['abcdefgh12', 'abcdefgh34']],
];

/** What is refused; each with one sentence. */
const refused: [FieldType, string][] = [
  ['text', 'ا'.repeat(201)],
  ['long_text', 'ا'.repeat(5001)],
  ['email', 'sara'],
  ['email', 'sara@example'],
  ['email', 'a@b.ir, c@d.ir'],
  ['email', 'a@b.ir\nc@d.ir'],
  ['email', 'a@b@c.ir'],
  ['email', 'a..b@c.ir'],
  ['email', 'сara@example.com'],
  ['email', `${'a'.repeat(65)}@b.ir`],
  ['date', '1405/7/31'],
  ['time', '24:00'],
  ['time', '17:60'],
  ['time', '۱۳ صبح'],
  ['amount', 'زیاد'],
  ['amount', '6037-9911-9950-0590 ریال'],
  ['amount', '۶٬۰۳۷٬۹۹۱٬۱۹۹٬۵۰۰٬۵۹۰ ریال'],
  ['serial_number', 'sn: x'],
  ['order_number', 'x'],
  ['order_number', 'a\nb'],
  ['order_number', '<b>12</b>'],
  ['order_number', '6037-9911-9950-0590'],
  ['payment_reference', '6037991199500590'],
  ['payment_reference', '12'],
  ['postal_tracking', '1234567890123456789'],
  ['postal_tracking', '0'.repeat(20)],
  ['sheba', 'IR06296000000010032420000'],
  ['sheba', 'IR062960000000100324200010'],
  ['sheba', 'DE062960000000100324200001'],
  ['card_last_four', '123'],
  ['card_last_four', '6037991199500591'],
  ['national_id', '0012345678'],
  ['national_id', '1111111111'],
  ['national_id', '001234567'],
  ['legal_id', '10380284791'],
  ['legal_id', '11111111111'],
  ['economic_number', '00123456780001'],
  ['economic_number', '10380284791'],
  ['postal_code', '0939547145'],
  ['postal_code', '193954714'],
  ['files', '../../x'],
  ['files', 'abcdefgh1 abcdefgh2 abcdefgh3 abcdefgh4 abcdefgh5 abcdefgh6'],
];

describe('every kind of field', () => {
  test.each(read)('%s takes %j', (type, typed, value) => {
    expect(fieldRegistry[type].parse(typed)).toEqual({ ok: true, value });
  });

  test.each(refused)('%s refuses %j in one Persian sentence', (type, typed) => {
    const parsed = fieldRegistry[type].parse(typed);
    expect(parsed.ok).toBe(false);
    if (parsed.ok) return;
    expect(parsed.reason).toMatch(/^[\u0600-\u06ff][^\n]*\.$/);
    expect(parsed.reason).not.toMatch(/[0-9]/);
  });

  test('is in the table under its own name and takes back what it shows or stores', () => {
    expect(Object.keys(fieldRegistry)).toEqual([...fieldTypes]);
    for (const type of fieldTypes) expect(fieldRegistry[type].type).toBe(type);
    for (const [type, typed] of read) {
      const parsed = fieldRegistry[type].parse(typed);
      if (!parsed.ok || type === 'amount' || type === 'files') continue;
      expect(fieldRegistry[type].parse(String(parsed.value))).toEqual(parsed);
    }
  });

  test.each([
    ['mobile', '+989121234567', '۰۹۱۲ ۱۲۳ ۴۵۶۷'],
    ['date', '1405-09-03', 'سه‌شنبه ۳ آذر ۱۴۰۵'],
    ['time', '09:00', '۰۹:۰۰'],
    ['amount', 2_500_000, '۲۵۰٬۰۰۰ تومان'],
    ['sheba', 'IR062960000000100324200001', '\u2066IR06…0001\u2069'],
    ['sheba', 'IR820540102680020817909002', 'بانک پارسیان، \u2066IR82…9002\u2069'],
    ['postal_code', '1939547145', '19395-47145'],
    ['files', ['abcdefgh', 'ijklmnop'], '۲ فایل'],
  ] as const)('%s %j is shown as people write it', (type, value, shown) => {
    expect(showField({ type }, value as string)).toBe(shown);
  });
});

describe('rules from settings', () => {
  const choices = [{ value: 'card', label: 'کارت بانکی' }];

  test('a choice is taken by value or label and nothing else', () => {
    expect(readField({ type: 'choice', choices }, 'card')).toEqual({ ok: true, value: 'card' });
    expect(readField({ type: 'choice', choices }, 'کارت بانکی').ok).toBe(true);
    expect(readField({ type: 'choice', choices }, 'نقد').ok).toBe(false);
    expect(showField({ type: 'choice', choices }, 'card')).toBe('کارت بانکی');
  });

  test('an empty field is null, or wrong where it is required', () => {
    expect(readField({ type: 'sheba' }, ' \u200f\u200c ')).toEqual({ ok: true, value: null });
    expect(readField({ type: 'sheba', required: true }, ' ').ok).toBe(false);
  });

  test('a date may be asked from the past or the future', () => {
    const today = '1405-09-03';
    expect(readField({ type: 'date', when: 'past', today }, 'امروز').ok).toBe(true);
    expect(readField({ type: 'date', when: 'past', today }, '1405/9/4').ok).toBe(false);
    expect(readField({ type: 'date', when: 'future', today }, '1405/9/2').ok).toBe(false);
  });

  test('an amount keeps to its limits and counts in the unit of the settings', () => {
    const rules = { type: 'amount', unit: 'rial', minRials: 1000, maxRials: 5000 } as const;
    expect(readField(rules, '1000')).toEqual({ ok: true, value: 1000 });
    expect(readField(rules, '500 تومان')).toEqual({ ok: true, value: 5000 });
    expect(readField(rules, '999').ok).toBe(false);
    expect(readField(rules, '501 تومان').ok).toBe(false);
    expect(showField(rules, 5000)).toBe('۵٬۰۰۰ ریال');
  });

  test('an order number may have the form that the shop gives it', () => {
    const rules = { type: 'order_number', pattern: 'S-\\d{6}', example: 'S-123456' } as const;
    expect(readField(rules, 's-۱۲۳۴۵۶')).toEqual({ ok: true, value: 'S-123456' });
    expect(readField(rules, 'xS-123456').ok).toBe(false);
  });

  test('a rule that does not apply to its type is reported', () => {
    expect(misplacedRules('mobile', { maxFiles: 2 })).toEqual(['maxFiles']);
    expect(misplacedRules('choice', {})).toEqual(['choices']);
    expect(misplacedRules('amount', { unit: 'rial' })).toEqual([]);
  });
});
