import { expect, it } from 'vitest';
import type { SavedView } from '#shared/contract/desk/views.ts';
import { queryToSave } from '../../../src/desk/views/view-to-save.ts';

const saved: SavedView[] = [
  {
    ...{ id: 'v1', title: 'مالی‌های باز', department: null, canChange: true },
    query: { view: 'all', department: 'financial', state: 'open' },
  },
];

it.each([
  [{}, null],
  [{ view: 'mine' }, null],
  [{ q: 'سبد' }, { q: 'سبد' }],
  [
    { view: 'mine', state: 'waiting' },
    { view: 'mine', state: 'waiting' },
  ],
  [{ view: 'saved:v1' }, null],
  [
    { view: 'saved:v1', state: 'closed' },
    { view: 'all', department: 'financial', state: 'closed' },
  ],
  [{ state: 'unknown' }, null],
] as const)('of %j is saved %j', (query, kept) => {
  expect(queryToSave(query, saved)).toEqual(kept);
});
