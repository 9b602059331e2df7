import { expect, it } from 'vitest';
import { movedIn } from '../../../src/desk/views/view-order.ts';

it.each([
  ['b', 1, ['a', 'c', 'b']],
  ['b', -1, ['b', 'a', 'c']],
  ['a', -1, null],
  ['c', 1, null],
  ['none', 1, null],
] as const)('%s moved by %d is %j', (id, step, expected) => {
  expect(movedIn(['a', 'b', 'c'], id, step)).toEqual(expected);
});
