import { expect, test } from 'vitest';
import { reduceUploads, type UploadEvent } from '../../src/attachments/upload-list.ts';

const listAfter = (...events: UploadEvent[]) => events.reduce(reduceUploads, []);
const added = { kind: 'added', key: 1, name: 'رسید.png' } as const;
const other = { kind: 'added', key: 2, name: 'قرارداد.pdf' } as const;

test('an upload fails, is tried again and goes from the list, and the others stay as they are', () => {
  expect(listAfter(added, other, { kind: 'progressed', key: 1, progress: 0.5 })).toEqual([
    { key: 1, name: 'رسید.png', progress: 0.5, fault: null },
    { key: 2, name: 'قرارداد.pdf', progress: 0, fault: null },
  ]);
  const failed = listAfter(added, other, { kind: 'failed', key: 1, fault: 'نرسید.' });
  expect(failed[0]).toMatchObject({ progress: null, fault: 'نرسید.' });
  expect(reduceUploads(failed, { kind: 'started', key: 1 })[0]).toMatchObject({
    progress: 0,
    fault: null,
  });
  expect(reduceUploads(failed, { kind: 'removed', key: 1 }).map(({ key }) => key)).toEqual([2]);
});

test('a late answer to an upload that was stopped changes nothing', () => {
  const left = listAfter(added, { kind: 'removed', key: 1 });
  expect(reduceUploads(left, { kind: 'failed', key: 1, fault: 'stopped' })).toEqual([]);
});

test('an upload that waits for others is sent again, and says so until it moves', () => {
  const waiting = listAfter(added, { kind: 'waiting', key: 1 });
  expect(waiting[0]).toMatchObject({ progress: 0, fault: null, isWaiting: true });
  for (const event of [
    { kind: 'progressed', key: 1, progress: 0.1 },
    { kind: 'failed', key: 1, fault: 'نرسید.' },
  ] as const)
    expect(reduceUploads(waiting, event)[0]?.isWaiting).toBeUndefined();
});
