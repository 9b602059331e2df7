import { expect, test } from 'vitest';
import { OwnActs } from '../../src/desk/thread/own-acts.ts';

test('an act goes to the version that the acts before it have made, and to no other', async () => {
  const acts = new OwnActs();
  const versions: number[] = [];
  const make = (to: number) => async (version: number) => {
    versions.push(version);
    return { version: to };
  };
  await Promise.all([acts.send(5, make(6)), acts.send(5, make(7)), acts.send(5, make(8))]);
  // A colleague made the ninth, which the agent has not seen; then it was seen.
  await acts.send(8, make(9));
  await acts.send(10, make(11));
  await acts.send(5, make(0));
  expect(versions).toEqual([5, 6, 7, 8, 10, 9]);
});

test('an act that is refused, kept back or without effect makes no version', async () => {
  const acts = new OwnActs();
  const versions: number[] = [];
  const refused = acts.send(5, () => Promise.reject(new Error('stale')));
  const kept = acts.send(5, async (version) => {
    versions.push(version);
    return { held: { id: 'a', dueAt: 1 } };
  });
  const idle = acts.send(5, async (version) => ({ version }));
  await expect(refused).rejects.toThrow('stale');
  await Promise.all([kept, idle]);
  await acts.send(5, async (version) => {
    versions.push(version);
    return { version };
  });
  expect(versions).toEqual([5, 5]);
});

test('the same act again while it is the newest and has not ended is no other', async () => {
  const acts = new OwnActs();
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const press = (what: string) =>
    acts.once(what, async () => {
      begun.push(what);
      await new Promise<void>((resolve) => ends.push(resolve));
      return null;
    });
  const both = [press('a'), press('a')];
  void press('b');
  void press('a');
  ends[0]?.();
  await Promise.all(both);
  void press('a');
  ends[2]?.();
  await new Promise((resolve) => setTimeout(resolve));
  void press('a');
  expect(begun).toEqual(['a', 'b', 'a', 'a']);
});
