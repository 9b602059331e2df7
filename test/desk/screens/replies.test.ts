import { expect, it } from 'vitest';
import type { SavedReply } from '#shared/contract/desk/replies.ts';
import { findReplies } from '../../../src/desk/replies/find-replies.ts';
import { fillPlaceholders, unfilledIn } from '../../../src/desk/replies/placeholders.ts';

const facts = [
  { id: 'order', label: 'شمارهٔ سفارش', value: '70297', claimed: false, canRead: false },
];
const known = {
  customer: { name: 'نرگس احمدی', identities: [], plan: null, agency: null, blocked: null },
  code: 'YSKM-T5FN-D67A',
  promise: null,
  department: { id: 'financial', title: 'مالی' },
  facts,
  agent: 'سارا محمدی',
};

it('fills in what the request knows, and leaves and names what it does not', () => {
  const text = fillPlaceholders(
    'سلام {name}، سفارش {fact:order} تا {promise} می‌رسد. {fact:order} {fact:none} {agent}، {department}، {code} {other}',
    known,
  );
  expect(text).toBe(
    'سلام نرگس احمدی، سفارش 70297 تا {promise} می‌رسد. 70297 {fact:none} سارا محمدی، مالی، YSKM-T5FN-D67A {other}',
  );
  expect(unfilledIn(text, facts).map(({ placeholder, title }) => [placeholder, title])).toEqual([
    ['{promise}', 'مهلت پاسخ'],
    ['{fact:none}', 'اطلاعات درخواست'],
  ]);
  expect(unfilledIn('سلام {other} {}', facts)).toEqual([]);
});

it('a value with signs of replacement is put in as it is', () => {
  expect(
    fillPlaceholders('{name}', { ...known, customer: { ...known.customer, name: '$& $1' } }),
  ).toBe('$& $1');
});

it('finds replies by folded beginnings of words, titles first', () => {
  const reply = (title: string, text = ''): SavedReply => ({
    ...{ id: title, title, text, sharing: 'own', department: null, uses: 0, canChange: true },
  });
  const replies = [
    reply('ساعت کاری', 'پیک‌ها تا ۱۸ می‌آیند'),
    reply('کد رهگیری پیك', 'کد شما'),
    reply('بازگشت وجه', 'تا ۷۲ ساعت'),
  ];
  const titles = (typed: string) => findReplies(replies, typed).map(({ title }) => title);
  expect(titles('')).toHaveLength(3);
  expect(titles('پیک')).toEqual(['کد رهگیری پیك', 'ساعت کاری']);
  expect(titles('72')).toEqual(['بازگشت وجه']);
  expect(titles('وجه بازگ')).toEqual(['بازگشت وجه']);
  expect(titles('گشت')).toEqual([]);
});
