import { expect, it } from 'vitest';
import type { DeskChoices } from '#shared/contract/desk/views.ts';
import type { OperatorField } from '#shared/desk-query/names.ts';
import { idOfValue } from '#shared/desk-query/operators.ts';
import { filtersFor } from '../../../src/desk/list/filters.ts';
import { faultOf, typedParts, withOperatorsAsFilters } from '../../../src/desk/list/typed-query.ts';

const choices: DeskChoices = {
  departments: [
    { id: 'technical', title: 'پشتیبانی فنی' },
    { id: 'financial', title: 'مالی' },
  ],
  ...{
    destinations: [],
    states: [],
    types: [],
    urgencies: [],
    agencies: [],
    plans: [],
    agents: [],
    tags: [],
    closeReasons: [],
    me: '1',
  },
};

it('takes one operator out of a typed text and leaves the rest as it was typed', () => {
  const parts = typedParts('سبد -واحد:"پشتیبانی فنی" خرید مسئول:من', choices);
  expect(parts).toEqual([
    {
      ...{ title: 'واحد', value: 'پشتیبانی فنی', not: true },
      rest: 'سبد خرید مسئول:من',
    },
    {
      ...{ title: 'مسئول', value: 'من', not: false },
      rest: 'سبد -واحد:"پشتیبانی فنی" خرید',
    },
    {
      ...{ title: '', value: 'سبد خرید', not: false },
      rest: '-واحد:"پشتیبانی فنی" مسئول:من',
    },
  ]);
});

it.each([
  ['واحد:مالی سبد', { department: 'financial', q: 'سبد' }],
  ['-واحد:مالی', { department: '-financial', q: '' }],
  ['واحد:مالی -واحد:"پشتیبانی فنی"', { department: 'financial', q: '-واحد:"پشتیبانی فنی"' }],
  ['-از:۱۴۰۵/۰۸/۰۱', { q: '-از:۱۴۰۵/۰۸/۰۱' }],
  ['رنگ:سبز سبد', { q: 'رنگ:سبز سبد' }],
] as const)('makes filters of «%s» and loses nothing', (text, filters) => {
  expect(withOperatorsAsFilters({ view: 'all' }, text, choices)).toEqual({
    view: 'all',
    ...filters,
  });
});

it('says what is wrong once it is known what there is', () => {
  expect(faultOf('رنگ:سبز', choices)).toContain('«رنگ» جزو فیلترها نیست');
  expect(faultOf('رنگ:سبز', undefined)).toBeNull();
  expect(faultOf('واحد:مالی', choices)).toBeNull();
});

it('understands each value as the filters write it', () => {
  const states = (['waiting', 'in_review', 'answered', 'closed'] as const).map((id) => ({
    id,
    title: `وضعیت ${id}`,
  }));
  const stateWords = Object.fromEntries(states.map(({ id, title }) => [id, title]));
  const known = { ...choices, states };
  const options = filtersFor({ ...known, stateWords }).flatMap(({ name, options }) =>
    options.map(({ id, title }) => ({ name: name as OperatorField, id, title })),
  );
  expect(options).toContainEqual({ name: 'state', id: 'open', title: 'درخواست‌های باز' });
  for (const { name, id, title } of options)
    expect(idOfValue(name, title, known), `${name}:${title}`).toBe(id);
});
