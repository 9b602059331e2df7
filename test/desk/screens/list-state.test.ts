import { describe, expect, it } from 'vitest';
import { countWaiting } from '../../../src/desk/list/arrivals.ts';
import { initialList, type ListState, reduceList } from '../../../src/desk/list/list-state.ts';
import { mergeRows } from '../../../src/desk/list/merge-rows.ts';
import { rowOf } from './row-of.ts';

const rows = (codes: string) => [...codes].map((code) => rowOf({ code }));
const codes = (list: readonly { code: string }[] | undefined) =>
  (list ?? []).map(({ code }) => code).join('');
const page = (tickets: string, cursor: string | null = null) => ({
  tickets: rows(tickets),
  cursor,
  now: 0,
});
const opened = (tickets: string, cursor: string | null = null): ListState =>
  reduceList(initialList, { kind: 'opened', page: page(tickets, cursor) });

describe('the rows of the desk after its first page was read anew', () => {
  it.each([
    ['a new one comes on top', 'abc', 'xabc', '', true, 'xabc'],
    ['one has left', 'abc', 'ac', '', true, 'ac'],
    ['the open one stays where it stood though it left', 'abcd', 'acd', 'b', true, 'abcd'],
    ['the open one stays on top', 'abc', 'bc', 'a', true, 'abc'],
    ['the open one stays behind what moved', 'abc', 'cba', 'b', true, 'cba'],
    ['later pages stay', 'abcdef', 'xab', '', false, 'xabcdef'],
    ['one of the first page moved down or left', 'abcdef', 'bcx', '', false, 'bcxdef'],
    ['one of a later page came up', 'abcdef', 'eab', '', false, 'eabf'],
    ['nothing is in common', 'abc', 'xyz', '', false, 'xyz'],
    ['nothing is left', 'abc', '', '', true, ''],
  ] as const)('%s', (_, before, fresh, kept, isWhole, after) => {
    expect(codes(mergeRows(rows(before), rows(fresh), { kept, isWhole }))).toBe(after);
  });

  it('keeps the object of a row that did not change', () => {
    const before = rows('ab');
    const after = mergeRows(before, [rowOf({ code: 'a', unread: true }), rowOf({ code: 'b' })], {
      ...{ kept: '', isWhole: true },
    });
    expect(after[0]).not.toBe(before[0]);
    expect(after[1]).toBe(before[1]);
  });
});

describe('the list of the desk while somebody is in it', () => {
  it('moves no row, shows what each says now, and counts what waits', () => {
    const fresh = {
      tickets: [...rows('xb'), rowOf({ code: 'a', unread: true })],
      cursor: null,
      now: 5,
    };
    const held = reduceList(opened('abc'), {
      ...{ kind: 'refreshed', page: fresh, kept: '', isHeld: true },
    });
    expect(codes(held.rows)).toBe('abc');
    expect(held.rows?.[0]?.unread).toBe(true);
    expect(countWaiting(held)).toBe(2);
    const released = reduceList(held, { kind: 'released', kept: 'c' });
    expect(codes(released.rows)).toBe('xbac');
    expect(countWaiting(released)).toBe(0);
  });

  it('has nothing waiting where a row only left', () => {
    const held = reduceList(opened('abc'), {
      ...{ kind: 'refreshed', page: page('ac'), kept: '', isHeld: true },
    });
    expect(countWaiting(held)).toBe(0);
    expect(codes(held.rows)).toBe('abc');
  });

  it('goes on behind the last page that was loaded', () => {
    let state = opened('ab', 'after-b');
    state = reduceList(state, { kind: 'continued', page: page('bcd', 'after-d') });
    expect([codes(state.rows), state.cursor]).toEqual(['abcd', 'after-d']);
    state = reduceList(state, {
      ...{ kind: 'refreshed', page: page('xa', 'after-a'), kept: '', isHeld: false },
    });
    expect([codes(state.rows), state.cursor]).toEqual(['xabcd', 'after-d']);
    state = reduceList(state, {
      ...{ kind: 'refreshed', page: page('yz', 'after-z'), kept: '', isHeld: false },
    });
    expect([codes(state.rows), state.cursor]).toEqual(['yz', 'after-z']);
  });
});

describe('what arrives at the desk', () => {
  const came = (code: string, updatedAt: number) => rowOf({ code, updatedAt });
  const read = (now: number, ...tickets: ReturnType<typeof rowOf>[]) => ({
    ...{ tickets, cursor: null, now },
  });
  const arrived = (state: ListState) => codes(state.arrived);

  it('is counted until somebody looks, each ticket once', () => {
    let state = reduceList(initialList, { kind: 'opened', page: read(10, came('a', 5)) });
    const refresh = (page: ReturnType<typeof read>, isHeld: boolean) => {
      state = reduceList(state, { kind: 'refreshed', page, kept: '', isHeld });
    };
    refresh(read(20, came('b', 15), came('a', 5)), true);
    refresh(read(30, came('b', 15), came('a', 5)), true);
    expect([arrived(state), countWaiting(state)]).toEqual(['b', 1]);
    // A press anywhere is a look; what waits still waits, under the pointer of who is about to press its button.
    state = reduceList(state, { kind: 'looked-at' });
    expect([arrived(state), countWaiting(state)]).toEqual(['', 1]);
    refresh(read(40, came('b', 15), { ...came('a', 35), unread: true }), false);
    expect(arrived(state)).toBe('a');
    expect(arrived(reduceList(state, { kind: 'looked-at' }))).toBe('');
  });

  it('is not what only came up from the next page', () => {
    let state = reduceList(initialList, {
      kind: 'opened',
      page: read(10, came('a', 5), came('b', 5)),
    });
    state = reduceList(state, {
      ...{ kind: 'refreshed', page: read(20, came('b', 5), came('c', 6)), kept: '', isHeld: true },
    });
    expect([arrived(state), countWaiting(state)]).toEqual(['', 0]);
  });
});

it('shows no row of another view where a view could not be read, and all of it once it is', () => {
  const failed = reduceList(opened('abc', 'next'), { kind: 'failed' });
  expect(failed.rows).toBeUndefined();
  const read = reduceList(failed, {
    ...{ kind: 'refreshed', page: page('xy', 'more'), kept: '', isHeld: true },
  });
  expect(codes(read.rows)).toBe('xy');
  expect(read.cursor).toBe('more');
  expect(read.arrived).toEqual([]);
});
