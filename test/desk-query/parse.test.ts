import { describe, expect, it } from 'vitest';
import type { DeskChoices } from '#shared/contract/desk/views.ts';
import { parseDeskQuery } from '#shared/desk-query/parse.ts';

const choices: DeskChoices = {
  departments: [
    { id: 'financial', title: 'مالی' },
    { id: 'technical', title: 'پشتیبانی فنی' },
  ],
  destinations: [],
  states: [{ id: 'waiting', title: 'در انتظار بررسی' }],
  types: [{ id: 'refund', title: 'بازگشت وجه' }],
  urgencies: [{ id: 'high', title: 'زیاد' }],
  agencies: [],
  plans: [],
  agents: [{ id: 'a1', title: 'علی کاظمی' }],
  tags: [{ id: 't1', title: 'بازپرداخت' }],
  closeReasons: [],
  me: 'a1',
};
const conditionsOf = (text: string) =>
  parseDeskQuery(text, choices).conditions.map(({ field, value, not }) => [field, value, not]);

describe('a query with operators', () => {
  it.each([
    ['واحد:مالی', ['department', 'financial', false]],
    ['واحد:مالي', ['department', 'financial', false]],
    ['-واحد:"پشتیبانی فنی"', ['department', 'technical', true]],
    ['واحد:«پشتیبانی فنی»', ['department', 'technical', false]],
    ['واحد:پشتیبانی_فنی', ['department', 'technical', false]],
    ['واحد:technical', ['department', 'technical', false]],
    ['مسئول:من', ['assignee', 'me', false]],
    ['مسئول:هیچ‌کس', ['assignee', 'none', false]],
    ['مسئول:"علی کاظمی"', ['assignee', 'a1', false]],
    ['مسئول:خودم', ['assignee', 'me', false]],
    ['مسئول:بدون_مسئول', ['assignee', 'none', false]],
    ['اولویت:"بسیار مهم"', ['priority', '2', false]],
    ['اولویت:خیلی_زیاد', ['priority', '2', false]],
    ['-اولویت:کم‌اهمیت', ['priority', '-1', true]],
    ['مهلت:"بدون مهلت"', ['promise', 'none', false]],
    ['وضعیت:باز', ['state', 'open', false]],
    ['برچسب:بازپرداخت', ['tag', 't1', false]],
    ['نوع:"بازگشت وجه"', ['type', 'refund', false]],
    ['-فوریت:زیاد', ['urgency', 'high', true]],
    ['از:۱۴۰۵/۰۸/۰۱', ['from', '1405-08-01', false]],
    ['تا:1405-8-1', ['to', '1405-08-01', false]],
    ['مهلت:گذشته', ['promise', 'late', false]],
  ])('understands %s', (text, condition) => {
    expect(conditionsOf(text)).toEqual([condition]);
    expect(parseDeskQuery(text, choices)).toMatchObject({ words: '', fault: null });
  });

  it('keeps the words around operators, with their places', () => {
    const text = 'پول واحد:مالی کم شد https://a.example';
    const { words, parts } = parseDeskQuery(text, choices);
    expect(words).toBe('پول کم شد https://a.example');
    expect(parts.map(({ start, end }) => text.slice(start, end))).toEqual([
      ...['پول', 'واحد:مالی', 'کم', 'شد'],
      'https://a.example',
    ]);
  });

  it.each([
    ['چیز:مالی', '«چیز» جزو فیلترها نیست'],
    ['واحد:ناشناس', 'برای «واحد» مقدار «ناشناس» پیدا نشد'],
    ['واحد: مالی', 'پس از «واحد:»'],
    ['از:دیروز', 'تاریخ «از:»'],
    ['از:1405/13/01', 'تاریخ «از:»'],
  ])('says what is wrong with %s', (text, sentence) => {
    const { fault, conditions } = parseDeskQuery(text, choices);
    expect(fault).toContain(sentence);
    expect(conditions).toEqual([]);
  });
});
