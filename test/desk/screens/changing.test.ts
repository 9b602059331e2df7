import { describe, expect, it } from 'vitest';
import { changesOf } from '../../../src/desk/changing/changes.ts';
import { quickDays } from '../../../src/desk/snooze/snooze-days.ts';

const ticket = { title: 'پول نرسید', urgency: 'normal', requestTypeId: 'refund' } as const;
const box = (id: string, typed: string) => ({
  field: { id, type: 'text', label: id, required: true } as const,
  ...{ typed, shown: null },
});
const form = { fields: [box('order', '1234567'), box('note', '')] };

describe('what a change of a ticket sends', () => {
  it.each([
    ['nothing where nothing was typed', {}, null],
    [
      'nothing where the same was typed',
      { title: 'پول نرسید', urgency: 'normal', requestType: 'refund', 'facts.order': '1234567' },
      null,
    ],
    ['the title alone', { title: 'واریز نشد' }, { title: 'واریز نشد', facts: {} }],
    ['another type', { requestType: 'cancel' }, { requestType: 'cancel', facts: {} }],
    [
      'facts that differ, and no box of another type',
      { urgency: 'high', 'facts.order': '', 'facts.note': 'فوری', 'facts.sheba': 'IR' },
      { urgency: 'high', facts: { order: '', note: 'فوری' } },
    ],
  ])('%s', (_what, typed, sent) => {
    expect(changesOf(ticket, form, typed)).toEqual(sent);
  });
});

describe('days that are one tap away', () => {
  it.each([
    // A Tuesday, a Friday and a Saturday.
    ['1405-09-03', ['فردا صبح ۱۴۰۵/۰۹/۰۴', 'شنبه ۱۴۰۵/۰۹/۰۷', 'یک هفتهٔ دیگر ۱۴۰۵/۰۹/۱۰']],
    ['1405-09-06', ['فردا صبح ۱۴۰۵/۰۹/۰۷', 'یک هفتهٔ دیگر ۱۴۰۵/۰۹/۱۳']],
    ['1405-09-07', ['فردا صبح ۱۴۰۵/۰۹/۰۸', 'یک هفتهٔ دیگر ۱۴۰۵/۰۹/۱۴']],
  ])('after %s are tomorrow, Saturday and a week later, each once', (today, days) => {
    expect(quickDays(today).map(({ name, typed }) => `${name} ${typed}`)).toEqual(days);
  });
});
