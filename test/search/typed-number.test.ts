import { describe, expect, it } from 'vitest';
import type { OrderType } from '#shared/contract/search.ts';
import { makeTrackingCode, showTrackingCode } from '#shared/fields/tracking-code.ts';
import { offersOf } from '#shared/forms/number-offers.ts';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { orderTypesOf, readNumber } from '#shared/search/typed-number.ts';
import { loadSettings } from '#shared/settings/load.ts';
import settingsFile from '../../content/settings.json' with { type: 'json' };
import { plainWords } from '../../src/search/plain-words.ts';
import { textForAddress } from '../../src/search/text-for-address.ts';

const code = makeTrackingCode(new Uint8Array([7, 3, 9, 22, 30, 4, 11, 2, 8, 17, 5]));
const printed = showTrackingCode(code);
const order = (rules: Partial<OrderType> = {}): OrderType => ({
  id: 'delivery',
  title: 'ارسال',
  fact: 'order',
  label: 'شمارهٔ سفارش',
  ...rules,
});

describe('a tracking code', () => {
  it.each([
    printed,
    code,
    printed.toLowerCase(),
    printed.replaceAll('-', ' '),
    printed.replaceAll('-', '–'),
    toPersianDigits(printed),
    `#${printed}`,
    `کد پیگیری ${printed}`,
    `درخواستم ${printed} چی شد؟`,
  ])('is known in «%s»', (typed) => {
    expect(readNumber(typed, [order()])).toEqual({ kind: 'tracking', code });
  });

  it('is none where its check letter is wrong', () => {
    const wrong = code.slice(0, -1) + (code.endsWith('0') ? '1' : '0');
    expect(readNumber(wrong, [])).toBeNull();
  });

  it('is no words in Latin letters, whatever their check letter would be', () => {
    const words = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'j', 'k', 'm', 'n', 'p', 'q', 'r', 's']
      .flatMap((last) =>
        ['pool kam sho', 'ramz nemiyad'].map((text) => `${text.slice(0, 11)}${last}`),
      )
      .concat('notification', 'shomare kart', 'pool kam shod');
    expect(words.map((word) => readNumber(word, []))).toEqual(words.map(() => null));
    expect(words.map(textForAddress)).toEqual(words);
  });

  it.each(['6037-9912-3456-7890', '989121234588', 'سفارش 603799123456', '6037 9912 3456'])(
    'is no number of digits alone as «%s»',
    (typed) => {
      expect(readNumber(typed, [order()])?.kind).not.toBe('tracking');
    },
  );

  it.each(['\u200c', '\u2212', '\u2011', '\u00ad', '\u00a0', '\t', '\u200f', '\u2009'])(
    'is in no address, whatever parts it: %j',
    (parting) => {
      const typed = `کد ${printed.replaceAll('-', parting)} چه شد`;
      expect(readNumber(typed, [])).toEqual({ kind: 'tracking', code });
      expect(textForAddress(typed)).toBe('کد چه شد');
    },
  );

  it('leads to its request', () => {
    const { offers } = offersOf({ kind: 'tracking', code });
    expect(offers).toMatchObject([{ href: `/requests/${printed}/`, title: 'پیگیری این درخواست' }]);
  });
});

describe('a mobile', () => {
  it.each(['09121234567', '۰۹۱۲ ۱۲۳ ۴۵۶۷', '+98 912 123 4567', 'شماره من ۰۹۱۲۱۲۳۴۵۶۷'])(
    'is known in «%s», and is in no address',
    (typed) => {
      const number = readNumber(typed, [order()]);
      expect(number).toEqual({ kind: 'mobile' });
      expect(offersOf(number!).offers).toMatchObject([
        { href: '/requests/', title: 'درخواست‌های من' },
      ]);
      expect(textForAddress(typed)).not.toMatch(/\p{N}/u);
    },
  );

  it.each(['02112345678', '0912123456', 'موبایل'])('is not known in «%s»', (typed) => {
    expect(readNumber(typed, [])).toBeNull();
  });
});

describe('an order number', () => {
  it.each([
    ['48213007', '48213007'],
    ['۴۸۲۱۳', '48213'],
    ['DK-482130', 'DK-482130'],
    ['سفارش ۴۸۲', '482'],
    ['شماره سفارش: 48213007', '48213007'],
    ['کد پیگیری سفارش 48213007', '48213007'],
    ['سفارش ۱۹۶۹۸۳۳۱۱۱', '1969833111'],
    ['order 02188776655', '02188776655'],
    ['DK-1969833111', 'DK-1969833111'],
  ])('without a pattern is «%s»', (typed, number) => {
    expect(readNumber(typed, [order()])).toEqual({ kind: 'order', number, types: [order()] });
  });

  it.each(['1405', 'سفارش', '72 ساعت', 'سفارش ۴۸۲۱۳ نرسید', '6037991234567890', 'iphone13'])(
    'without a pattern is not «%s»',
    (typed) => {
      expect(readNumber(typed, [order()])).toBeNull();
    },
  );

  it.each([
    ['a landline', '02188776655'],
    ['a landline', '۰۲۱ ۸۸۷۷ ۶۶۵۵'],
    ['a landline', '(۰۲۱) ۸۸۷۷۶۶۵۵'],
    ['a landline', '+98 21 8877 6655'],
    ['a landline', '00982188776655'],
    ['a landline', '982188776655'],
    ['a landline', 'شماره من ۰۲۱۸۸۷۷۶۶۵۵'],
    ['a mobile without its last digit', '0912123456'],
    ['a postal code', '1969833111'],
    ['a postal code', 'کد ۱۹۶۹۸۳۳۱۱۱'],
    ['a postal code', 'کد پستی ۱۹۶۹۸۳۳۱۱۱'],
    ['a national ID', '0012345679'],
    ['the ID of a company', '10380284790'],
    ['an economic number', '411111111112'],
    ['the reference of a payment', '123456789012'],
    ['the reference of a payment', 'شماره مرجع 48213007'],
    ['the reference of a payment', 'RRN 48213007'],
    ['the number of a parcel', 'کد رهگیری ۴۸۲۱۳۰۰۷'],
  ])('without a pattern is not %s, as «%s»', (_, typed) => {
    expect(readNumber(typed, [order()])).toBeNull();
  });

  it('is what the pattern of the settings says, though another number looks like that', () => {
    const types = [order({ pattern: '\\d{10}' })];
    expect(readNumber('1969833111', types)).toMatchObject({ kind: 'order', number: '1969833111' });
  });

  it('is known by the pattern of the settings alone', () => {
    const types = [order({ pattern: 'ORD\\d{4}' }), order({ id: 'cancel', pattern: '\\d{6}' })];
    const idsOf = (typed: string) => {
      const number = readNumber(typed, types);
      return number?.kind === 'order' ? number.types.map(({ id }) => id) : [];
    };
    expect(idsOf('ord1234')).toEqual(['delivery']);
    expect(idsOf('۱۲۳۴۵۶')).toEqual(['cancel']);
    expect(idsOf('1234567')).toEqual([]);
  });

  it('leads to the forms that ask for it, and is in no part of the address that servers see', () => {
    const { label, offers } = offersOf({ kind: 'order', number: '48213', types: [order()] });
    expect(label).toBe('ثبت درخواست با این شمارهٔ سفارش');
    const url = new URL(offers[0]!.href, 'https://a.example');
    expect([url.pathname, url.search]).toEqual(['/contact/delivery/', '']);
    expect(new URLSearchParams(url.hash.slice(1)).get('facts.order')).toBe('48213');
  });

  it('that several forms ask for has them chosen', () => {
    const types = [order(), order({ id: 'cancel' })];
    const { label, offers } = offersOf({ kind: 'order', number: '48213', types });
    expect(label).toBe('نوع درخواست با این شمارهٔ سفارش را انتخاب کنید');
    expect(offers).toHaveLength(2);
  });

  it('is asked for by listed types, first by those that need it', () => {
    const type = (id: string, required: boolean, listed = true) => ({
      ...loadSettings(settingsFile).requestTypes[0]!,
      id,
      listed,
      fields: [{ id: 'order', type: 'order_number' as const, label: 'شماره', required }],
    });
    const types = [type('a', false), type('b', true), type('c', true, false)];
    expect(orderTypesOf(types).map(({ id }) => id)).toEqual(['b', 'a']);
  });
});

describe('the address of results', () => {
  it.each([
    ['سفارشم با ۰۹۱۲۱۲۳۴۵۶۷ نرسید', 'سفارشم با نرسید'],
    ['کارت 6037-9911-2345-6789 مسدود', 'کارت مسدود'],
    ['به ali@example.com نیامد', 'به نیامد'],
    ['تا ۷۲ ساعت', 'تا ۷۲ ساعت'],
    [`درخواستم ${printed} چی شد`, 'درخواستم چی شد'],
  ])('of «%s» has «%s»', (typed, inAddress) => {
    expect(textForAddress(typed)).toBe(inAddress);
  });
});

describe('the address of results while nothing knows the numbers of a text', () => {
  it.each([
    ['تا ۷۲ ساعت', 'تا ۷۲ ساعت'],
    ['pool kam shod', 'pool kam shod'],
    ['سفارشم با ۰۹۱۲۱۲۳۴۵۶۷ نرسید', 'سفارشم با نرسید'],
    ['سفارشم با ۰۹۱۲ ۱۲۳ ۴۵ نرسید', 'سفارشم با نرسید'],
    ['به ali@example.com نیامد', 'به نیامد'],
    ['علی@مثال نیامد', 'نیامد'],
    [`درخواستم ${printed} چی شد`, 'درخواستم چی شد'],
    [`درخواستم ${printed.toLowerCase()} چی شد`, 'درخواستم چی شد'],
    ['کد ABCD EFGH JKMN', 'کد'],
  ])('of «%s» has «%s»', (typed, inAddress) => {
    expect(plainWords(typed)).toBe(inAddress);
  });
});
