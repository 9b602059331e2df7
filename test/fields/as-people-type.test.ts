import { describe, expect, test } from 'vitest';
import type { FieldType } from '#shared/fields/field.ts';
import { fieldRegistry } from '#shared/fields/registry.ts';
import type { FieldRules } from '#shared/fields/rules.ts';
import { bankOfSheba } from '#shared/fields/sheba.ts';

const right = 'IR062960000000100324200001';
const grouped = 'IR06 2960 0000 0010 0324 2000 01';

/** What people and receipts write, and what is stored. */
const read: [FieldType, string, string, FieldRules?][] = [
  // A foreigner has a FIDA code where others have a national ID.
  ['national_id', '112233445566', '112233445566'],
  ['national_id', '۱۱۲۲۳۳۴۴۵۵۶۶', '112233445566'],
  ['national_id', 'کد فراگیر: 1122-3344-5566', '112233445566'],
  ['national_id', 'کد ملی: ۰۰۱۲۳۴۵۶۷۹', '0012345679'],
  ['national_id', 'شمارهٔ ملی ۰۰۱-۲۳۴۵۶۷-۹.', '0012345679'],
  ['economic_number', '11223344556601', '11223344556601'],
  ['economic_number', '112233445566 01', '11223344556601'],
  ['economic_number', '411111111111', '411111111111'],
  ['economic_number', 'شماره اقتصادی: ۴۱۱۱-۲۳۴۵-۶۷۸۹', '411123456789'],
  ['legal_id', 'شناسهٔ ملی: ۱۰۳۸۰۲۸۴۷۹۰', '10380284790'],
  ['postal_code', 'کدپستی ۱۹۳۹۵-۴۷۱۴۵', '1939547145'],
  ['postal_tracking', 'کد رهگیری: ۱۲۳۴۵ ۶۷۸۹۰ ۱۲۳۴۵ ۶۷۸۹۰', '12345678901234567890'],
  ['mobile', 'موبایل: ۰۹۱۲ ۱۲۳ ۴۵۶۷', '+989121234567'],
  ['mobile', '«۰۹۱۲۱۲۳۴۵۶۷»', '+989121234567'],
  // Payment gateways answer with tokens.
  ['payment_reference', 'aB3/xY+9Zq==', 'aB3/xY+9Zq=='],
  ['payment_reference', '/aB3+xY_9-Z.q=', '/aB3+xY_9-Z.q='],
  ['payment_reference', 'شماره پیگیری: aB3/xY+9Zq==', 'aB3/xY+9Zq=='],
  ['payment_reference', 'کد رهگیری ۱۲۳۴۵۶', '123456'],
  ['payment_reference', 'RRN: 123456789012', '123456789012'],
  ['payment_reference', 'Aa1'.repeat(21).concat('z'), 'Aa1'.repeat(21).concat('z')],
  ['order_number', '7', '7'],
  ['order_number', '۷', '7'],
  ['order_number', 'سفارش شماره ۱۲۳۴۵', '12345'],
  ['order_number', 'سفارش شمارهٔ ۱۲۳۴۵', '12345'],
  ['order_number', 'شماره‌ی سفارش: #۱۲۳۴۵', '12345'],
  ['order_number', 'شمارهٔ سفارش من ۱۲۳۴۵', '12345'],
  ['order_number', 'کد سفارش «DKC-۱۲۳۴۵»', 'DKC-12345'],
  ['order_number', 'Order no: 12345', '12345'],
  ['order_number', 'سفارش به شماره ۱۲۳۴۵', '12345'],
  ['order_number', 'سفارش با شماره ۱۲۳۴۵', '12345'],
  ['order_number', 'سفارشم شماره ۱۲۳۴۵ است.', '12345'],
  ['order_number', 'شماره سفارش من ۱۲۳۴۵ می‌باشد', '12345'],
  ['order_number', '۱۲۳۴۵.', '12345'],
  ['order_number', 'v1.2', 'V1.2'],
  ['payment_reference', 'شماره پیگیری: 123456.', '123456'],
  ['payment_reference', 'aB12.', 'aB12.'],
  ['order_number', '"12345"', '12345'],
  ['order_number', 'SN123', 'SN123'],
  ['order_number', 'ORDER-12345', 'ORDER-12345'],
  ['order_number', 'سفارش-۱۲', 'سفارش-12', { pattern: 'سفارش-\\d+' }],
  ['serial_number', 'سریال دستگاه: sn۱۲۳/ab', 'SN123/AB'],
  ...[
    `شبا: ${grouped}`,
    `شماره شبا ${right}`,
    `SHABA: ${right}`,
    `Sheba number ${right}`,
    `IBAN No: ${right}`,
    `IBAN ${grouped}`,
    `iban:${right}`,
    `Sheba: ${right}`,
    '062960000000100324200001IR',
    '06 2960 0000 0010 0324 2000 01 IR',
    'IR06/2960/0000/0010/0324/2000/01',
    'IR06*2960*0000*0010*0324*2000*01',
    'IR06,2960,0000,0010,0324,2000,01',
    '«۰۶۲۹۶۰۰۰۰۰۰۰۱۰۰۳۲۴۲۰۰۰۰۱»',
    `${right} بانک ملت`,
    `${right}.`,
  ].map((typed): [FieldType, string, string] => ['sheba', typed, right]),
  ...[
    '6037-99**-****-0590',
    '603799******0590',
    '6037 99xx xxxx 0590',
    'xxxx-xxxx-xxxx-0590',
    '****0590',
    '**** **** **** ۰۵۹۰',
    '•••• ۰۵۹۰',
    '…0590',
    '...0590',
    '۶۰۳۷۹۹…۰۵۹۰',
    'کارت 6037-9911-9950-0590',
    '6037/9911/9950/0590',
    '0590 9950 9911 6037',
    '0590-****-**99-6037',
    'کارت: ۰۵۹۰',
    '۴ رقم آخر: ۰۵۹۰',
    'چهار رقم آخر کارت من ۰۵۹۰',
  ].map((typed): [FieldType, string, string] => ['card_last_four', typed, '0590']),
];

/** What stays no value: the check digits still count. */
const refused: [FieldType, string][] = [
  ['national_id', '111111111111'],
  ['national_id', '11223344556'],
  ['national_id', 'کد ملی: ۰۰۱۲۳۴۵۶۷۸'],
  ['economic_number', '112233445566'],
  ['economic_number', '11111111111111'],
  ['payment_reference', 'a'.repeat(65)],
  ['payment_reference', 'aB3 <b>'],
  ['order_number', 'x'],
  ['order_number', 'سفارش شماره 6037-9911-9950-0590'],
  ['sheba', `شبا: ${right.slice(0, -1)}0`],
  ['sheba', `${right}${right}`],
  ['sheba', 'IR06O960000000100324200001'],
  ['card_last_four', '6037-99**-****-12'],
  ['card_last_four', '12345678'],
  ['card_last_four', '****1234 ****5678'],
  ['card_last_four', 'abcd1234'],
  ['mobile', 'موبایل'],
];

describe('numbers and addresses as people write them', () => {
  test.each(read)('%s takes %j as %j', (type, typed, value, rules) => {
    expect(fieldRegistry[type].parse(typed, rules)).toEqual({ ok: true, value });
    expect(fieldRegistry[type].parse(value, rules)).toEqual({ ok: true, value });
  });

  test.each(refused)('%s refuses %j', (type, typed) => {
    expect(fieldRegistry[type].parse(typed).ok).toBe(false);
  });

  test('banks that were merged are called by the bank that pays', () => {
    expect(bankOfSheba('IR000800000000000000000000')).toContain('بانک ملی ایران');
    expect(bankOfSheba('IR000620000000000000000000')).toContain('بانک ملی ایران');
    expect(bankOfSheba('IR000510000000000000000000')).toBeNull();
  });
});
