import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApiFault } from '../../src/api/client.browser.ts';
import { sendWhenFree } from '../../src/attachments/send-when-free.browser.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const busy = () => new ApiFault({ code: 'busy', message: 'شلوغ است.' }, 5);
const refusing = (times: number, fault: () => Error = busy) => {
  let left = times;
  return vi.fn(async () => {
    if (left-- > 0) throw fault();
    return 'taken';
  });
};

test('R93 a file that is refused because too much came at once is sent again by itself', async () => {
  const send = refusing(2);
  const onWait = vi.fn();
  const sent = sendWhenFree(send, { signal: new AbortController().signal, onWait });
  await vi.advanceTimersByTimeAsync(4_900);
  expect(send).toHaveBeenCalledTimes(1);
  expect(onWait).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(6_000);
  expect(await sent).toBe('taken');
  expect(send).toHaveBeenCalledTimes(3);
});

test('it is given up after some tries, and at once where the answer says something else', async () => {
  const signal = new AbortController().signal;
  const endless = refusing(100);
  const sent = expect(sendWhenFree(endless, { signal, onWait() {} })).rejects.toThrow('شلوغ');
  await vi.advanceTimersByTimeAsync(300_000);
  await sent;
  expect(endless).toHaveBeenCalledTimes(7);
  const refused = refusing(1, () => new ApiFault({ code: 'file_type_refused', message: 'نه' }));
  await expect(sendWhenFree(refused, { signal, onWait() {} })).rejects.toThrow('نه');
});

test('it is not sent again once it was stopped', async () => {
  const stop = new AbortController();
  const send = refusing(1);
  const sent = expect(sendWhenFree(send, { signal: stop.signal, onWait() {} })).rejects.toThrow(
    'stopped',
  );
  await vi.advanceTimersByTimeAsync(1_000);
  stop.abort();
  await sent;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(send).toHaveBeenCalledTimes(1);
});
