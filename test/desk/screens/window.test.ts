import { expect, it } from 'vitest';
import { windowAt } from '../../../src/desk/list/use-window.browser.ts';

it.each([
  ['at the top', 88, { first: 0, last: 30 }],
  ['in the middle', 88 - 2_500 * 64, { first: 2_480, last: 2_530 }],
  ['at the end', 900 - 5_000 * 64, { first: 4_970, last: 5_000 }],
])('draws of 5,000 rows those near what is seen: %s', (_, top, shown) => {
  expect(windowAt(top, 900, { count: 5_000, rowHeight: 64 })).toEqual(shown);
});

it('draws nothing of an empty list', () => {
  expect(windowAt(88, 900, { count: 0, rowHeight: 64 })).toEqual({ first: 0, last: 0 });
});
