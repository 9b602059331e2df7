import { expect, test } from 'vitest';
import type { DeskThread } from '#shared/contract/desk/thread.ts';
import { initialThread, reduceThread } from '../../src/desk/thread/thread-state.ts';

const thread = (...ids: string[]) => {
  const messages = ids.map((id) => ({ id }));
  return { messages } as DeskThread;
};
const freshIn = (...threads: DeskThread[]) => [
  ...threads.reduce((state, next) => reduceThread(state, { kind: 'shown', thread: next }), {
    ...initialThread,
  }).fresh,
];

test('a version that is shown already waits for nobody, nor one before it', () => {
  const versioned = (version: number) => ({ ...thread('a'), version });
  const shown = reduceThread(initialThread, { kind: 'shown', thread: versioned(3) });
  const newer = (version: number) =>
    reduceThread(shown, { kind: 'changed-meanwhile', thread: versioned(version) }).newer;
  expect([newer(2), newer(3)]).toEqual([undefined, undefined]);
  expect(newer(4)).toMatchObject({ version: 4 });
});

test('messages count as new once they come to a thread that was shown before', () => {
  expect(freshIn(thread('a', 'b'))).toEqual([]);
  expect(freshIn(thread('a', 'b'), thread('a', 'b', 'c'))).toEqual(['c']);
  expect(freshIn(thread('a'), thread('a', 'c'), thread('a', 'c'))).toEqual(['c']);
});

test('a thread stays on the screen when a request fails, unless it is gone', () => {
  const shown = reduceThread(initialThread, { kind: 'shown', thread: thread('a') });
  const failed = reduceThread(shown, { kind: 'failed', fault: 'نرسید.', isGone: false });
  expect(failed).toMatchObject({ fault: 'نرسید.', thread: shown.thread });
  expect(
    reduceThread(shown, { kind: 'failed', fault: 'نیست.', isGone: true }).thread,
  ).toBeUndefined();
  expect(reduceThread(failed, { kind: 'loaded' }).fault).toBeUndefined();
});
