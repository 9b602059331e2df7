import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import {
  read,
  runSteps,
  type Step,
  write,
  writeEach,
} from '../../worker/foundation/database/steps.ts';
import { createLog } from '../../worker/foundation/ports/log.ts';
import { freshDatabase } from '../helpers/database.ts';
import { countRoundTrips } from '../helpers/round-trips.ts';

async function table() {
  const { db, client } = await freshDatabase();
  await db.run(sql`CREATE TABLE written (what TEXT CHECK (what <> 'poison'))`);
  const lines: string[] = [];
  const put = (what: string) => db.run(sql`INSERT INTO written VALUES (${what})`);
  return {
    context: { db, log: createLog((line) => lines.push(line)) },
    db,
    put,
    lines,
    seen: countRoundTrips(client),
    written: async () =>
      (await db.all<{ what: string }>(sql`SELECT what FROM written ORDER BY what`)).map(
        ({ what }) => what,
      ),
  };
}

type Table = Awaited<ReturnType<typeof table>>;

async function* rounds({ db, put }: Table, name: string, count: number): Step {
  for (let i = 0; i < count; i++) {
    yield* write([put(`${name}${i}`)]);
    const [[own]] = yield* read([
      db.all<{ what: string }>(sql`SELECT what FROM written WHERE what = ${`${name}${i}`}`),
    ]);
    if (own?.what !== `${name}${i}`) throw new Error('This is the answer of another step.');
  }
}

async function* writing({ put }: Table, ...words: string[]): Step {
  yield* writeEach(
    {},
    words.map((word) => [put(word), put(`${word} too`)]),
  );
}

describe('steps side by side', () => {
  it('take as many trips as the longest of them, and each gets its own answers', async () => {
    const t = await table();
    const steps = { a: rounds(t, 'a', 3), b: rounds(t, 'b', 1), c: rounds(t, 'c', 2) };
    await runSteps(t.context, steps);
    expect(t.seen.trips).toBe(6);
    expect(await t.written()).toEqual(['a0', 'a1', 'a2', 'b0', 'c0', 'c1']);
    expect(t.lines).toEqual([]);
  });

  it('go on where one of them throws or has a statement that fails', async () => {
    const t = await table();
    async function* throwing(): Step {
      yield* read([t.db.all(sql`SELECT 1`)]);
      throw new Error('fetch failed');
    }
    await runSteps(t.context, {
      throwing: throwing(),
      poisoned: rounds({ ...t, put: () => t.put('poison') } as Table, 'p', 2),
      b: rounds(t, 'b', 2),
    });
    expect(await t.written()).toEqual(['b0', 'b1']);
    const steps = t.lines.map((line) => (JSON.parse(line) as { step: string }).step);
    expect(new Set(steps)).toEqual(new Set(['poisoned', 'throwing']));
  });

  it('write all but the one thing of a list that fails', async () => {
    const t = await table();
    const words = Array.from({ length: 20 }, (_, i) => `w${String(i).padStart(2, '0')}`);
    await runSteps(t.context, {
      listed: writing(t, ...words.slice(0, 13), 'poison', ...words.slice(13)),
      b: rounds(t, 'b', 1),
    });
    expect(await t.written()).toEqual(['b0', ...words.flatMap((word) => [word, `${word} too`])]);
    expect(t.lines).toHaveLength(1);
  });

  it('end together where no subrequest is left', async () => {
    const t = await table();
    t.db.$client.batch = () => Promise.reject(new Error('Too many subrequests.'));
    await expect(runSteps(t.context, { b: rounds(t, 'b', 1) })).rejects.toThrow('Too many');
    expect(t.lines).toEqual([]);
  });
});
